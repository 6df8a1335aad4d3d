package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.junit.jupiter.api.Test;

class GuardStatusTest {

  private static GuardStatus status() {
    return new GuardStatus(5, Stimulator.FAULT, true, "low", new long[] {1, 2}, new long[] {3, 4});
  }

  @Test
  void saysWhatTheGuardSaid() {
    GuardStatus status = status();
    assertEquals(5, status.timeNs());
    assertEquals(Stimulator.FAULT, status.stimulator());
    assertTrue(status.stopLatched());
    assertEquals("low", status.detail());
    assertEquals(
        List.of(1L, 2L, 0L), List.of(status.pulses(1), status.pulses(2), status.pulses(8)));
    assertEquals(
        List.of(3L, 4L, 0L),
        List.of(
            status.chargeNanocoulombs(1),
            status.chargeNanocoulombs(2),
            status.chargeNanocoulombs(8)));
  }

  @Test
  void beforeTheFirstWordThereIsNoStimulatorAndNoStop() {
    long[] none = new long[8];
    assertEquals(
        new GuardStatus(0, Stimulator.ABSENT, false, "", none, none), GuardStatus.absent());
    assertFalse(GuardStatus.absent().stopLatched());
  }

  @Test
  void aLostGuardKeepsItsCountsAndItsStopAndNoStimulator() {
    assertEquals(
        new GuardStatus(9, Stimulator.ABSENT, true, "killed", new long[] {1, 2}, new long[] {3, 4}),
        status().lost(9, "killed"));
  }

  @Test
  void differsFromAnotherInEachThingThatItSays() {
    long[] pulses = {1, 2};
    long[] charge = {3, 4};
    assertEquals(status(), status());
    assertEquals(status().hashCode(), status().hashCode());
    assertNotEquals(0, status().hashCode());
    for (Object other :
        List.of(
            "no status",
            new GuardStatus(6, Stimulator.FAULT, true, "low", pulses, charge),
            new GuardStatus(5, Stimulator.ON, true, "low", pulses, charge),
            new GuardStatus(5, Stimulator.FAULT, false, "low", pulses, charge),
            new GuardStatus(5, Stimulator.FAULT, true, "", pulses, charge),
            new GuardStatus(5, Stimulator.FAULT, true, "low", charge, charge),
            new GuardStatus(5, Stimulator.FAULT, true, "low", pulses, pulses))) {
      assertNotEquals(status(), other);
    }
  }
}
