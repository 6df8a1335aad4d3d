package org.dorsi.controller.safety.check;

import static org.dorsi.controller.safety.check.WatchedWalk.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** The bounds of the checks of sensors and gait, to the sample and the millisecond. */
class SensorChecksTest {

  private static ImuSample imu(long ms, Side side, double gyroX, double gyroY, double forceY) {
    return imu(ms, new Placement(side, BodySegment.FOOT), gyroX, gyroY, 1, 2, forceY, 3);
  }

  /** The three axes of the angular velocity, then those of the specific force. */
  private static ImuSample imu(long ms, Placement placement, double... v) {
    return new ImuSample(ms * MS, ms * MS, placement, v[0], v[1], v[2], v[3], v[4], v[5]);
  }

  @Test
  void tenEqualSamplesAreFrozenAndNineAreNot() {
    WatchedWalk walk = new WatchedWalk(new FrozenSensor());
    for (int i = 1; i <= 9; i++) {
      walk.readings.add(imu(walk.ms, Side.RIGHT, 1, 2, 9.81));
      assertNull(walk.step().suspends());
    }
    walk.readings.add(imu(walk.ms, Side.RIGHT, 1, 2, 9.81));
    assertEquals("right inertial unit frozen", walk.step().suspends());
    walk.enabled = false;
    assertNull(walk.step().suspends(), "nobody depends on it");
    walk.enabled = true;
    walk.readings.add(imu(walk.ms, Side.RIGHT, 1, 2, 9.82));
    assertNull(walk.step().suspends());
  }

  @Test
  void aFrozenUnitOnALegWithoutStimulationIsNoMatter() {
    WatchedWalk walk = new WatchedWalk(new FrozenSensor());
    for (int i = 0; i < 20; i++) {
      walk.readings.add(imu(walk.ms, Side.LEFT, 1, 2, 9.81));
      assertNull(walk.step().suspends());
    }
  }

  @Test
  void eachAxisAloneKeepsAUnitAlive() {
    for (int axis = 0; axis < 6; axis++) {
      WatchedWalk walk = new WatchedWalk(new FrozenSensor());
      for (int i = 0; i < 20; i++) {
        double[] v = {1, 2, 3, 4, 9.81, 6};
        v[axis] += i * 1e-3;
        walk.readings.add(imu(walk.ms, new Placement(Side.RIGHT, BodySegment.THIGH), v));
        assertNull(walk.step().suspends(), "axis " + axis);
      }
    }
  }

  @Test
  void eightyMillisecondsOutOfRangeSuspendAndASpikeDoesNot() {
    Placement foot = new Placement(Side.RIGHT, BodySegment.FOOT);
    for (int axis = 0; axis < 6; axis++) {
      for (double wrong : new double[] {Double.NaN, 1e3, -1e3, axis < 3 ? 34 : 400}) {
        WatchedWalk walk = new WatchedWalk(new SensorRange());
        double[] v = {0, 0, 0, 0, 9.81, 0};
        v[axis] = wrong;
        for (int i = 0; i < 80; i++) {
          walk.readings.add(imu(walk.ms, foot, v));
          assertNull(walk.step().suspends(), "axis " + axis + " after " + i + " ms");
        }
        walk.readings.add(imu(walk.ms, foot, v));
        assertEquals("right inertial unit out of range", walk.step().suspends());
        v[axis] = axis < 3 ? 33.9 : 399;
        walk.readings.add(imu(walk.ms, foot, v));
        assertNull(walk.step().suspends());
      }
    }
  }

  @Test
  void aFifthEdgeWithin300MillisecondsIsChatterAndBouncesAreNoEdges() {
    assertFalse(chatters(4, 60), "four edges");
    assertTrue(chatters(5, 60), "five edges in 240 ms");
    assertTrue(chatters(5, 75), "five edges in 300 ms");
    assertFalse(chatters(5, 76), "five edges in 304 ms");
    assertFalse(chatters(20, 5), "bounces of 5 ms for 100 ms");
    assertTrue(chatters(30, 5), "bounces of 5 ms for 150 ms");
    assertTrue(chatters(5, 30), "edges 30 ms apart");
    assertFalse(chatters(5, 29), "edges 29 ms apart are half of them bounces");
  }

  private static boolean chatters(int edges, int apartMs) {
    boolean toe = chatters(FootSwitchSample.TOE, edges, apartMs);
    assertEquals(toe, chatters(FootSwitchSample.HEEL, edges, apartMs), "each switch alike");
    return toe;
  }

  private static boolean chatters(int bit, int edges, int apartMs) {
    WatchedWalk walk = new WatchedWalk(new SwitchChatter());
    walk.readings.add(new FootSwitchSample(0, 0, Side.RIGHT, 0));
    walk.step();
    int bits = 0;
    boolean found = false;
    for (int i = 0; i < edges; i++) {
      walk.until(100L + (long) i * apartMs);
      bits ^= bit;
      walk.readings.add(new FootSwitchSample(walk.ms * MS, walk.ms * MS, Side.RIGHT, bits));
      Findings findings = walk.step();
      boolean now = findings.suspends() != null;
      assertEquals(now, findings.isHeld(Side.RIGHT));
      assertFalse(findings.isHeld(Side.LEFT));
      found |= now;
    }
    walk.until(walk.ms + 301);
    assertNull(walk.findings.suspends(), "over after 300 ms");
    return found;
  }

  @Test
  void edgesOfTwoSwitchesAreCountedForEach() {
    WatchedWalk walk = new WatchedWalk(new SwitchChatter());
    walk.readings.add(new FootSwitchSample(0, 0, Side.RIGHT, 0));
    walk.step();
    int bits = 0;
    for (int i = 0; i < 6; i++) {
      walk.until(100L + i * 40L);
      bits ^= i % 2 == 0 ? FootSwitchSample.TOE : FootSwitchSample.HEEL;
      walk.readings.add(new FootSwitchSample(walk.ms * MS, walk.ms * MS, Side.RIGHT, bits));
      assertNull(walk.step().suspends(), "three edges of each");
    }
  }

  @Test
  void aReadingOlderThanItMayBeHoldsTheLeg() {
    WatchedWalk walk = new WatchedWalk(Silence::stale);
    walk.until(1_001);
    walk.silent = true;
    long staleMs = 1_000 + LegTracker.STALE_NS / MS;
    assertFalse(walk.until(staleMs + 1).isHeld(Side.RIGHT));
    assertTrue(walk.step().isHeld(Side.RIGHT));
    assertFalse(walk.findings.isHeld(Side.LEFT));
  }

  @Test
  void bothFeetMayBeOffFor240Milliseconds() {
    WatchedWalk hop = new WatchedWalk(new BothFeetOff());
    hop.left = hop.right;
    while (!(hop.ms > 6_100 && hop.isOff(Side.LEFT) && hop.isOff(Side.RIGHT))) {
      hop.step();
    }
    long offMs = hop.ms - 1;
    assertNull(hop.until(offMs + 241).suspends(), "240 ms");
    assertEquals("both feet off the ground", hop.step().suspends(), "241 ms");
    hop.enabled = false;
    assertNull(hop.step().suspends(), "nobody is stimulated");
  }

  @Test
  void oneFootMayBeOffAsLongAsItSwings() {
    WatchedWalk walk = new WatchedWalk(new BothFeetOff());
    walk.left = time -> FootSwitchSample.HEEL | FootSwitchSample.METATARSAL_1;
    for (int i = 0; i < 10_000; i++) {
      assertNull(walk.step().suspends());
    }
  }

  @Test
  void aSwingMayLast1500Milliseconds() {
    WatchedWalk walk = new WatchedWalk(new LongSwing());
    // Swings of 1450 ms are learned, those of 1750 ms come then.
    walk.right =
        time -> time < 13_500 ? longSwing(time % 2_700) : longSwing((time - 13_500) % 3_000);
    boolean swung = false;
    long offMs = 0;
    while (walk.findings.suspends() == null && walk.ms < 30_000) {
      walk.step();
      boolean swings = walk.isOff(Side.RIGHT);
      offMs = swings && !swung ? walk.ms - 1 : offMs;
      swung = swings;
    }
    assertEquals("right swing too long", walk.findings.suspends());
    assertEquals(1_501, walk.ms - 1 - offMs);
  }

  private static int longSwing(long at) {
    if (at < 1_000) {
      return FootSwitchSample.HEEL | (at < 60 ? 0 : FootSwitchSample.METATARSAL_1);
    }
    return at < 1_250 ? FootSwitchSample.METATARSAL_1 : 0;
  }

  @Test
  void aSecondBreakOfTheAlternationWithinSixContactsSuspends() {
    WatchedWalk walk = new WatchedWalk(new Alternation());
    walk.left = time -> WatchedWalk.bits((time + 600) % 1_200);
    assertNull(walk.until(12_000).suspends(), "in turn");
    walk.left = time -> time % 600 < 60 ? FootSwitchSample.HEEL : WatchedWalk.bits(time % 600 * 2);
    boolean found = false;
    for (int i = 0; i < 4_000; i++) {
      found |= walk.step().suspends() != null;
    }
    assertTrue(found, "two left contacts for each right one");
    walk.enabled = false;
    assertNull(walk.step().suspends(), "nobody is stimulated");
  }

  @Test
  void sidesAreCalledByTheirNames() {
    assertEquals("left", Slots.words(Side.LEFT));
    assertEquals("right", Slots.words(Side.RIGHT));
  }
}
