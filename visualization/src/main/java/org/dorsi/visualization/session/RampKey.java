package org.dorsi.visualization.session;

import java.util.function.Consumer;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.jspecify.annotations.Nullable;

/**
 * The key that is held to raise a channel under calibration: says again and again that a hand is
 * there, for as long as one is and the ramp lasts. Main thread only.
 */
final class RampKey {

  /** A hand counts for a second; this is often enough to lose some words of it. */
  private static final long AGAIN_NS = 100_000_000;

  /** How long the session may take to show that the ramp has begun. */
  private static final long BEGIN_NS = 300_000_000;

  private final Consumer<OperatorCommand> operator;
  private @Nullable String channel;
  private long pressedNs;
  private long saidNs;

  RampKey(Consumer<OperatorCommand> operator) {
    this.operator = operator;
  }

  /** The key went down. */
  void press(String onChannel, long nowNs) {
    channel = onChannel;
    pressedNs = nowNs;
    say(true, nowNs);
  }

  /** Time passes with the key down: a ramp that has ended needs another press. */
  void hold(SafetyState state, long nowNs) {
    if (channel == null || nowNs - saidNs < AGAIN_NS) {
      return;
    }
    boolean lasts =
        state instanceof SafetyState.Calibrating calibrating
            && calibrating.channel().equals(channel);
    if (lasts || nowNs - pressedNs < BEGIN_NS) {
      say(true, nowNs);
    } else {
      release(nowNs);
    }
  }

  /** The key went up. */
  void release(long nowNs) {
    say(false, nowNs);
    channel = null;
  }

  private void say(boolean held, long nowNs) {
    if (channel != null) {
      operator.accept(new OperatorCommand.Calibrate(channel, held));
      saidNs = nowNs;
    }
  }
}
