package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.junit.jupiter.api.Test;

/** What is rehearsed is what a session does: pulses on every channel, and STOP. */
class RehearsalTest {

  /** 900 ms at 40 Hz in each round. */
  private static final int PULSES = Rehearsal.ROUNDS * 36;

  @Test
  void givesPulsesOnEveryChannelAndStops() {
    Ack last = new Ack();
    assertTrue(last.decode(Rehearsal.run()));
    for (int i = 0; i < 8; i++) {
      assertEquals(PULSES, last.pulses[i]);
      // 10 or 10.5 mA for 250 us, on the rise less.
      long mean = last.chargeNanocoulombs[i] / PULSES;
      assertTrue(mean > 2_500 && mean < 2_625, "mean charge " + mean + " nC");
    }
    assertEquals(0, last.bites);
    assertEquals(0, last.refused);
    assertEquals(Rehearsal.ROUNDS * 1_000, last.sequence + 1, "all but the last STOP are permits");
    assertTrue(last.stopLatched);
    assertEquals(Stimulator.READY, last.stimulator);
    assertEquals("rehearsal", last.detail());
  }
}
