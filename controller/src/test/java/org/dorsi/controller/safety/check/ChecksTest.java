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
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/**
 * The bounds of the checks of pulses, dose, time and operator, to the sample and the millisecond.
 */
class ChecksTest {

  private static final SafeCommand ON = TestCommands.armed(1, new PulseParameters(20, 250, 40));
  private static final SafeCommand NONE = TestCommands.armed(1);

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
