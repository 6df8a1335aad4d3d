package org.dorsi.sim.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecruitmentCurveTest {

  private static final RecruitmentCurve CURVE = RecruitmentCurve.TYPICAL;

  /** Ding 2007 as read in simulator.md 3.1, rounded there to two places. */
  @ParameterizedTest
  @CsvSource({"200, 0.30", "300, 0.58", "400, 0.75", "600, 0.91"})
  void followsDingWithThePulseWidthAtSaturation(double micros, double published) {
    assertEquals(published, CURVE.fraction(60, micros), 0.005);
  }

  /** Veltink 1992: u = (I - 20)/(60 - 20). */
  @Test
  void isLinearInTheCurrentBetweenThresholdAndSaturation() {
    double all = CURVE.fraction(60, 300);
    assertEquals(0.25 * all, CURVE.fraction(30, 300), 1e-12);
    assertEquals(0.75 * all, CURVE.fraction(50, 300), 1e-12);
    assertEquals(all, CURVE.fraction(100, 300), 1e-12);
  }

  @Test
  void excitesNothingBelowTheThresholdOfCurrentOrOfPulseWidth() {
    assertEquals(0, CURVE.fraction(20, 500));
    assertEquals(0, CURVE.fraction(100, 131));
  }

  @Test
  void aFartherMuscleNeedsMoreCurrentAndGivesLess() {
    RecruitmentCurve neighbour = CURVE.farther(15, 0.4);
    assertEquals(0, neighbour.fraction(35, 300));
    assertEquals(0.4 * CURVE.fraction(50, 300), neighbour.fraction(65, 300), 1e-12);
  }

  @Test
  void refusesASaturationBelowTheThreshold() {
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> new RecruitmentCurve(30, 25, 130, 190, 1));
    assertEquals(
        "recruitment saturation must be above the threshold of 30.0 mA, got 25.0",
        refused.getMessage());
  }
}
