package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A shank that swings as a sine about the mean that walkers' shanks have: the angle is known. */
class ShankTiltTest {

  private static final double MEAN_RAD = -0.312;
  private static final double REACH_RAD = 0.5;
  private static final int STRIDE = SignalHistory.steps(1.2);

  /** The 0.5 deg/s by which a gyroscope's zero is off when it is turned on (one deviation). */
  private static final double DRIFT_RAD_PER_SEC = 0.5 * StrictMath.PI / 180;

  private final ShankTilt tilt = new ShankTilt();
  private int step;

  private static double turn(int step) {
    double frequency = 2 * StrictMath.PI / STRIDE;
    return REACH_RAD * frequency / SignalHistory.STEP_SECONDS * StrictMath.cos(frequency * step);
  }

  private static double angle(int step) {
    return MEAN_RAD + REACH_RAD * StrictMath.sin(2 * StrictMath.PI * step / STRIDE);
  }

  private void walk(int strides) {
    for (int last = step + strides * STRIDE; step < last; step++) {
      tilt.follow(turn(step) + DRIFT_RAD_PER_SEC);
      if (step % STRIDE == STRIDE / 3) {
        tilt.strideEnds();
      }
    }
  }

  @Test
  void countsFromTheMeanOfTheStridesWhateverTheUnitIsStrappedOnLike() {
    assertFalse(tilt.isKnown());
    walk(3);
    assertTrue(tilt.isKnown());
    assertEquals(angle(step), tilt.angleRad(), 0.03);
    walk(20);
    assertEquals(angle(step), tilt.angleRad(), 0.005);
  }

  @Test
  void aStrideThatStandingBrokeOffMovesNoZero() {
    walk(20);
    for (int standing = 0; standing < SignalHistory.steps(5); standing++) {
      tilt.follow(DRIFT_RAD_PER_SEC);
      tilt.breakOff();
    }
    walk(1);
    assertEquals(angle(step), tilt.angleRad(), 0.02);
  }
}
