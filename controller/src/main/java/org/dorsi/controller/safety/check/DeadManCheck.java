package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;

/** Whether the dead-man switch is held; silence is a release. Control thread only. */
final class DeadManCheck implements SafetyCheck {

  /** How long a key counts as held after it was said to be; keyboards repeat every 30 to 50 ms. */
  private static final long KEY_NS = 500_000_000L;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final DeadMan kind;
  private long heldNs = NEVER;

  DeadManCheck(DeadMan kind) {
    this.kind = kind;
  }

  @Override
  public void look(Sight sight, Findings findings) {
    boolean held = true;
    if (kind instanceof DeadMan.Key) {
      held = isKeyHeld(sight.operator(), sight.nowNs());
    } else if (kind instanceof DeadMan.BoardInput input) {
      held = isInputClosed(sight.readings(), input, sight.nowNs());
    }
    if (!held) {
      findings.release();
    }
  }

  private boolean isKeyHeld(List<OperatorCommand> commands, long nowNs) {
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i) instanceof OperatorCommand.DeadMan key) {
        heldNs = key.held() ? nowNs : NEVER;
      }
    }
    return nowNs - heldNs <= KEY_NS;
  }

  private boolean isInputClosed(
      List<SensorReading> readings, DeadMan.BoardInput input, long nowNs) {
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i) instanceof FootSwitchSample sample && sample.side() == input.side()) {
        heldNs = (sample.closedBits() & input.bit()) != 0 ? sample.arrivalNs() : NEVER;
      }
    }
    return nowNs - heldNs <= LegTracker.STALE_NS;
  }
}
