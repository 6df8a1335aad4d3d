package org.dorsi.controller.safety.check;

import static org.dorsi.controller.safety.check.WatchedWalk.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.safety.Dose;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** The bounds of each check, to the sample and the millisecond. */
class ChecksTest {

  private static final SafeCommand ON = TestCommands.armed(1, new PulseParameters(20, 250, 40));
  private static final SafeCommand NONE = TestCommands.armed(1);

  private static ImuSample imu(long ms, Side side, double gyroX, double gyroY, double forceY) {
    return new ImuSample(
        ms * MS, ms * MS, new Placement(side, BodySegment.FOOT), gyroX, gyroY, 1, 2, forceY, 3);
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
        walk.readings.add(
            new ImuSample(
                walk.ms * MS,
                walk.ms * MS,
                new Placement(Side.RIGHT, BodySegment.THIGH),
                v[0],
                v[1],
                v[2],
                v[3],
                v[4],
                v[5]));
        assertNull(walk.step().suspends(), "axis " + axis);
      }
    }
  }

  @Test
  void eightyMillisecondsOutOfRangeSuspendAndASpikeDoesNot() {
    for (int axis = 0; axis < 6; axis++) {
      for (double wrong : new double[] {Double.NaN, 1e3, -1e3, axis < 3 ? 34 : 400}) {
        WatchedWalk walk = new WatchedWalk(new SensorRange());
        double[] v = {0, 0, 0, 0, 9.81, 0};
        v[axis] = wrong;
        for (int i = 0; i < 80; i++) {
          range(walk, v);
          assertNull(walk.step().suspends(), "axis " + axis + " after " + i + " ms");
        }
        range(walk, v);
        assertEquals("right inertial unit out of range", walk.step().suspends());
        v[axis] = axis < 3 ? 33.9 : 399;
        range(walk, v);
        assertNull(walk.step().suspends());
      }
    }
  }

  private static void range(WatchedWalk walk, double[] v) {
    walk.readings.add(
        new ImuSample(
            walk.ms * MS,
            walk.ms * MS,
            new Placement(Side.RIGHT, BodySegment.FOOT),
            v[0],
            v[1],
            v[2],
            v[3],
            v[4],
            v[5]));
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
  void pulsesMayBeReportedFor600MillisecondsAfterTheyWereAskedFor() {
    WatchedWalk walk = new WatchedWalk(new DeliveredPulses());
    walk.given = ON;
    walk.until(1_000);
    walk.given = NONE;
    walk.pulses[0] = 40;
    walk.nanocoulombs[0] = 40 * 5_000;
    assertNull(walk.until(1_599).stops());
    walk.pulses[0]++;
    assertNull(walk.step().stops(), "600 ms after the last command");
    walk.pulses[0]++;
    assertEquals("channel 1: pulses that nobody asked for", walk.step().stops());
    assertNull(walk.step().stops(), "told once");
  }

  @Test
  void pulsesBeforeAnythingWasAskedForStop() {
    WatchedWalk walk = new WatchedWalk(new DeliveredPulses());
    walk.pulses[7] = 1;
    assertEquals("channel 8: pulses that nobody asked for", walk.step().stops());
  }

  @Test
  void aLateReportOfTheLastPulsesIsNoMoreChargeThanAskedFor() {
    WatchedWalk walk = new WatchedWalk(new DeliveredPulses());
    walk.given = ON;
    walk.until(1_000);
    walk.given = NONE;
    walk.until(1_599);
    walk.pulses[0] = 40;
    walk.nanocoulombs[0] = 40 * 5_000;
    assertNull(walk.step().stops(), "600 ms after the last command");
  }

  @Test
  void noPulseMayHaveMoreChargeThanWasAskedFor() {
    WatchedWalk walk = new WatchedWalk(new DeliveredPulses());
    walk.given = ON;
    walk.until(100);
    walk.pulses[0] = 4;
    walk.nanocoulombs[0] = 4 * 5_001;
    assertNull(walk.step().stops(), "rounded");
    walk.pulses[0]++;
    walk.nanocoulombs[0] += 5_002;
    assertEquals("channel 1: more charge than asked for", walk.step().stops());
  }

  @Test
  void aLowerCommandCountsForItsPulsesOnlyAfterThoseOfTheHigherAreReported() {
    WatchedWalk walk = new WatchedWalk(new DeliveredPulses());
    walk.given = ON;
    walk.until(100);
    walk.given = NONE;
    walk.until(701);
    walk.given = TestCommands.armed(1, new PulseParameters(10, 250, 40));
    walk.step();
    walk.pulses[0]++;
    walk.nanocoulombs[0] += 5_000;
    assertEquals("channel 1: more charge than asked for", walk.step().stops());
  }

  @Test
  void latenessIsGradedAt20And100And500Milliseconds() {
    WatchedWalk walk = new WatchedWalk(new LateTicks());
    walk.until(1_000);
    walk.lateNs = 20 * MS;
    assertFalse(walk.step().isHeld(Side.RIGHT));
    // A fresh sample at 1000 ms; a tick late by 21 ms at 1022 outdates it.
    walk.ms = 1_022;
    walk.lateNs = 21 * MS;
    assertTrue(walk.step().isHeld(Side.RIGHT));
    assertFalse(walk.findings.isTooLate());
    assertTrue(walk.step().isHeld(Side.RIGHT), "until a fresh reading");
    walk.until(1_026);
    assertFalse(walk.findings.isHeld(Side.RIGHT), "fresh at 1025 ms");
    walk.lateNs = 100 * MS;
    assertFalse(walk.step().isTooLate());
    walk.lateNs = 100 * MS + 1;
    assertTrue(walk.step().isTooLate());
    walk.lateNs = 500 * MS;
    assertNull(walk.step().latches());
    walk.lateNs = 500 * MS + 1;
    assertEquals("computer too slow", walk.step().latches());
  }

  @Test
  void aFourthLateTickWithinAMinuteIsToldAndStopsNothing() {
    WatchedWalk walk = new WatchedWalk(new LateTicks());
    for (long at : new long[] {1_000, 20_000, 40_000, 61_001, 61_002}) {
      assertEquals(List.of(), walk.notes, "before " + at);
      walk.ms = at;
      walk.lateNs = 21 * MS;
      walk.step();
    }
    assertEquals(1, walk.notes.size());
    assertNull(walk.findings.latches());
  }

  @Test
  void fourLateTicksWithinExactlyAMinuteAreTold() {
    WatchedWalk walk = new WatchedWalk(new LateTicks());
    for (long at : new long[] {1_000, 2_000, 3_000, 61_000}) {
      walk.ms = at;
      walk.lateNs = 20 * MS;
      walk.step();
      walk.ms = at;
      walk.lateNs = 20 * MS + 1;
      walk.step();
      assertEquals(at == 61_000 ? 1 : 0, walk.notes.size());
    }
  }

  @Test
  void aReadingAsOldAsALateTickMayBeIsFresh() {
    WatchedWalk walk = new WatchedWalk(new LateTicks());
    walk.until(1_001);
    walk.silent = true;
    walk.ms = 1_020;
    walk.lateNs = 21 * MS;
    assertFalse(walk.step().isHeld(Side.RIGHT), "from 20 ms before the late tick");
    walk.lateNs = 21 * MS;
    assertTrue(walk.step().isHeld(Side.RIGHT), "from 21 ms before the late tick");
  }

  @Test
  void aKeyCountsAsHeldForHalfASecond() {
    WatchedWalk walk = new WatchedWalk(new DeadManCheck(new DeadMan.Key()));
    assertTrue(walk.step().isReleased(), "never held");
    walk.until(1_000);
    walk.operator.add(new OperatorCommand.DeadMan(true));
    assertFalse(walk.step().isReleased());
    assertFalse(walk.until(1_501).isReleased(), "500 ms later");
    assertTrue(walk.step().isReleased(), "501 ms later");
    walk.operator.add(new OperatorCommand.DeadMan(true));
    walk.operator.add(new OperatorCommand.DeadMan(false));
    assertTrue(walk.step().isReleased(), "let go at once");
  }

  @Test
  void aBoardInputCountsAsHeldWhileItIsHeardClosed() {
    WatchedWalk walk =
        new WatchedWalk(new DeadManCheck(new DeadMan.BoardInput(Side.LEFT, FootSwitchSample.TOE)));
    assertTrue(walk.step().isReleased(), "never heard");
    walk.until(1_000);
    walk.readings.add(new FootSwitchSample(0, 1_000 * MS, Side.RIGHT, FootSwitchSample.TOE));
    assertTrue(walk.step().isReleased(), "another board");
    walk.readings.add(new FootSwitchSample(0, 1_001 * MS, Side.LEFT, FootSwitchSample.HEEL));
    assertTrue(walk.step().isReleased(), "another input");
    walk.readings.add(
        new FootSwitchSample(
            0, 1_002 * MS, Side.LEFT, FootSwitchSample.TOE | FootSwitchSample.HEEL));
    assertFalse(walk.step().isReleased());
    assertFalse(walk.until(1_003 + LegTracker.STALE_NS / MS).isReleased());
    assertTrue(walk.step().isReleased(), "silence is a release");
  }

  @Test
  void withoutASwitchNothingIsReleased() {
    assertFalse(new WatchedWalk(new DeadManCheck(new DeadMan.None())).step().isReleased());
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
  void aSpentDoseLatchesWhenTheBurstIsOverAndOnlyWhereTheChannelIsInUse() {
    WatchedWalk walk = new WatchedWalk(SessionDose::look, new Dose(1080, 0, 0));
    walk.given = ON;
    assertNull(walk.step().latches(), "the burst may end");
    walk.given = NONE;
    assertEquals("ta-right: session dose is spent", walk.step().latches());
    walk.enabled = false;
    assertNull(walk.step().latches());
    WatchedWalk fresh = new WatchedWalk(SessionDose::look, new Dose(1079, 0, 0));
    assertNull(fresh.step().latches());
  }

  @Test
  void aSessionMayLastExactlyAsLongAsItMay() {
    WatchedWalk walk = new WatchedWalk(new SessionTime(10, 9));
    assertNull(walk.until(1_001).latches());
    assertEquals("session time is over", walk.step().latches());
  }

  @Test
  void sidesAreCalledByTheirNames() {
    assertEquals("left", Slots.words(Side.LEFT));
    assertEquals("right", Slots.words(Side.RIGHT));
  }

  @Test
  void aReportedLateTickOutdatesWhatCameBeforeIt() {
    WatchedWalk walk = new WatchedWalk(new LateTicks());
    walk.until(1_001);
    walk.ms = 1_024;
    walk.faults.add(new Fault(0, Fault.Kind.LATE_TICK, "control", "late"));
    assertTrue(walk.step().isHeld(Side.RIGHT));
    assertFalse(walk.findings.isHeld(Side.LEFT));
  }

  @Test
  void theFirstCauseOfASeverityIsTold() {
    Findings findings = new Findings(new ArrayList<>());
    findings.suspend("a");
    findings.suspend("b");
    findings.latch("c");
    findings.latch("d");
    findings.stop("e");
    findings.stop("f");
    findings.hold(Side.LEFT);
    assertEquals(
        List.of("a", "c", "e"),
        List.of(
            String.valueOf(findings.suspends()),
            String.valueOf(findings.latches()),
            String.valueOf(findings.stops())));
    assertTrue(findings.isHeld(Side.LEFT));
    findings.release();
    findings.tooLate();
    findings.clear();
    assertFalse(findings.isHeld(Side.LEFT) || findings.isReleased() || findings.isTooLate());
    assertNull(findings.suspends());
    assertNull(findings.latches());
    assertNull(findings.stops());
  }

  @Test
  void theListNamesItsHazardsAndRefusesWhatItDoesNotKnow() {
    assertEquals("H6", CheckList.all().hazards("frozen-sensor"));
    assertEquals(
        CheckList.all().names().size() - 1, CheckList.all().without("alternation").names().size());
    assertThrows(IllegalArgumentException.class, () -> CheckList.all().without("nothing"));
    assertThrows(IllegalArgumentException.class, () -> CheckList.all().hazards("nothing"));
  }
}
