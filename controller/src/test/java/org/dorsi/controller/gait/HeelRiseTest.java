package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class HeelRiseTest {

  private static final double PUSH_OFF_RAD_PER_SEC = 5;

  private final HeelRise heel = new HeelRise();

  /** A heel that rises with 3 rad/s2 has come up by a degree after 0.12 s. */
  @Test
  void tellsAHeelThatRisesOnceItHasComeUpByADegree() {
    int step = 0;
    while (!heel.follow(-3 * step * SignalHistory.STEP_SECONDS, PUSH_OFF_RAD_PER_SEC)) {
      step++;
    }
    assertEquals(0.12, step * SignalHistory.STEP_SECONDS, 0.011);
  }

  @Test
  void aShakingBeltRaisesNoHeel() {
    for (int step = 0; step < 2000; step++) {
      double shaken = 0.8 * StrictMath.sin(step * SignalHistory.STEP_SECONDS * 25 * 6.28);
      assertFalse(heel.follow(shaken, PUSH_OFF_RAD_PER_SEC), "step " + step);
    }
  }

  @Test
  void anOffsetOfTheUnitRaisesNoHeel() {
    for (int step = 0; step < 2000; step++) {
      assertFalse(heel.follow(-0.25, PUSH_OFF_RAD_PER_SEC), "step " + step);
    }
  }
}
