package org.dorsi.controller.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.TickTiming;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the figures of a session tick by tick. Allocates only when a suspension begins.
 *
 * <p>Control thread only, until the loop has ended.
 */
public final class SessionStatistics implements TickListener {

  private final TickTiming timing;
  private final LegStatistics left = new LegStatistics(Side.LEFT);
  private final LegStatistics right = new LegStatistics(Side.RIGHT);
  private final List<SessionSummary.Suspension> suspensions = new ArrayList<>();
  private List<ChannelState> channels = List.of();
  private GuardStatus guard = GuardStatus.absent();
  private boolean suspended;

  /** Whether the last tick was armed, or in a suspension of that. */
  private boolean armed;

  public SessionStatistics(TickTiming timing) {
    this.timing = timing;
  }

  @Override
  public void onTick(TickInputs inputs, TickOutputs outputs) {
    left.onTick(outputs);
    right.onTick(outputs);
    channels = outputs.channels();
    guard = inputs.guard();
    String cause = causeOf(outputs.safety());
    if (cause != null && !suspended) {
      suspensions.add(new SessionSummary.Suspension(outputs.timeNs(), cause));
    }
    suspended = cause != null;
    armed = suspended || isArmed(outputs.safety());
  }

  private static boolean isArmed(SafetyState state) {
    return !(state instanceof SafetyState.Disconnected || state instanceof SafetyState.Idle);
  }

  private @Nullable String causeOf(SafetyState state) {
    if (state instanceof SafetyState.Suspended s) {
      return s.cause();
    }
    if (state instanceof SafetyState.Disconnected) {
      return armed ? "stimulator lost: " + guard.detail() : null;
    }
    return state instanceof SafetyState.EmergencyStopped s ? s.cause() : null;
  }

  /** The strides of one leg so far. */
  public LegSummary leg(Side side) {
    return (side == Side.LEFT ? left : right).summary();
  }

  /** The session as far as it has come. */
  public SessionSummary summary() {
    List<SessionSummary.Delivered> delivered = new ArrayList<>();
    for (ChannelState c : channels) {
      int number = c.channel().number();
      delivered.add(
          new SessionSummary.Delivered(
              c.channel(), guard.pulses(number), guard.chargeNanocoulombs(number) * 1e-3));
    }
    LegSummary l = left.summary();
    LegSummary r = right.summary();
    double cadence =
        Double.isNaN(l.cadence())
            ? r.cadence()
            : Double.isNaN(r.cadence()) ? l.cadence() : (l.cadence() + r.cadence()) / 2;
    return new SessionSummary(l, r, cadence, delivered, timing.worstNs(), suspensions);
  }
}
