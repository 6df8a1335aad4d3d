package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** No profile is wider than the hard limits in anything, and none has a limit of nothing. */
class SafetyLimitsTest {

  private static final List<String> NAMES =
      List.of(
          "current",
          "pulse width",
          "charge per phase",
          "slowest frequency",
          "frequency",
          "rms current",
          "on-time",
          "duty",
          "shortest rise",
          "rise per pulse",
          "channels together",
          "operator step",
          "session on-time",
          "session charge",
          "session");

  private static double[] hard() {
    return new double[] {100, 500, 40, 1, 60, 25, 3, 0.8, 0.05, 25, 8, 2, 1_800, 2_000_000, 5_400};
  }

  private static SafetyLimits limits(double[] v) {
    return new SafetyLimits(
        v[0],
        v[1],
        v[2],
        v[3],
        v[4],
        v[5],
        v[6],
        v[7],
        v[8],
        v[9],
        (int) v[10],
        v[11],
        v[12],
        v[13],
        v[14]);
  }

  @Test
  void aProfileMayBeAsWideAsTheHardLimitsAndInNothingWider() {
    limits(hard());
    for (int i = 0; i < NAMES.size(); i++) {
      boolean atLeast = i == 3 || i == 8;
      double[] wider = hard();
      wider[i] = i == 10 ? 9 : wider[i] * (atLeast ? 0.999 : 1.001);
      assertRefused(NAMES.get(i), wider);
      wider[i] = Double.NaN;
      assertRefused(NAMES.get(i), wider);
      wider[i] = 0;
      assertRefused(NAMES.get(i), wider);
    }
  }

  private static void assertRefused(String name, double[] values) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> limits(values), name);
    assertEquals(name + " limit", String.valueOf(refused.getMessage()).split(" must be")[0]);
  }

  @Test
  void meetOfTwoProfilesIsTheTighterOfEachLimit() {
    assertEquals(SafetyLimits.CHILD, SafetyLimits.CHILD.meet(SafetyLimits.ADULT));
    assertEquals(SafetyLimits.CHILD, SafetyLimits.ADULT.meet(SafetyLimits.CHILD));
  }

  @Test
  void whoIsNotKnownToBeAnAdultIsAChild() {
    assertEquals(SafetyLimits.CHILD, SafetyLimits.of(PatientProfile.CHILD));
    assertEquals(SafetyLimits.ADULT, SafetyLimits.of(PatientProfile.ADULT));
  }
}
