package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

class PulseDraftTest {

  private final PulseDraft draft = new PulseDraft();

  private void begin(double milliamps, double micros, double hz) {
    draft.begin(StimulationMode.GAIT, milliamps, micros, hz);
  }

  private void assertNothingLeft(Reason reason) {
    assertFalse(draft.isOn());
    assertEquals(0, draft.milliamps());
    assertEquals(0, draft.pulseWidthMicros());
    assertEquals(0, draft.frequencyHz());
    assertEquals(reason, draft.amplitudeReason());
  }

  @Test
  void aRequestThatIsNoPositiveNumberIsNone() {
    begin(0, 300, 40);
    assertNothingLeft(Reason.NONE);
    for (double none : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      begin(none, 300, 40);
      assertNothingLeft(Reason.NOT_A_NUMBER);
    }
    for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      begin(20, none, 40);
      assertNothingLeft(Reason.NOT_A_NUMBER);
      begin(20, 300, none);
      assertNothingLeft(Reason.NOT_A_NUMBER);
    }
    begin(Double.MIN_VALUE, Double.MIN_VALUE, Double.MIN_VALUE);
    assertTrue(draft.isOn());
  }

  @Test
  void aCeilingThatIsJustMetTakesNothingAndIsNoReason() {
    begin(20, 300, 40);
    draft.currentAtMost(20, Reason.PATIENT);
    draft.widthAtMost(300, Reason.WIDTH);
    draft.frequencyAtMost(40, Reason.FREQUENCY);
    assertEquals(Reason.NONE, draft.amplitudeReason());
    assertEquals(Reason.NONE, draft.widthReason());
    assertEquals(Reason.NONE, draft.frequencyReason());
  }

  @Test
  void aCeilingBelowLowersAndNamesItsReason() {
    begin(20, 300, 40);
    draft.currentAtMost(19.5, Reason.PATIENT);
    draft.widthAtMost(299, Reason.WIDTH);
    draft.frequencyAtMost(39, Reason.FREQUENCY);
    assertEquals(19.5, draft.milliamps());
    assertEquals(299, draft.pulseWidthMicros());
    assertEquals(39, draft.frequencyHz());
    assertEquals(300, draft.askedMicros());
    assertEquals(40, draft.askedHz());
    assertEquals(Reason.PATIENT, draft.amplitudeReason());
    assertEquals(Reason.WIDTH, draft.widthReason());
    assertEquals(Reason.FREQUENCY, draft.frequencyReason());
  }

  @Test
  void aCeilingThatIsNoPositiveNumberTakesEverything() {
    for (double none : new double[] {0, -1, Double.NaN}) {
      begin(20, 300, 40);
      draft.currentAtMost(none, Reason.SENSORY);
      assertNothingLeft(Reason.SENSORY);
    }
  }
}
