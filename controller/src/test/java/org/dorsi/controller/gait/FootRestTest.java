package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FootRestTest {

  private static final double GRAVITY = 9.81;

  /** Whether a foot that feels this along it, and else gravity, rests after half a second. */
  private static boolean rests(DoubleUnaryOperator forward) {
    SignalHistory history = new SignalHistory();
    FootRest rest = new FootRest();
    boolean resting = false;
    for (int i = 0; i < 100; i++) {
      double seconds = i * SignalHistory.STEP_SECONDS;
      int from = history.steps();
      history.add(Math.round(seconds * 1e9), 0.1, forward.applyAsDouble(seconds), GRAVITY, GRAVITY);
      for (int step = from; step < history.steps(); step++) {
        resting = rest.follow(history, step, 4);
      }
    }
    return resting;
  }

  @Test
  void restsOnABeltThatShakesByATenthOfGravity() {
    for (double hertz : new double[] {12, 27, 50}) {
      assertTrue(rests(t -> GRAVITY / 10 * StrictMath.sin(2 * Math.PI * hertz * t)), hertz + " Hz");
    }
  }

  /** A hemiparetic foot hangs still in mid-swing, but its deceleration goes on changing. */
  @Test
  void doesNotRestWhileTheForceAlongItGoesOnChanging() {
    assertFalse(rests(t -> 12 * t));
  }
}
