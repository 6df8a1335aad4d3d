package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WearerHabitsTest {

  private static final PlanarWalk WALK = new PlanarWalk(0.8, 3, 24, 0.03, 0.05, 5);
  private static final ObservedWalk.Motion MOTION = ObservedWalk.sampled(WALK, 28);

  /** In the first stride, when a stranger is still being learned. */
  private static final double EARLY_SECONDS = 5;

  private static ObservedWalk observed(LegSetup.Detector detector, long seed) {
    return ObservedWalk.of(MOTION, WALK::closedBits, detector, seed);
  }

  @ParameterizedTest
  @EnumSource(names = {"FOOT_IMU", "SHANK_IMU", "FOOT_SHANK"})
  void aKnownWearerNeedsNoCalibration(LegSetup.Detector detector) {
    ObservedWalk first = observed(detector, 3).run(EARLY_SECONDS);
    assertEquals(GaitPhase.CALIBRATING, first.state(Side.RIGHT, EARLY_SECONDS).phase());
    String saved = observed(detector, 3).run(27).habits().text();
    // Another day, other units.
    ObservedWalk next =
        observed(detector, 40).restored(WearerHabits.parse(saved)).run(EARLY_SECONDS);
    LegState state = next.state(Side.RIGHT, EARLY_SECONDS);
    assertTrue(state.phase().isPhase(), state.toString());
  }

  @Test
  void comesBackToTheBit() {
    String saved = observed(LegSetup.Detector.FUSION, 3).run(20).habits().text();
    assertEquals(saved, WearerHabits.parse(saved).text());
    assertEquals(
        saved,
        observed(LegSetup.Detector.FUSION, 3).restored(WearerHabits.parse(saved)).habits().text());
  }

  @Test
  void refusesWhatIsNoNumber() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> WearerHabits.parse("right.stride 1.2\nleft.x NaN\n"));
    assertEquals("line 2: numbers must be finite, got NaN", e.getMessage());
  }
}
