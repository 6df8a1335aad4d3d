package org.dorsi.controller.loop;

import static org.dorsi.controller.loop.CheckedWalk.MS;
import static org.dorsi.controller.loop.CheckedWalk.SILENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.dorsi.controller.safety.Dose;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.check.CheckList;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each check of the controller finds what it is for, and without it its own scenario goes wrong.
 */
class CheckListTest {

  private static final int HEEL = FootSwitchSample.HEEL;
  private static final int FORE = FootSwitchSample.METATARSAL_1;

  private static final LongUnaryOperator RIGHT = CheckListTest::right;
  private static final LongUnaryOperator LEFT = CheckListTest::left;

  /** Contact at 0, then flat, heel off and toe off at these times of each stride. */
  private static long gait(long ms, long stride, long flat, long heelOff, long toeOff) {
    long at = ms % stride;
    if (at < flat) {
      return HEEL;
    }
    if (at < heelOff) {
      return HEEL | FORE;
    }
    return at < toeOff ? FORE : 0;
  }

  private static long right(long ms) {
    return gait(ms, 1200, 60, 500, 700);
  }

  private static long left(long ms) {
    return right(ms + 600);
  }

  private static CheckedWalk walk(CheckList list) {
    return walk(list, LEFT, RIGHT);
  }

  private static CheckedWalk walk(CheckList list, LongUnaryOperator left, LongUnaryOperator right) {
    return new CheckedWalk(list, new DeadMan.None(), SessionSoFar.NONE, left, right).started();
  }

  private static LongUnaryOperator but(
      LongUnaryOperator walk, long fromMs, long toMs, LongUnaryOperator instead) {
    return ms -> ms >= fromMs && ms < toMs ? instead.applyAsLong(ms) : walk.applyAsLong(ms);
  }

  private static ImuSample imu(long ms, double gyroRadPerSec) {
    return new ImuSample(
        ms * MS,
        ms * MS,
        new Placement(Side.RIGHT, BodySegment.SHANK),
        0,
        0,
        gyroRadPerSec,
        0,
        9.81,
        0);
  }

  private static boolean pausesIn(CheckedWalk walk, long fromMs, long toMs) {
    walk.until(fromMs);
    assertEquals("STIMULATING", walk.word(), "before");
    while (walk.ms < toMs) {
      walk.step();
      if (!walk.word().equals("STIMULATING")) {
        return true;
      }
    }
    return false;
  }

  private static boolean faultsBy(CheckList list, Fault.Kind kind) {
    CheckedWalk walk = walk(list).until(9_000);
    walk.faults.add(new Fault(9_000 * MS, kind, "somebody", "says so"));
    walk.until(9_010);
    return walk.word().equals("FAULT");
  }

  /** Name of the check, and whether it found what it is for. */
  private static Map<String, Predicate<CheckList>> scenarios() {
    Map<String, Predicate<CheckList>> all = new TreeMap<>();
    all.put(
        "stale-readings",
        list -> {
          CheckedWalk walk = walk(list, LEFT, but(RIGHT, 9_105, 9_210, ms -> SILENT));
          boolean heard = walk.until(9_190).isOn();
          return heard && !walk.until(9_199).isOn();
        });
    all.put(
        "silent-sensor",
        list ->
            walk(list, LEFT, but(RIGHT, 9_000, 30_000, ms -> SILENT))
                .until(19_500)
                .word()
                .equals("FAULT"));
    all.put(
        "frozen-sensor",
        list -> pausesIn(walk(list).with(ms -> imu(ms, ms < 9_000 ? ms * 1e-4 : 1)), 9_000, 9_100));
    all.put(
        "sensor-range",
        list ->
            pausesIn(
                walk(list).with(ms -> imu(ms, ms * 1e-4 + (ms < 9_000 ? 0 : 40))), 9_000, 9_110));
    all.put(
        "switch-chatter",
        list ->
            pausesIn(
                walk(
                    list,
                    LEFT,
                    but(
                        RIGHT,
                        8_900,
                        9_300,
                        ms ->
                            RIGHT.applyAsLong(ms)
                                | (ms / 40 % 2 == 0 ? FootSwitchSample.METATARSAL_5 : 0))),
                8_500,
                9_100));
    all.put(
        "alternation",
        list ->
            pausesIn(
                walk(list, but(LEFT, 9_000, 20_000, ms -> gait(ms, 600, 30, 250, 450)), RIGHT),
                9_000,
                14_000));
    all.put(
        "long-swing",
        list -> {
          // Swings of 1450 ms are learned, those of 1750 ms come then.
          LongUnaryOperator slow = ms -> gait(ms, 2700, 60, 1000, 1250);
          LongUnaryOperator right =
              but(slow, 13_500, 40_000, ms -> gait(ms - 13_500, 3000, 60, 1000, 1250));
          return pausesIn(walk(list, ms -> HEEL | FORE, right), 13_000, 22_000);
        });
    all.put(
        "both-feet-off",
        // Lifted while the right foot is flat and the left one swings; put down in time for both.
        list ->
            pausesIn(
                walk(list, but(LEFT, 8_700, 9_150, ms -> 0), but(RIGHT, 8_700, 9_150, ms -> 0)),
                8_600,
                10_500));
    all.put(
        "late-ticks",
        list -> {
          CheckedWalk walk = walk(list).until(9_000);
          walk.stall(600);
          walk.step();
          return walk.word().equals("FAULT");
        });
    all.put(
        "phase-window",
        // A heel that seems to lift in loading response: what follows it comes too soon.
        list ->
            walk(list, ms -> gait(ms + 800, 1600, 60, 660, 930), ms -> gait(ms, 1600, 40, 100, 930))
                .until(9_000)
                .word()
                .equals("FAULT"));
    all.put("stimulator-fault", list -> faultsBy(list, Fault.Kind.STIMULATOR_FAULT));
    all.put("guard-lost", list -> faultsBy(list, Fault.Kind.GUARD_LOST));
    all.put("console-lost", list -> faultsBy(list, Fault.Kind.CONSOLE_LOST));
    all.put(
        "delivered-pulses",
        list -> {
          CheckedWalk walk = walk(list).until(9_000);
          walk.pulses[1]++;
          walk.step();
          return walk.word().equals("STOPPED");
        });
    all.put(
        "session-dose",
        list ->
            new CheckedWalk(
                    list,
                    new DeadMan.None(),
                    new SessionSoFar(0, List.of(new Dose(1079, 0, 0))),
                    LEFT,
                    RIGHT)
                .started()
                .until(12_000)
                .word()
                .equals("FAULT"));
    all.put(
        "session-time",
        list ->
            new CheckedWalk(
                    list, new DeadMan.None(), new SessionSoFar(3595, List.of()), LEFT, RIGHT)
                .started()
                .until(6_000)
                .word()
                .equals("FAULT"));
    all.put(
        "dead-man",
        list -> {
          CheckedWalk walk =
              new CheckedWalk(list, new DeadMan.Key(), SessionSoFar.NONE, LEFT, RIGHT).started();
          while (walk.ms < 9_000) {
            walk.operator.add(new OperatorCommand.DeadMan(true));
            walk.step();
          }
          boolean held = walk.word().equals("STIMULATING");
          return held && !walk.until(9_502).word().equals("STIMULATING");
        });
    return all;
  }

  @TestFactory
  List<DynamicTest> eachCheckFindsWhatItIsForAndIsMissedWhereItIsLeftOut() {
    List<DynamicTest> tests = new ArrayList<>();
    scenarios()
        .forEach(
            (name, finds) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        name,
                        () -> {
                          assertTrue(finds.test(CheckList.all()), name + " finds nothing");
                          assertFalse(
                              finds.test(CheckList.all().without(name)), name + " is not missed");
                        })));
    return tests;
  }

  @Test
  void everyCheckHasItsScenario() {
    assertEquals(new TreeSet<>(CheckList.all().names()), scenarios().keySet());
  }

  @Test
  void aCleanWalkOfBothLegsIsNeverSuspended() {
    CheckedWalk walk = walk(CheckList.all()).until(8_000);
    while (walk.ms < 120_000) {
      walk.step();
      assertEquals("STIMULATING", walk.word(), () -> walk.last().safety() + " at " + walk.ms);
    }
  }

  @Test
  void aBoardInputHoldsAsLongAsItIsHeardClosed() {
    LongUnaryOperator pressed =
        ms -> LEFT.applyAsLong(ms) | (ms < 9_000 ? FootSwitchSample.TOE : 0);
    CheckedWalk walk =
        new CheckedWalk(
                CheckList.all(),
                new DeadMan.BoardInput(Side.LEFT, FootSwitchSample.TOE),
                SessionSoFar.NONE,
                pressed,
                RIGHT)
            .started();
    assertEquals("STIMULATING", walk.until(9_000).word());
    walk.step();
    assertEquals("PAUSED", walk.word());
  }
}
