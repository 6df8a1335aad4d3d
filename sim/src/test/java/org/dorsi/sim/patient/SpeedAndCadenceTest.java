package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Speeds of 0.2 to 1.8 m/s, 25 to 150 strides a minute, adults and children: where they meet, with
 * no setting touched. Contacts and toe offs within 0.1 s of the true ones from the fourth stride
 * on, the shank's alone after twenty.
 */
class SpeedAndCadenceTest {

  private static final double STANDING_SECONDS = 3;
  private static final int STRIDES = 32;
  private static final int LEARNED_STRIDES = 3;
  private static final int CALIBRATED_STRIDES = 20;
  private static final double WITHIN_SECONDS = 0.1;
  private static final double LEAST_F1 = 0.95;
  private static final double ADULT = PlanarGait.ADULT_LEG_METERS;

  static Stream<PlanarGait> corners() {
    return Stream.concat(shownByTheShank(), Stream.of(gait(1.8, 150, ADULT), gait(1.2, 150, 0.5)));
  }

  /** All but a child's shank at 150 strides a minute. */
  static Stream<PlanarGait> shownByTheShank() {
    return Stream.of(
        gait(0.2, 25, ADULT),
        gait(0.3, 30, ADULT),
        gait(0.2, 50, ADULT),
        gait(0.3, 50, 0.45),
        gait(0.9, 75, 0.6),
        gait(0.9, 100, 0.5),
        gait(0.3, 100, ADULT),
        gait(1.8, 64, ADULT),
        gait(1.8, 135, ADULT),
        gait(0.6, 150, 0.45));
  }

  private static PlanarGait gait(double speed, double stridesPerMinute, double leg) {
    return new PlanarGait(speed, 60 / stridesPerMinute, leg);
  }

  @ParameterizedTest
  @MethodSource("corners")
  void findsTheStrides(PlanarGait gait) {
    Walked walked = new Walked(gait, 200);
    List<String> off = new ArrayList<>();
    for (LegSetup.Detector detector : LegSetup.Detector.values()) {
      if (detector != LegSetup.Detector.SHANK_IMU) {
        walked.judge(detector, LEARNED_STRIDES, off);
      }
    }
    assertTrue(off.isEmpty(), String.join("\n", off));
  }

  @ParameterizedTest
  @MethodSource("shownByTheShank")
  void findsTheStridesByTheShankAlone(PlanarGait gait) {
    List<String> off = new ArrayList<>();
    new Walked(gait, 200).judge(LegSetup.Detector.SHANK_IMU, CALIBRATED_STRIDES, off);
    assertTrue(off.isEmpty(), String.join("\n", off));
  }

  @ParameterizedTest
  @MethodSource("corners")
  void findsTheStridesWithSlowAndFastUnits(PlanarGait gait) {
    List<String> off = new ArrayList<>();
    for (double rateHz : new double[] {100, 400}) {
      new Walked(gait, rateHz).judge(LegSetup.Detector.FOOT_IMU, LEARNED_STRIDES, off);
    }
    assertTrue(off.isEmpty(), String.join("\n", off));
  }

  /** The heel of a brisk walker rises at 36 % of the stride, before any toe off. */
  @ParameterizedTest
  @MethodSource("corners")
  void tellsAHeelThatHasTheOnlySwitchAsSoonAsItRises(PlanarGait gait) {
    Walked walked = new Walked(gait, 200);
    ObservedWalk observed = walked.observed(LegSetup.Detector.FOOT_SWITCH, FootSwitchSample.HEEL);
    for (double heelOff : walked.truth(Side.RIGHT, "HO")) {
      assertTrue(
          observed.seconds("TO", Side.RIGHT).stream()
              .anyMatch(t -> t >= heelOff && t < heelOff + 0.02),
          () -> "heel off at " + heelOff + " s");
    }
  }

  /** A walk of both legs, its truth and what a unit's rate makes of its motion. */
  private static final class Walked {
    private final double rateHz;
    private final double seconds;
    private final PlanarWalk walk;
    private final ObservedWalk.Motion motion;

    Walked(PlanarGait gait, double rateHz) {
      this.rateHz = rateHz;
      double walks = STRIDES * gait.strideSeconds();
      seconds = STANDING_SECONDS + walks - 1;
      walk = new PlanarWalk(gait, STANDING_SECONDS, walks, 0.03, 0.05, 7);
      motion = ObservedWalk.sampled(walk, seconds + 1, rateHz);
    }

    ObservedWalk observed(LegSetup.Detector detector, int fittedBits) {
      ObservedWalk.Soles soles = (side, time) -> walk.closedBits(side, time) & fittedBits;
      return ObservedWalk.of(rateHz, motion, soles, detector, 3).run(seconds);
    }

    List<Double> truth(Side side, String label) {
      return walk.truth(side).stream()
          .filter(e -> e.label().equals(label))
          .map(e -> e.timeNs() * 1e-9)
          .filter(t -> t < seconds - 0.5)
          .toList();
    }

    /** Adds what is found too seldom, and what is told between the steps. */
    void judge(LegSetup.Detector detector, int fromStride, List<String> off) {
      ObservedWalk observed = observed(detector, 15);
      for (Side side : Side.values()) {
        for (String label : List.of("IC", "TO")) {
          List<Double> truth = truth(side, label);
          List<Double> told = observed.seconds(label, side);
          truth = truth.subList(fromStride, truth.size());
          double offset = isKnownToBeApart(detector, label) ? offset(truth, told) : 0;
          double f1 = f1(truth, told, offset);
          if (f1 < LEAST_F1) {
            off.add(
                String.format(
                    Locale.ROOT,
                    "%s at %.0f Hz, %s %s: F1 %.2f",
                    detector,
                    rateHz,
                    side,
                    label,
                    f1));
          }
        }
      }
    }

    /** These rigid shanks turn back fastest long before toe off, by a constant. */
    private static boolean isKnownToBeApart(LegSetup.Detector detector, String label) {
      return detector == LegSetup.Detector.SHANK_IMU && label.equals("TO");
    }

    private static double offset(List<Double> truth, List<Double> told) {
      List<Double> apart =
          truth.stream().flatMap(t -> nearest(told, t).map(d -> d - t).stream()).sorted().toList();
      return apart.isEmpty() ? 0 : apart.get(apart.size() / 2);
    }

    private static Optional<Double> nearest(List<Double> told, double seconds) {
      return told.stream().min(Comparator.comparingDouble(d -> Math.abs(d - seconds)));
    }

    /** Strides are four times as long as the tolerance at least: no event is near two of them. */
    private static double f1(List<Double> truth, List<Double> told, double offset) {
      long found =
          truth.stream()
              .filter(
                  t ->
                      nearest(told, t + offset)
                          .filter(d -> Math.abs(d - offset - t) <= WITHIN_SECONDS)
                          .isPresent())
              .count();
      double first = truth.get(0) + offset - WITHIN_SECONDS;
      double last = truth.get(truth.size() - 1) + offset + WITHIN_SECONDS;
      long within = told.stream().filter(d -> d >= first && d <= last).count();
      return 2.0 * found / (truth.size() + within);
    }
  }
}
