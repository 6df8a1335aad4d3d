package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TickTimingTest {

  @Test
  void givesThePercentilesOfAKnownDistribution() {
    TickTiming timing = new TickTiming();
    for (int i = 1; i <= 1000; i++) {
      timing.record(i, i * 1000L);
    }
    assertEquals(500_000.0, (double) timing.percentileNs(50), 500.0);
    assertEquals(990_000.0, (double) timing.percentileNs(99), 1000.0);
    assertEquals(999_000.0, (double) timing.percentileNs(99.9), 1000.0);
    assertEquals(1_000_000.0, (double) timing.worstNs(), 1000.0);
    assertEquals(10.0, (double) timing.ticksLaterThan(990_500), 1.0);
    assertEquals(0, timing.ticksLaterThan(2_000_000));
  }

  @Test
  void countsTicksASecondOfSessionTime() {
    TickTiming timing = new TickTiming();
    timing.record(0, 0);
    assertTrue(Double.isNaN(timing.rateHz()));
    for (int i = 1; i <= 1250; i++) {
      timing.record(i * 800_000L, 0);
    }
    assertEquals(1250, timing.rateHz(), 1e-9);
  }

  @Test
  void forgetsALateTickOfTheRecentPastButNotOfTheSession() {
    TickTiming timing = new TickTiming();
    timing.record(300_000_000L, 40_000_000L);
    timing.record(9_900_000_000L, 1_000_000L);
    assertEquals(40_000_000L, timing.recentWorstNs());
    timing.record(11_000_000_000L, 500_000L);
    assertEquals(1_000_000L, timing.recentWorstNs());
    assertEquals(40e6, (double) timing.worstNs(), 40e3);
  }

  @Test
  void forgetsTheRecentPastOverAGapWithoutTicks() {
    TickTiming timing = new TickTiming();
    timing.record(0, 40_000_000L);
    timing.record(3_600_000_000_000L, 200_000L);
    assertEquals(200_000L, timing.recentWorstNs());
  }

  @Test
  void takesATickThatIsEarlyAsPunctualAndOneThatIsAnHourLateAsTheWorst() {
    TickTiming timing = new TickTiming();
    timing.record(0, -5);
    assertEquals(0, timing.worstNs());
    timing.record(1, 3_600_000_000_000L);
    assertEquals(60e9, (double) timing.worstNs(), 60e6);
  }
}
