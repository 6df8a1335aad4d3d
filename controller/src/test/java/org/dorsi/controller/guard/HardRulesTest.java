package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.HardRules;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.ScriptedP24;
import org.dorsi.controller.stimulator.StimulatorDriver;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each rule of the guard holds at the device's end of the wire, and without it its own scenario
 * goes wrong: a controller gone mad asks for what no limiter would let through.
 */
class HardRulesTest {

  private static final long MS = 1_000_000;

  /** A guard before a P24, and a controller that asks for anything. */
  private static final class MadController {
    private final ScriptedP24 device = new ScriptedP24();
    private final GuardCore core;
    private final Permit permit = new Permit();
    private final Ack ack = new Ack();
    private long nowNs = 1_000 * MS;

    MadController(HardRules rules) {
      StimulatorDriver driver =
          StimulatorDriver.of(StimulatorModel.P24, StimulationLevel.LOW, "ttyTEST", device);
      core = new GuardCore(1, driver, rules);
      permit.sessionEpoch = 1;
      permit.armingEpoch = 1;
      permit.outputEnabled = true;
      permit.numbers.areaSquareMillimetres[0] = 10_000;
      permit.numbers.maximumHalfMilliamps[0] = 300;
      driver.open(nowNs);
      off().forMs(100);
    }

    MadController mode(StimulationMode mode) {
      permit.numbers.mode = mode;
      return this;
    }

    MadController area(int squareMillimetres) {
      permit.numbers.areaSquareMillimetres[0] = squareMillimetres;
      return this;
    }

    MadController maximum(int halfMilliamps) {
      permit.numbers.maximumHalfMilliamps[0] = halfMilliamps;
      return this;
    }

    MadController ask(double milliamps, int widthMicros, int periodMicros) {
      permit.numbers.halfMilliamps[0] = (int) (2 * milliamps);
      permit.numbers.widthMicros[0] = widthMicros;
      permit.numbers.periodMicros[0] = periodMicros;
      return this;
    }

    MadController off() {
      return ask(0, 0, 0);
    }

    MadController forMs(long span) {
      for (long end = nowNs + span * MS; nowNs < end; ) {
        core.fill(ack, nowNs);
        permit.echoedCounter = ack.counter;
        permit.sequence++;
        core.onPermit(permit, nowNs);
        for (int i = 0; i < 5 && nowNs < end; i++) {
          nowNs += MS;
          device.nowNs = nowNs;
          device.deliver((bytes, length) -> core.onDeviceBytes(bytes, length, nowNs));
          core.onTick(nowNs);
        }
      }
      return this;
    }

    /** Goes on until the last pulse was so long ago. */
    MadController pulsedBefore(long ms) {
      while (nowNs - device.pulses.get(device.pulses.size() - 1).timeNs() < ms * MS) {
        forMs(1);
      }
      return this;
    }

    /** The guard's process stands still. */
    MadController stall(long ms) {
      nowNs += ms * MS;
      device.nowNs = nowNs;
      return this;
    }

    double most(Function<ScriptedP24.Pulse, Double> of) {
      return device.pulses.stream().mapToDouble(of::apply).max().orElse(0);
    }

    int pulses() {
      return device.pulses.size();
    }

    /** Onsets of activations: pulses after a pause of more than a period. */
    List<Long> onsetsMs(int periodMicros) {
      List<Long> onsets = new ArrayList<>();
      long lastNs = Long.MIN_VALUE / 2;
      for (ScriptedP24.Pulse pulse : device.pulses) {
        if (pulse.timeNs() - lastNs > 1.5e3 * periodMicros) {
          onsets.add(pulse.timeNs() / MS);
        }
        lastNs = pulse.timeNs();
      }
      return onsets;
    }
  }

  private static double charge(ScriptedP24.Pulse pulse) {
    return pulse.firstMilliamps() * pulse.widthMicros() * 1e-3;
  }

  /** Name of the rule, and whether it held at the wire. */
  private static Map<String, Predicate<HardRules>> scenarios() {
    Map<String, Predicate<HardRules>> all = new TreeMap<>();
    all.put(
        "current",
        rules ->
            new MadController(rules)
                    .ask(101, 100, 25_000)
                    .forMs(500)
                    .most(ScriptedP24.Pulse::firstMilliamps)
                <= 100);
    all.put(
        "pulse-width",
        rules ->
            new MadController(rules)
                    .ask(10, 510, 25_000)
                    .forMs(100)
                    .most(pulse -> (double) pulse.widthMicros())
                <= 500);
    all.put(
        "charge",
        rules ->
            new MadController(rules).ask(90, 500, 25_000).forMs(500).most(HardRulesTest::charge)
                <= 40);
    all.put(
        "frequency",
        rules -> new MadController(rules).ask(10, 200, 12_500).forMs(1_000).pulses() <= 60);
    all.put(
        "density",
        // 20 mA, 250 us, 40 Hz are 2.83 mA r.m.s.; half of 2.5 cm2 carries 2.5 mA.
        rules -> new MadController(rules).area(250).ask(20, 250, 25_000).forMs(500).pulses() == 0);
    all.put(
        "channel-maximum",
        rules ->
            new MadController(rules)
                    .maximum(30)
                    .ask(20, 250, 25_000)
                    .forMs(500)
                    .most(ScriptedP24.Pulse::firstMilliamps)
                <= 15);
    all.put(
        "on-time",
        rules -> {
          boolean gait = new MadController(rules).ask(10, 200, 25_000).forMs(5_000).pulses() <= 121;
          MadController exercise = new MadController(rules).mode(StimulationMode.EXERCISE);
          return gait && exercise.ask(10, 200, 25_000).forMs(18_000).pulses() <= 601;
        });
    all.put(
        "pause",
        rules -> {
          MadController mad = new MadController(rules).ask(10, 200, 25_000).forMs(500);
          int before = mad.pulsedBefore(20).stall(90).pulses();
          return mad.forMs(300).pulses() == before;
        });
    all.put(
        "gap",
        rules -> {
          MadController mad = new MadController(rules).ask(10, 200, 25_000).forMs(500);
          int before = mad.pulses();
          return mad.off().forMs(50).ask(10, 200, 25_000).forMs(45).pulses() == before;
        });
    all.put(
        "rate",
        rules -> {
          MadController mad = new MadController(rules);
          for (int i = 0; i < 12; i++) {
            mad.ask(10, 200, 25_000).forMs(60).off().forMs(140);
          }
          List<Long> onsets = mad.onsetsMs(25_000);
          boolean held = onsets.size() > 3;
          for (int i = 3; i < onsets.size(); i++) {
            held &= onsets.get(i) - onsets.get(i - 3) >= 1_000;
          }
          return held;
        });
    all.put(
        "duty",
        rules -> {
          MadController mad = new MadController(rules);
          for (int i = 0; i < 4; i++) {
            mad.ask(10, 200, 25_000).forMs(2_400).off().forMs(100);
          }
          // 8 s at 40 Hz, and the first pulse of each activation.
          return mad.pulses() <= 324;
        });
    all.put(
        "rest",
        rules -> {
          MadController mad = new MadController(rules).mode(StimulationMode.EXERCISE);
          mad.ask(10, 200, 25_000).forMs(4_000).off().forMs(2_000);
          int before = mad.pulses();
          return mad.ask(10, 200, 25_000).forMs(1_500).pulses() == before;
        });
    all.put(
        "rise-per-pulse",
        rules ->
            new MadController(rules)
                    .ask(100, 100, 40_000)
                    .forMs(30)
                    .most(ScriptedP24.Pulse::firstMilliamps)
                <= 25);
    all.put(
        "rise-time",
        // 40 mA within 50 ms: 16 mA in the first 20 ms.
        rules ->
            new MadController(rules)
                    .maximum(80)
                    .ask(40, 100, 20_000)
                    .forMs(15)
                    .most(ScriptedP24.Pulse::firstMilliamps)
                <= 16);
    all.put(
        "calibration-rise",
        // 0.5 mA, and 2 mA a second in three seconds.
        rules ->
            new MadController(rules)
                    .mode(StimulationMode.CALIBRATION)
                    .ask(40, 100, 25_000)
                    .forMs(3_000)
                    .most(ScriptedP24.Pulse::firstMilliamps)
                <= 6.5);
    return all;
  }

  @TestFactory
  List<DynamicTest> eachRuleHoldsAtTheWireAndIsMissedWhereItIsLeftOut() {
    List<DynamicTest> tests = new ArrayList<>();
    scenarios()
        .forEach(
            (name, holds) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        name,
                        () -> {
                          assertTrue(holds.test(HardRules.all()), name + " does not hold");
                          assertFalse(
                              holds.test(HardRules.all().without(name)), name + " is not missed");
                        })));
    return tests;
  }

  @Test
  void everyRuleHasItsScenario() {
    assertEquals(new TreeSet<>(HardRules.all().names()), scenarios().keySet());
    assertThrows(IllegalArgumentException.class, () -> HardRules.all().without("no such rule"));
  }

  @Test
  void whatIsWithinTheRulesReachesTheDevice() {
    MadController fair = new MadController(HardRules.all()).ask(10, 200, 25_000).forMs(1_000);
    assertEquals(40, fair.pulses(), 1);
    assertTrue(fair.most(HardRulesTest::charge) <= HardLimits.MAX_CHARGE_MICROCOULOMBS);
  }
}
