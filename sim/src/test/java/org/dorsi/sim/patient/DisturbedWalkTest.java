package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks that stop, walks with gaps, and fused sensors of which one fails: right foot, 0.8 m/s. */
class DisturbedWalkTest {

  private static final double SPEED = 0.8;
  private static final double SECONDS = 40;
  private static final double WALKED_SECONDS = 34;
  private static final double STRIDE_SECONDS = new PlanarGait(SPEED).strideSeconds();

  /** One stride's time at which a fault begins, in the middle of the walk. */
  private static final double FAULT_SECONDS = 18;

  private static final PlanarWalk WALK = new PlanarWalk(SPEED, 3, SECONDS - 6, 0.03, 0.05, 5);

  private static final ObservedWalk.Motion MOTION = ObservedWalk.sampled(WALK, SECONDS);

  private static List<Double> truth(String label) {
    return WALK.truth(Side.RIGHT).stream()
        .filter(e -> e.label().equals(label))
        .map(e -> e.timeNs() * 1e-9)
        .toList();
  }

  /** Every event is near a true one, but for the offset of a unit that no switch has taught. */
  private static void assertTrueEvents(Object what, ObservedWalk observed, double from, double to) {
    for (String label : List.of("IC", "TO")) {
      for (double seconds : observed.seconds(label, Side.RIGHT)) {
        if (seconds > from && seconds < to) {
          assertTrue(
              truth(label).stream().anyMatch(t -> Math.abs(t - seconds) < 0.3),
              what + ": " + label + " at " + seconds + " s is none");
        }
      }
    }
  }

  private static int found(ObservedWalk observed, String label, double from, double to) {
    return (int)
        observed.seconds(label, Side.RIGHT).stream().filter(s -> s > from && s < to).count();
  }

  private static int expected(String label, double from, double to) {
    return (int) truth(label).stream().filter(s -> s > from && s < to).count();
  }

  @ParameterizedTest
  @EnumSource
  void findsEveryStepOfAWholeWalk(LegSetup.Detector detector) {
    ObservedWalk observed =
        ObservedWalk.of(MOTION, WALK::closedBits, detector, 3).run(WALKED_SECONDS);
    double from = 3 + 8 * STRIDE_SECONDS;
    assertTrueEvents(detector, observed, from, WALKED_SECONDS);
    assertEquals(
        expected("IC", from, WALKED_SECONDS), found(observed, "IC", from, WALKED_SECONDS), 1);
    assertEquals(
        expected("TO", from, WALKED_SECONDS), found(observed, "TO", from, WALKED_SECONDS), 1);
  }

  /** The feet stop where they are, as on a belt that is halted: no metronome goes on. */
  @ParameterizedTest
  @EnumSource
  void tellsNothingMoreOnceTheFootHasStopped(LegSetup.Detector detector) {
    for (int k = 0; k < 5; k++) {
      double stop = FAULT_SECONDS + k * STRIDE_SECONDS / 5;
      ObservedWalk observed = ObservedWalk.of(frozen(stop), soles(stop), detector, 3).run(stop + 6);
      List<GaitEvent> events =
          observed.events().stream()
              .filter(e -> e.side() == Side.RIGHT && e.timeNs() * 1e-9 > stop + 0.15)
              .toList();
      // A swinging foot that has come to rest has landed: that ends the swing, and nothing follows.
      assertTrue(
          events.size() <= 2
              && events.stream().noneMatch(e -> e.label().equals("TO"))
              && events.stream().noneMatch(e -> e.timeNs() * 1e-9 > stop + 0.7),
          detector + " stopped at " + stop + ": " + events);
    }
  }

  private static ObservedWalk.Motion frozen(double stopSeconds) {
    // Halts within 0.15 s.
    return (side, segment, seconds) -> {
      double since = seconds - stopSeconds;
      double[] moved = MOTION.at(side, segment, Math.min(seconds, stopSeconds));
      if (since <= 0) {
        return moved;
      }
      double left = Math.max(0, 1 - since / 0.15);
      return new double[] {left * moved[0], left * moved[1], 9.81 + left * (moved[2] - 9.81)};
    };
  }

  private static ObservedWalk.Soles soles(double stopSeconds) {
    return (side, seconds) -> WALK.closedBits(side, Math.min(seconds, stopSeconds));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1, 3.3})
  void tellsNothingFalseAroundAGapAndLocksAgainWithinTwoStrides(double gapSeconds) {
    for (LegSetup.Detector detector : LegSetup.Detector.values()) {
      for (int k = 0; k < 3; k++) {
        double from = FAULT_SECONDS + k * STRIDE_SECONDS / 3;
        double to = from + gapSeconds;
        ObservedWalk observed =
            ObservedWalk.of(MOTION, WALK::closedBits, detector, 3)
                .hearing(reading -> reading.timeNs() < from * 1e9 || reading.timeNs() > to * 1e9)
                .run(WALKED_SECONDS);
        assertEquals(0, found(observed, "IC", from, to) + found(observed, "TO", from, to));
        assertTrueEvents(detector + " gap at " + from, observed, from, WALKED_SECONDS);
        double locked = to + 2 * STRIDE_SECONDS;
        assertEquals(
            expected("IC", locked, WALKED_SECONDS),
            found(observed, "IC", locked, WALKED_SECONDS),
            1,
            detector + " IC");
      }
    }
  }

  private static ObservedWalk failing(Predicate<SensorReading> heard) {
    return ObservedWalk.of(MOTION, WALK::closedBits, LegSetup.Detector.FUSION, 3)
        .hearing(reading -> reading.timeNs() < FAULT_SECONDS * 1e9 || heard.test(reading))
        .run(WALKED_SECONDS);
  }

  private static void assertGoesOn(ObservedWalk observed) {
    assertTrueEvents("fusion", observed, FAULT_SECONDS, WALKED_SECONDS);
    for (String label : List.of("IC", "TO")) {
      int expected = expected(label, FAULT_SECONDS, WALKED_SECONDS);
      assertEquals(expected, found(observed, label, FAULT_SECONDS, WALKED_SECONDS), 1, label);
    }
  }

  @Test
  void outlivesSwitchesThatFallSilent() {
    ObservedWalk observed = failing(reading -> !(reading instanceof FootSwitchSample));
    assertGoesOn(observed);
    assertEquals(PhaseReason.SWITCHES_SILENT, observed.state(Side.RIGHT, WALKED_SECONDS).reason());
    assertEquals(EventSource.FOOT_IMU, observed.state(Side.RIGHT, WALKED_SECONDS).source());
  }

  @Test
  void outlivesUnitsThatFallSilent() {
    ObservedWalk observed = failing(reading -> !(reading instanceof ImuSample));
    assertGoesOn(observed);
    assertEquals(PhaseReason.IMU_SILENT, observed.state(Side.RIGHT, WALKED_SECONDS).reason());
    assertEquals(EventSource.FOOT_SWITCH, observed.state(Side.RIGHT, WALKED_SECONDS).source());
  }

  /** The heel's switch, all of them closed, all of them open; from then on, within one stride. */
  @ParameterizedTest
  @ValueSource(ints = {FootSwitchSample.HEEL, 15, 0})
  void outlivesSwitchesThatStick(int stuckBits) {
    ObservedWalk observed =
        ObservedWalk.of(
                MOTION,
                (side, seconds) -> {
                  int bits = WALK.closedBits(side, seconds);
                  if (seconds < FAULT_SECONDS) {
                    return bits;
                  }
                  return stuckBits == FootSwitchSample.HEEL ? bits | stuckBits : stuckBits;
                },
                LegSetup.Detector.FUSION,
                3)
            .run(WALKED_SECONDS);
    assertTrueEvents("fusion", observed, FAULT_SECONDS + STRIDE_SECONDS, WALKED_SECONDS);
    double from = FAULT_SECONDS + STRIDE_SECONDS;
    for (String label : List.of("IC", "TO")) {
      assertEquals(
          expected(label, from, WALKED_SECONDS),
          found(observed, label, from, WALKED_SECONDS),
          1,
          label);
    }
    assertEquals(PhaseReason.SWITCHES_STUCK, observed.state(Side.RIGHT, WALKED_SECONDS).reason());
    assertEquals(EventSource.FOOT_IMU, observed.state(Side.RIGHT, WALKED_SECONDS).source());
  }

  @Test
  void outlivesAUnitThatRepeatsItself() {
    ObservedWalk observed =
        ObservedWalk.of(MOTION, WALK::closedBits, LegSetup.Detector.FUSION, 3)
            .repeatingFrom(FAULT_SECONDS)
            .run(WALKED_SECONDS);
    assertGoesOn(observed);
    assertEquals(PhaseReason.IMU_MISSES, observed.state(Side.RIGHT, WALKED_SECONDS).reason());
  }
}
