package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.sensors.BodySegment;
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

  /** A halted foot stops within this time. */
  private static final double HALT_SECONDS = 0.15;

  /** Apart from a detector's usual offset. */
  private static final double FOLLOWED_SECONDS = 0.08;

  /** The shank shows less of a soft landing. */
  private static final double BY_SHANK_SECONDS = 0.15;

  /**
   * These rigid shanks turn back fastest a quarter of a second before toe off, which is where the
   * unit alone has learned to tell it; after a stride of another length it tells it when it shows.
   */
  private static final double TOE_OFF_BY_SHANK_SECONDS = 0.45;

  private static final PlanarWalk WALK = new PlanarWalk(SPEED, 3, SECONDS - 6, 0.03, 0.05, 5);

  private static final ObservedWalk.Motion MOTION = ObservedWalk.sampled(WALK, SECONDS);

  private static final List<GaitPhase> PHASES =
      Stream.of(GaitPhase.values()).filter(GaitPhase::isPhase).toList();

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

  /**
   * Where each of the seven phases of the right leg begins in the stride of the fault, and ends.
   */
  private static double[] phaseSeconds() {
    double contact = truth("IC").stream().filter(t -> t > FAULT_SECONDS).findFirst().orElseThrow();
    double next = truth("IC").stream().filter(t -> t > contact).findFirst().orElseThrow();
    return Stream.of(
            Stream.of(contact, next),
            within(Side.LEFT, "TO", contact, next),
            within(Side.RIGHT, "HO", contact, next),
            within(Side.LEFT, "IC", contact, next),
            within(Side.RIGHT, "TO", contact, next),
            within(Side.RIGHT, "FA", contact, next),
            within(Side.RIGHT, "TV", contact, next))
        .flatMap(seconds -> seconds)
        .sorted()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Stream<Double> within(Side side, String label, double from, double to) {
    return WALK.truth(side).stream()
        .filter(e -> e.label().equals(label))
        .map(e -> e.timeNs() * 1e-9)
        .filter(t -> t > from && t < to);
  }

  /** The feet stop where they are, as on a belt that is halted: no metronome goes on. */
  @ParameterizedTest
  @EnumSource
  void tellsNothingMoreOnceTheFootHasStoppedInAnyOfTheSevenPhases(LegSetup.Detector detector) {
    double[] begins = phaseSeconds();
    assertEquals(8, begins.length, "seven phases");
    for (int phase = 0; phase < PHASES.size(); phase++) {
      double stop = (begins[phase] + begins[phase + 1]) / 2;
      ObservedWalk observed = ObservedWalk.of(frozen(stop), soles(stop), detector, 3).run(stop + 6);
      List<GaitEvent> events =
          observed.events().stream()
              .filter(e -> e.side() == Side.RIGHT && e.timeNs() * 1e-9 > stop + HALT_SECONDS)
              .toList();
      // A swinging foot that has come to rest has landed: that ends the swing, and nothing follows.
      assertTrue(
          events.stream().noneMatch(e -> e.label().equals("TO"))
              && events.stream().filter(e -> e.label().equals("IC")).count() <= (phase < 4 ? 0 : 1)
              && events.stream().noneMatch(e -> e.timeNs() * 1e-9 > stop + 0.7),
          detector + " stopped in " + PHASES.get(phase).words() + ": " + events);
      LegState after = observed.state(Side.RIGHT, stop + 6);
      assertEquals(GaitPhase.NOT_WALKING, after.phase(), detector + " " + phase);
      assertEquals(GaitForecast.NONE, after.forecast(), detector + " " + phase);
    }
  }

  /** One stride, or all from then on, takes a fifth longer or less: everything in it slower. */
  @ParameterizedTest
  @EnumSource
  void followsAStrideThatIsAFifthLongerOrShorter(LegSetup.Detector detector) {
    double from = truth("IC").stream().filter(t -> t > FAULT_SECONDS).findFirst().orElseThrow();
    double one = truth("IC").stream().filter(t -> t > from).findFirst().orElseThrow();
    for (double factor : new double[] {0.8, 1.2}) {
      for (double to : new double[] {one, WALKED_SECONDS}) {
        Tempo tempo = new Tempo(from, to, factor);
        ObservedWalk observed =
            ObservedWalk.of(tempo.motion(), tempo.soles(), detector, 3).run(WALKED_SECONDS - 3);
        for (String label : List.of("IC", "TO")) {
          List<Double> usual = deviations(observed, tempo, label, 3 + 8 * STRIDE_SECONDS, from);
          double offset = usual.stream().sorted().toList().get(usual.size() / 2);
          List<Double> changed = deviations(observed, tempo, label, from, WALKED_SECONDS - 4);
          String what = detector + " " + label + " times " + factor + ": ";
          assertTrue(
              changed.stream().allMatch(d -> Math.abs(d - offset) < followed(detector, label)),
              () -> what + changed + " usually " + offset);
          assertEquals(
              changed.size(), found(observed, label, from + 0.3, WALKED_SECONDS - 4), 1, what);
        }
      }
    }
  }

  private static double followed(LegSetup.Detector detector, String label) {
    if (detector != LegSetup.Detector.SHANK_IMU) {
      return FOLLOWED_SECONDS;
    }
    return label.equals("IC") ? BY_SHANK_SECONDS : TOE_OFF_BY_SHANK_SECONDS;
  }

  /** Detected minus true instant of each true event; of one that is not found, very much. */
  private static List<Double> deviations(
      ObservedWalk observed, Tempo tempo, String label, double from, double to) {
    List<Double> detected = observed.seconds(label, Side.RIGHT);
    return truth(label).stream()
        .map(tempo::slowed)
        .filter(t -> t > from && t < to)
        .map(
            t ->
                detected.stream()
                    .map(d -> d - t)
                    .min(Comparator.comparingDouble(Math::abs))
                    .orElse(Double.POSITIVE_INFINITY))
        .toList();
  }

  /** The walk, with the time between two instants of it taken a factor slower. */
  private record Tempo(double fromSeconds, double toSeconds, double factor) {

    /** When the person does what the walk does at an instant. */
    double slowed(double walked) {
      double within = Math.max(0, Math.min(walked, toSeconds) - fromSeconds);
      return walked + (factor - 1) * within;
    }

    private double walked(double seconds) {
      double within = Math.max(0, Math.min(seconds, slowed(toSeconds)) - fromSeconds);
      return seconds - within + within / factor;
    }

    ObservedWalk.Motion motion() {
      return (side, segment, seconds) -> {
        PlanarWalk.Place place = segment == BodySegment.FOOT ? WALK.instep(side) : WALK.shank(side);
        return PlanarWalk.measured(t -> place.at(walked(t)), seconds);
      };
    }

    ObservedWalk.Soles soles() {
      return (side, seconds) -> WALK.closedBits(side, walked(seconds));
    }
  }

  private static ObservedWalk.Motion frozen(double stopSeconds) {
    return (side, segment, seconds) -> {
      double since = seconds - stopSeconds;
      double[] moved = MOTION.at(side, segment, Math.min(seconds, stopSeconds));
      if (since <= 0) {
        return moved;
      }
      double left = Math.max(0, 1 - since / HALT_SECONDS);
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

  /** As the insole of a hemiparetic walker (P05 of AGoRA) did in up to a third of the strides. */
  @Test
  void doesNotTakeSwitchesThatLetGoShortlyBeforeTheLandingForStuck() {
    List<Double> toeOffs = truth("TO").stream().filter(t -> t > FAULT_SECONDS).toList();
    List<Double> released = new ArrayList<>();
    for (int i = 0; i < toeOffs.size(); i += 3) {
      double left = toeOffs.get(i);
      truth("IC").stream().filter(t -> t > left).findFirst().ifPresent(t -> released.add(t - 0.03));
    }
    ObservedWalk observed =
        ObservedWalk.of(
                MOTION,
                (side, seconds) -> {
                  boolean late =
                      side == Side.RIGHT
                          && released.stream().anyMatch(t -> seconds < t && seconds > t - 0.6);
                  return late ? 15 : WALK.closedBits(side, seconds);
                },
                LegSetup.Detector.SWITCH_FOOT,
                3)
            .run(WALKED_SECONDS);
    assertTrue(released.size() >= 4, released::toString);
    for (GaitEvent event : observed.events()) {
      double seconds = event.timeNs() * 1e-9;
      if (event.side() == Side.RIGHT && seconds > FAULT_SECONDS) {
        assertEquals(EventSource.FUSION, event.source(), event.toString());
        if (event instanceof GaitEvent.ToeOff) {
          assertFalse(
              released.stream().anyMatch(t -> seconds < t && seconds > t - 0.6), event.toString());
        }
      }
    }
  }

  @Test
  void outlivesAUnitThatRepeatsItself() {
    ObservedWalk observed =
        ObservedWalk.of(MOTION, WALK::closedBits, LegSetup.Detector.FUSION, 3)
            .repeatingFrom(FAULT_SECONDS)
            .run(WALKED_SECONDS);
    assertGoesOn(observed);
    assertEquals(PhaseReason.IMU_SILENT, observed.state(Side.RIGHT, WALKED_SECONDS).reason());
  }
}
