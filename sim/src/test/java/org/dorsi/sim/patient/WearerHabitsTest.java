package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

  /** Learned of a brisk walker, worn by a slow one, and the other way round: nothing false. */
  @ParameterizedTest
  @EnumSource
  void theHabitsOfAnotherMannerOfWalkingDoNoHarm(LegSetup.Detector detector) {
    for (double[] speeds : new double[][] {{1.4, 0.4}, {0.4, 1.4}, {1.0, 0.6}}) {
      PlanarWalk before = new PlanarWalk(speeds[0], 3, 30, 0.03, 0.05, 5);
      String stale =
          ObservedWalk.of(ObservedWalk.sampled(before, 33), before::closedBits, detector, 3)
              .run(32)
              .habits()
              .text();
      PlanarWalk walk = new PlanarWalk(speeds[1], 3, 50, 0.03, 0.05, 6);
      double end = 50;
      ObservedWalk.Motion motion = ObservedWalk.sampled(walk, 54);
      ObservedWalk observed =
          ObservedWalk.of(motion, walk::closedBits, detector, 40)
              .restored(WearerHabits.parse(stale))
              .run(end);
      ObservedWalk fresh = ObservedWalk.of(motion, walk::closedBits, detector, 40).run(end);
      String what = detector + " of " + speeds[0] + " m/s at " + speeds[1] + " m/s: ";
      for (String label : List.of("IC", "TO")) {
        List<Double> truth =
            walk.truth(Side.RIGHT).stream()
                .filter(e -> e.label().equals(label))
                .map(e -> e.timeNs() * 1e-9)
                .filter(t -> t < end - 0.4)
                .toList();
        double first = truth.get(0) - 0.3;
        // Never two events for one step, and none between the steps.
        List<Double> told =
            observed.seconds(label, Side.RIGHT).stream()
                .filter(d -> d > first && d < end - 0.8)
                .toList();
        assertTrue(
            told.stream().allMatch(d -> truth.stream().anyMatch(t -> Math.abs(d - t) < 0.3)),
            () -> what + "false " + label + " " + told + truth);
        assertTrue(told.size() <= truth.size() + 1, what + told.size() + " " + label);
        // Twenty strides on it tells what a detector tells that began anew.
        double adapted = truth.get(Math.min(20, truth.size() - 5));
        List<Double> late = told.stream().filter(d -> d > adapted).toList();
        List<Double> anew =
            fresh.seconds(label, Side.RIGHT).stream().filter(d -> d > adapted).toList();
        assertEquals(anew.size(), late.size(), 1, what + label);
        assertTrue(
            late.stream().allMatch(d -> anew.stream().anyMatch(a -> Math.abs(a - d) < 0.05)),
            () -> what + label + " " + late + " anew " + anew);
      }
    }
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
