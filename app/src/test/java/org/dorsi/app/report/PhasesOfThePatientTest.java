package org.dorsi.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoublePredicate;
import org.dorsi.controller.gait.GaitForecast;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.Side;
import org.dorsi.sim.rig.Walker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The healthy patient made of physics, in shoes and units with all their errors: the phases that
 * meet the bar of 20 ms mean and deviation must go on meeting it. The whole table, with what does
 * not meet it, is docs/detection-phases.md.
 */
class PhasesOfThePatientTest {

  private static final double BAR_MS = 20;

  /** Without terminal stance. */
  private static final List<GaitPhase> SUPPORTS =
      List.of(
          GaitPhase.LOADING_RESPONSE,
          GaitPhase.MID_STANCE,
          GaitPhase.PRE_SWING,
          GaitPhase.INITIAL_SWING);

  private static final List<GaitPhase> SWINGS =
      List.of(GaitPhase.MID_SWING, GaitPhase.TERMINAL_SWING);

  private static void assertMet(
      PatientWalk walk, LegSetup.Detector detector, List<GaitPhase> phases) {
    for (Side side : Side.values()) {
      assertMet(walk, detector, side, phases);
    }
  }

  private static void assertMet(
      PatientWalk walk, LegSetup.Detector detector, Side side, List<GaitPhase> phases) {
    PhaseOnsets onsets = new PhaseOnsets(walk, detector);
    for (GaitPhase phase : phases) {
      Spread spread = onsets.deviations(side, phase);
      String what = detector + " " + side + " " + phase + " " + spread.words();
      assertTrue(spread.count() >= 15, what + ", " + spread.count() + " onsets");
      assertEquals(onsets.truthNs(side, phase).size(), spread.count(), what);
      assertTrue(Math.abs(spread.meanMs()) <= BAR_MS && spread.sdMs() <= BAR_MS, what);
    }
  }

  /** The shank's units sit askew, by 9 degrees on one leg and by 3 on the other. */
  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4})
  void tellsThePhasesWhenTheyBegin(double speedMetersPerSec) {
    PatientWalk walk = PatientWalk.of(Walker.of("healthy"), speedMetersPerSec, 50, false, 3);
    assertMet(walk, LegSetup.Detector.FUSION, SUPPORTS);
    assertMet(walk, LegSetup.Detector.FUSION, List.of(GaitPhase.MID_SWING));
    if (speedMetersPerSec >= 0.8) {
      assertMet(walk, LegSetup.Detector.FUSION, SWINGS);
    }
    if (speedMetersPerSec >= 0.8 && speedMetersPerSec <= 1.3) {
      assertMet(walk, LegSetup.Detector.FOOT_SHANK, SUPPORTS);
      assertMet(walk, LegSetup.Detector.FOOT_SHANK, SWINGS);
    }
    if (speedMetersPerSec >= 0.9) {
      // Slower, the heel leaves the belt after the other foot's contact.
      assertMet(walk, LegSetup.Detector.FUSION, List.of(GaitPhase.TERMINAL_STANCE));
    }
    if (speedMetersPerSec >= 1.0) {
      assertMet(walk, LegSetup.Detector.FOOT_SWITCH, SUPPORTS);
    }
    if (speedMetersPerSec == 1.0) {
      assertMet(walk, LegSetup.Detector.FOOT_SHANK, List.of(GaitPhase.TERMINAL_STANCE));
      assertMet(walk, LegSetup.Detector.FOOT_IMU, SUPPORTS);
    }
  }

  /** The paretic leg's mid-swing, as late as 89 ms by the way of the foot, is told by 45. */
  @Test
  void tellsThePhasesOfAStimulatedDropFoot() {
    PatientWalk walk = PatientWalk.of(Walker.of("stroke-drop-foot"), 0.8, 50, true, 3);
    assertMet(walk, LegSetup.Detector.FUSION, SUPPORTS);
    assertMet(walk, LegSetup.Detector.FUSION, Side.LEFT, SWINGS);
    Spread paretic =
        new PhaseOnsets(walk, LegSetup.Detector.FUSION).deviations(Side.RIGHT, GaitPhase.MID_SWING);
    assertTrue(paretic.meanMs() <= 45 && paretic.sdMs() <= BAR_MS, paretic::words);
  }

  /** Untreated, the paretic forefoot touches first, now with 5 % of the weight and now without. */
  @Test
  void tellsThePhasesOfADropFootButForItsContact() {
    PatientWalk walk = PatientWalk.of(Walker.of("stroke-drop-foot"), 0.8, 50, false, 3);
    assertMet(
        walk,
        LegSetup.Detector.FUSION,
        Side.LEFT,
        List.of(
            GaitPhase.LOADING_RESPONSE,
            GaitPhase.MID_STANCE,
            GaitPhase.INITIAL_SWING,
            GaitPhase.MID_SWING,
            GaitPhase.TERMINAL_SWING));
    assertMet(
        walk,
        LegSetup.Detector.FUSION,
        Side.RIGHT,
        List.of(GaitPhase.MID_STANCE, GaitPhase.PRE_SWING, GaitPhase.INITIAL_SWING));
  }

  @Test
  void measuresAPredictionAtTheInstantAtWhichAProgramActsOnIt() {
    ForecastErrors errors = new ForecastErrors(0.1);
    double[] contacts = {1, 2, 3};
    for (long ms = 0; ms < 3500; ms++) {
      // Says that the next contact comes 30 ms after the true one, but nothing of the third.
      long expected = ms < 1030 ? 1030 : ms < 2030 ? 2030 : -1;
      errors.follow(
          ms * 1_000_000L,
          new GaitForecast(
              GaitForecast.NEVER,
              GaitForecast.NEVER,
              expected < 0 ? GaitForecast.NEVER : expected * 1_000_000L));
    }
    Spread spread = errors.errors("IC", contacts);
    DoublePredicate all = at -> true;
    assertEquals(2, spread.count());
    assertEquals(30, spread.meanMs(), 1);
    assertEquals(0, errors.falseOnes("IC", contacts, all));
    assertEquals(1, errors.falseOnes("IC", new double[] {1}, all));
  }
}
