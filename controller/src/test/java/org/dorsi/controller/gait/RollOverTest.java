package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A shank that rolls over as the simulated patient's does at 1.2 m/s: 37 degrees a second. */
class RollOverTest {

  private static final double HEEL_OFF_SECONDS = 0.4;
  private static final double LEAN_RAD = -0.3;
  private static final double TURN_RAD_PER_SEC = -0.65;

  private static RollOver taught(int lessons) {
    RollOver rollOver = new RollOver();
    for (int k = 0; k < lessons; k++) {
      rollOver.lesson(HEEL_OFF_SECONDS, LEAN_RAD, TURN_RAD_PER_SEC);
    }
    return rollOver;
  }

  private static double lean(double seconds) {
    return LEAN_RAD + (seconds - HEEL_OFF_SECONDS) * TURN_RAD_PER_SEC;
  }

  @Test
  void tellsHeelOffByAsMuchEarlierAsSwitchesAreLate() {
    RollOver rollOver = taught(3);
    assertFalse(rollOver.isDue(0.375, lean(0.375), TURN_RAD_PER_SEC));
    assertTrue(rollOver.isDue(0.38, lean(0.38), TURN_RAD_PER_SEC));
  }

  @Test
  void waitsForAShankThatLagsBehind() {
    assertFalse(taught(3).isDue(0.45, lean(0.45) + 0.1, TURN_RAD_PER_SEC));
  }

  @Test
  void tellsNothingByTheClockOfAShankThatStands() {
    assertFalse(taught(3).isDue(1, LEAN_RAD, -0.1));
  }

  @Test
  void tellsNothingBeforeSwitchesHaveTaughtThreeStrides() {
    assertFalse(taught(2).isDue(0.5, lean(0.5), TURN_RAD_PER_SEC));
  }
}
