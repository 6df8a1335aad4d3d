package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each limit of the controller holds, and without it its own scenario goes wrong. */
class LimitListTest {

  /** A profile whose limits do not hide each other, as the shipped ones partly do. */
  private static final SafetyLimits OPEN =
      new SafetyLimits(100, 500, 40, 1, 60, 25, 1.5, 0.65, 0.1, 15, 4, 1, 1080, 1_200_000, 3600);

  private static final SafetyLimits LITTLE_CHARGE =
      new SafetyLimits(100, 500, 10, 1, 60, 25, 1.5, 0.65, 0.1, 15, 4, 1, 1080, 1_200_000, 3600);

  private static final SafetyLimits LITTLE_RMS =
      new SafetyLimits(100, 500, 40, 1, 60, 5, 1.5, 0.65, 0.1, 15, 4, 1, 1080, 1_200_000, 3600);

  private static ChannelProgram program(int number, Muscle muscle, double maximum, double areaCm2) {
    return LimitedRun.program(number, muscle, Side.RIGHT, maximum, areaCm2);
  }

  private static ChannelProgram ta() {
    return program(1, Muscle.TIBIALIS_ANTERIOR, 40, 50);
  }

  /** Name of the limit, and whether it held. */
  private static Map<String, Predicate<LimitList>> scenarios() {
    Map<String, Predicate<LimitList>> all = new TreeMap<>();
    all.put(
        "pulse-width",
        list -> {
          boolean cut =
              new LimitedRun(list, SafetyLimits.CHILD, ta())
                      .ask(1, 5, 400, 40)
                      .forMs(300)
                      .last()
                      .pulseWidthMicros()
                  <= 300;
          return cut && !new LimitedRun(list, OPEN, ta()).ask(1, 5, 49, 40).forMs(10).isOn();
        });
    all.put(
        "frequency",
        list -> {
          boolean cut =
              new LimitedRun(list, SafetyLimits.CHILD, ta())
                      .ask(1, 5, 200, 55)
                      .forMs(300)
                      .last()
                      .frequencyHz()
                  <= 50;
          return cut
              && !new LimitedRun(list, SafetyLimits.CHILD, ta())
                  .ask(1, 5, 200, 19)
                  .forMs(10)
                  .isOn();
        });
    all.put(
        "patient-maximum",
        list -> {
          LimitedRun run = new LimitedRun(list, OPEN, ta());
          boolean programs = run.ask(1, 60, 100, 40).forMs(1000).most() <= 40;
          run.limiter.calibrated(1, new CalibratedCurrents(50, 50));
          programs &= run.forMs(100).most() <= 40;
          run.limiter.calibrated(1, new CalibratedCurrents(7, 7));
          boolean found = run.forMs(1).last().amplitudeMilliamps() == 7;
          run.off().mode(StimulationMode.CALIBRATION).forMs(200).given.clear();
          run.ask(1, 60, 100, 40).forMs(25_000);
          return programs && found && run.most() == 40;
        });
    all.put(
        "current",
        list ->
            new LimitedRun(list, SafetyLimits.CHILD, program(1, Muscle.TIBIALIS_ANTERIOR, 90, 100))
                    .ask(1, 80, 100, 20)
                    .forMs(1000)
                    .most()
                <= 60);
    all.put(
        "charge",
        list ->
            new LimitedRun(list, LITTLE_CHARGE, ta()).ask(1, 40, 400, 20).forMs(1000).most() <= 25);
    all.put(
        "rms",
        list ->
            new LimitedRun(list, LITTLE_RMS, ta()).ask(1, 40, 400, 50).forMs(1000).most()
                <= 25 + 1e-9);
    all.put(
        "density",
        list ->
            new LimitedRun(list, OPEN, program(1, Muscle.TIBIALIS_ANTERIOR, 60, 8))
                    .ask(1, 60, 400, 50)
                    .forMs(1000)
                    .most()
                <= 40 + 1e-9);
    all.put(
        "sensory-share",
        list -> {
          LimitedRun run = new LimitedRun(list, OPEN, ta()).mode(StimulationMode.SENSORY);
          boolean cut = run.ask(1, 20, 200, 40).forMs(1000).most() == 8;
          run.limiter.calibrated(1, new CalibratedCurrents(20, 2, 5, 30));
          boolean found = run.forMs(1).last().amplitudeMilliamps() == 4;
          run.limiter.calibrated(1, new CalibratedCurrents(20, 30));
          return cut && found && !run.forMs(1).isOn();
        });
    all.put(
        "gait-age",
        list ->
            !new LimitedRun(list, OPEN, ta())
                .standStill()
                .forMs(1501)
                .ask(1, 10, 200, 40)
                .forMs(9)
                .isOn());
    all.put(
        "antagonists",
        list ->
            new LimitedRun(list, OPEN, ta(), program(2, Muscle.SOLEUS, 40, 50))
                    .ask(1, 10, 200, 40)
                    .ask(2, 10, 200, 40)
                    .forMs(500)
                    .onMs()
                == 0);
    all.put(
        "session-on-time",
        list ->
            new LimitedRun(list, OPEN, spent(new Dose(1080, 0, 0)), ta())
                    .ask(1, 10, 200, 40)
                    .forMs(99)
                    .onMs()
                == 0);
    all.put(
        "session-charge",
        list ->
            new LimitedRun(list, OPEN, spent(new Dose(0, 0, 1_200_000)), ta())
                    .ask(1, 10, 200, 40)
                    .forMs(99)
                    .onMs()
                == 0);
    all.put(
        "on-time",
        list -> {
          boolean gait =
              new LimitedRun(list, OPEN, ta()).ask(1, 10, 200, 40).forMs(3000).onMs() == 1500;
          LimitedRun exercise = new LimitedRun(list, OPEN, ta()).mode(StimulationMode.EXERCISE);
          return gait && exercise.ask(1, 10, 200, 40).forMs(20_000).onMs() == 15_000;
        });
    all.put(
        "gap",
        list -> {
          LimitedRun run =
              new LimitedRun(list, OPEN, ta()).ask(1, 10, 200, 40).forMs(500).off().forMs(50);
          boolean tooSoon = run.ask(1, 10, 200, 40).forMs(49).isOn();
          return !tooSoon && run.forMs(2).isOn();
        });
    all.put(
        "rate",
        list -> {
          LimitedRun run = new LimitedRun(list, OPEN, ta());
          for (int i = 0; i < 3; i++) {
            run.ask(1, 10, 200, 40).forMs(100).off().forMs(150);
          }
          boolean fourth = run.ask(1, 10, 200, 40).forMs(250).isOn();
          return !fourth && run.forMs(1).isOn();
        });
    all.put(
        "duty",
        list -> {
          LimitedRun run = new LimitedRun(list, OPEN, ta());
          for (int i = 0; i < 7; i++) {
            run.ask(1, 10, 200, 40).forMs(1300).off().forMs(125);
          }
          return run.onMs() == 6500;
        });
    all.put(
        "rest",
        list -> {
          LimitedRun run = new LimitedRun(list, OPEN, ta()).mode(StimulationMode.EXERCISE);
          run.ask(1, 10, 200, 40).forMs(4000).off().forMs(3000);
          boolean tooSoon = run.ask(1, 10, 200, 40).forMs(999).isOn();
          return !tooSoon && run.forMs(2).isOn();
        });
    all.put(
        "together",
        list -> {
          LimitedRun run =
              new LimitedRun(
                  list,
                  OPEN,
                  program(1, Muscle.GLUTEUS_MEDIUS, 40, 50),
                  program(2, Muscle.GLUTEUS_MAXIMUS, 40, 50),
                  program(3, Muscle.QUADRICEPS, 40, 50),
                  program(4, Muscle.HAMSTRINGS, 40, 50),
                  program(5, Muscle.SOLEUS, 40, 50));
          for (int channel = 2; channel <= 5; channel++) {
            run.ask(channel, 10, 200, 40);
          }
          return run.forMs(50).ask(1, 10, 200, 40).forMs(200).onMs() == 0;
        });
    // 20 mA in 100 ms; the first pulse is one period's worth of it.
    all.put(
        "rise-time",
        list -> {
          LimitedRun run =
              new LimitedRun(list, OPEN, program(1, Muscle.TIBIALIS_ANTERIOR, 20, 200))
                  .ask(1, 20, 100, 40)
                  .forMs(51);
          return Math.abs(run.given.get(0).amplitudeMilliamps() - 5) < 1e-9
              && Math.abs(run.last().amplitudeMilliamps() - 15) < 1e-9;
        });
    all.put(
        "rise-per-pulse",
        list ->
            new LimitedRun(list, OPEN, program(1, Muscle.TIBIALIS_ANTERIOR, 100, 200))
                    .ask(1, 100, 100, 40)
                    .forMs(1)
                    .most()
                <= 15);
    all.put(
        "calibration-rise",
        list -> {
          LimitedRun run = new LimitedRun(list, OPEN, ta()).mode(StimulationMode.CALIBRATION);
          run.ask(1, 40, 200, 40).forMs(1);
          boolean first = run.most() == HardLimits.CALIBRATION_FIRST_MILLIAMPS;
          double after = run.forMs(5000).most();
          return first && after <= 10.5 + 1e-9 && after >= 10.5 - 1e-9;
        });
    return all;
  }

  private static SessionSoFar spent(Dose dose) {
    return new SessionSoFar(0, List.of(dose));
  }

  @TestFactory
  List<DynamicTest> eachLimitHoldsAndIsMissedWhereItIsLeftOut() {
    List<DynamicTest> tests = new ArrayList<>();
    scenarios()
        .forEach(
            (name, holds) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        name,
                        () -> {
                          assertTrue(holds.test(LimitList.all()), name + " does not hold");
                          assertFalse(
                              holds.test(LimitList.all().without(name)), name + " is not missed");
                        })));
    return tests;
  }

  @Test
  void everyLimitHasItsScenario() {
    assertEquals(new TreeSet<>(LimitList.all().names()), scenarios().keySet());
    assertThrows(IllegalArgumentException.class, () -> LimitList.all().without("no such limit"));
  }

  @Test
  void countsTheDoseOfASessionOverARestartAndEndsABurstBeforeItRefusesTheNext() {
    LimitedRun first =
        new LimitedRun(LimitList.all(), OPEN, spent(new Dose(1079.5, 3, 1000)), ta());
    first.ask(1, 10, 200, 40).forMs(1000);
    assertTrue(first.isOn(), "a burst that has begun may end by itself");
    Dose dose = first.limiter.dose(1);
    assertEquals(1080.499, dose.onSeconds(), 1e-6);
    assertEquals(3, dose.sensorySeconds());
    // 10 mA, 200 us, 40 Hz: 80 uC a second, less in the 25 ms of the ramp.
    assertEquals(1080, dose.chargeMicrocoulombs(), 1);
    assertTrue(first.limiter.isDoseSpent(1, StimulationMode.GAIT));
    assertFalse(first.limiter.isDoseSpent(1, StimulationMode.SENSORY));
    assertFalse(first.off().forMs(300).ask(1, 10, 200, 40).forMs(100).isOn());
    assertEquals(
        0,
        new LimitedRun(LimitList.all(), OPEN, spent(dose), ta())
            .ask(1, 10, 200, 40)
            .forMs(10)
            .onMs());
  }

  @Test
  void sensoryStimulationCountsForItselfAndStopsAtOnceWhenItsHalfHourIsSpent() {
    LimitedRun run = new LimitedRun(LimitList.all(), OPEN, spent(new Dose(0, 1799.9, 0)), ta());
    run.mode(StimulationMode.SENSORY).ask(1, 5, 200, 40).forMs(300);
    assertEquals(0, run.limiter.dose(1).onSeconds());
    assertFalse(run.isOn());
    assertTrue(Math.abs(run.onMs() - 101) <= 1, "ms on: " + run.onMs());
    assertTrue(run.limiter.isDoseSpent(1, StimulationMode.SENSORY));
  }

  @Test
  void unknownMotorThresholdGivesNoSensoryStimulation() {
    ChannelProgram unknown =
        new ChannelProgram(
            new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 50),
            new CalibratedCurrents(10, 40),
            300,
            40,
            0.2,
            0.2,
            1.5,
            GaitWindow.heelOffToContact(0.1));
    LimitedRun run = new LimitedRun(LimitList.all(), OPEN, unknown).mode(StimulationMode.SENSORY);
    assertEquals(0, run.ask(1, 1, 200, 40).forMs(100).onMs());
  }

  @Test
  void gaitMayBeAsOldAsOneAndAHalfStridesWithinTheHardBounds() {
    assertEquals(1_500_000_000L, HardLimits.gaitAgeNs(Double.NaN));
    assertEquals(1_500_000_000L, HardLimits.gaitAgeNs(0.9));
    assertEquals(2_250_000_000L, HardLimits.gaitAgeNs(1.5));
    assertEquals(3_000_000_000L, HardLimits.gaitAgeNs(4));
  }
}
