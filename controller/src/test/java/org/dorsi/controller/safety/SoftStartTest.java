package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SoftStartTest {

  private static final long MS = 1_000_000;

  /** Late in a session, so that no gain is right by chance. */
  private static final long T = 5_000_000 * MS;

  private final SoftStart start = new SoftStart();

  private double gain(long ms, boolean stimulating, boolean ending, double strideSeconds) {
    return start.gainFraction(T + ms * MS, stimulating, ending, strideSeconds);
  }

  @Test
  void beginsFromNothingAndReachesAllOfItAfterThreeStrides() {
    assertEquals(0, gain(0, true, false, 1.2));
    assertEquals(0.25, gain(900, true, false, 1.2), 1e-12);
    assertEquals(0.5, gain(1_800, true, false, 1.2), 1e-12);
    assertEquals(1, gain(3_600, true, false, 1.2), 1e-12);
    assertEquals(1, gain(5_000, true, false, 1.2));
  }

  @Test
  void takesAtLeastASecondWhereStridesAreShortOrUnknown() {
    for (double strideSeconds : new double[] {Double.NaN, -1, 0, 0.3}) {
      gain(0, false, false, strideSeconds);
      gain(0, true, false, strideSeconds);
      assertEquals(0.5, gain(500, true, false, strideSeconds), 1e-12);
      assertEquals(1, gain(1_000, true, false, strideSeconds), 1e-12);
    }
  }

  @Test
  void isNothingAtOnceWhereStimulationIsOffAndBeginsAnew() {
    gain(0, true, false, 1);
    gain(2_000, true, false, 1);
    assertEquals(0, gain(2_001, false, false, 1));
    assertEquals(0, gain(3_000, true, false, 1));
    assertEquals(0.1, gain(3_300, true, false, 1), 1e-12);
  }

  @Test
  void rampsToNothingWithinNineTenthsOfASecond() {
    gain(0, true, false, 1);
    gain(3_000, true, false, 1);
    assertEquals(0.5, gain(3_450, true, true, 1), 1e-12);
    assertEquals(0, gain(3_900, true, true, 1), 1e-12);
    assertEquals(0, gain(4_000, true, true, 1));
  }

  @Test
  void aTickThatSeemsToGoBackwardsChangesNothing() {
    gain(0, true, false, 1);
    gain(1_500, true, false, 1);
    assertEquals(0.5, gain(1_400, true, false, 1), 1e-12);
    assertEquals(0.5, gain(1_300, true, true, 1), 1e-12);
  }
}
