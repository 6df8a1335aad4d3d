package org.dorsi.sim.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.dorsi.sim.sensing.SwitchSettings.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualSwitchTest {

  private static SwitchSettings plain(double wear, double preloadNewtons) {
    return new SwitchSettings(30, 15, 0, 0, wear, preloadNewtons, Failure.NONE);
  }

  private static boolean after(VirtualSwitch film, double newtons, int ticks) {
    boolean closed = false;
    for (int i = 0; i < ticks; i++) {
      closed = film.look(newtons);
    }
    return closed;
  }

  @Test
  void closesAndOpensAtDifferentLoads() {
    VirtualSwitch film = new VirtualSwitch(plain(1, 0), 1);
    assertFalse(film.look(29));
    assertTrue(film.look(31));
    assertTrue(film.look(16));
    assertFalse(film.look(14));
    assertFalse(film.look(29));
  }

  @Test
  void wearRaisesTheLoadThatItNeedsAndLacingLowersIt() {
    assertFalse(new VirtualSwitch(plain(0.5, 0), 1).look(50));
    assertTrue(new VirtualSwitch(plain(0.5, 0), 1).look(61));
    assertTrue(new VirtualSwitch(plain(1, 15), 1).look(16));
  }

  /** A shoe laced this tight keeps a closed film closed in swing: 20 N are above its 15 N. */
  @Test
  void aTightShoeNeverOpensAgain() {
    VirtualSwitch film = new VirtualSwitch(plain(1, 20), 1);
    assertFalse(film.look(0));
    assertTrue(film.look(100));
    assertTrue(after(film, 0, 1000));
  }

  @Test
  void saysSoAfterItsDeadTime() {
    VirtualSwitch film =
        new VirtualSwitch(new SwitchSettings(30, 15, 0, 0.015, 1, 0, Failure.NONE), 1);
    for (int i = 0; i < 15; i++) {
      assertFalse(film.look(100), "after " + i + " ms");
    }
    assertTrue(film.look(100));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void bouncesForAFewMillisecondsAndThenHolds(long seed) {
    VirtualSwitch film =
        new VirtualSwitch(new SwitchSettings(30, 15, 0.02, 0, 1, 0, Failure.NONE), seed);
    int changes = 0;
    int last = 0;
    boolean before = false;
    for (int i = 0; i < 200; i++) {
      boolean closed = film.look(100);
      if (closed != before) {
        changes++;
        last = i;
      }
      before = closed;
    }
    assertTrue(before);
    assertTrue(changes >= 1 && changes <= 7, changes + " changes");
    assertTrue(last <= 20, "settled after " + last + " ms");
  }

  @Test
  void aBrokenFilmSaysOneThingOnly() {
    assertFalse(after(new VirtualSwitch(plain(1, 0).with(Failure.STUCK_OPEN), 1), 100, 100));
    assertTrue(after(new VirtualSwitch(plain(1, 0).with(Failure.STUCK_CLOSED), 1), 0, 100));
  }

  /** Half a failure a minute, 50 to 300 ms each: in 200 minutes about 100 of 175 ms. */
  @Test
  void anIntermittentFilmOpensAsOftenAndAsLongAsItShould() {
    VirtualSwitch film = new VirtualSwitch(plain(1, 0).with(Failure.INTERMITTENT), 11);
    int failures = 0;
    int openTicks = 0;
    boolean before = true;
    for (int i = 0; i < 200 * 60_000; i++) {
      boolean closed = film.look(100);
      failures += before && !closed ? 1 : 0;
      openTicks += closed ? 0 : 1;
      before = closed;
    }
    assertEquals(100, failures, 30);
    assertEquals(175, (double) openTicks / failures, 20);
  }

  @Test
  void aShoeTellsHeelFromForefootAndKnowsOnlyWhatIsFitted() {
    VirtualFootSwitches all = new VirtualFootSwitches(Side.LEFT, ShoeSettings.SOUND, 1);
    assertEquals(FootSwitchSample.HEEL, closedAfter(all, 400, 0));
    VirtualFootSwitches toes = new VirtualFootSwitches(Side.LEFT, ShoeSettings.SOUND, 1);
    assertEquals(14, closedAfter(toes, 0, 600));
    VirtualFootSwitches heelOnly =
        new VirtualFootSwitches(Side.LEFT, ShoeSettings.SOUND.withFitted(FootSwitchSample.HEEL), 1);
    assertEquals(FootSwitchSample.HEEL, closedAfter(heelOnly, 400, 600));
    VirtualFootSwitches stuck =
        new VirtualFootSwitches(
            Side.LEFT, ShoeSettings.SOUND.with(FootSwitchSample.HEEL, Failure.STUCK_CLOSED), 1);
    assertEquals(FootSwitchSample.HEEL, closedAfter(stuck, 0, 0));
  }

  private static int closedAfter(VirtualFootSwitches shoe, double heel, double ball) {
    List<FootSwitchSample> samples = new ArrayList<>();
    for (int tick = 0; tick < 100; tick++) {
      FootSwitchSample sample = shoe.look(tick * 1_000_000L, heel, ball);
      if (sample != null) {
        samples.add(sample);
      }
    }
    assertEquals(20, samples.size());
    return samples.get(19).closedBits();
  }
}
