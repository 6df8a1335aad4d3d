package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StimulationRequest;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class SafetyLimiterTest {

  private static final int CASES = 100_000;
  private static final long SEED = 20_261_120;
  private static final long MS = 1_000_000L;

  private static double any(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -random.nextDouble() * 100;
      case 3 -> 0;
      case 4 -> 1e9;
      default -> random.nextDouble() * 600;
    };
  }

  private static SafetyLimits limits(Random random) {
    SafetyLimits l = random.nextBoolean() ? SafetyLimits.CHILD : SafetyLimits.ADULT;
    double f = 0.3 + 0.7 * random.nextDouble();
    return new SafetyLimits(
        l.maxMilliamps() * f,
        Math.max(50, l.maxPulseWidthMicros() * (0.3 + 0.7 * random.nextDouble())),
        l.maxChargeMicrocoulombs() * (0.3 + 0.7 * random.nextDouble()),
        l.minFrequencyHz(),
        l.maxFrequencyHz(),
        l.maxRmsMilliamps() * (0.3 + 0.7 * random.nextDouble()),
        l.maxOnSeconds(),
        l.maxDutyFraction(),
        l.minRiseSeconds(),
        l.maxRisePerPulseMilliamps(),
        l.channelsTogether(),
        l.operatorStepMilliamps(),
        l.sessionOnSeconds(),
        l.sessionChargeMicrocoulombs(),
        l.sessionSeconds());
  }

  private static SafetyLimits tighter(SafetyLimits l, Random random) {
    return new SafetyLimits(
        l.maxMilliamps() * (0.5 + 0.5 * random.nextDouble()),
        l.maxPulseWidthMicros() * (0.5 + 0.5 * random.nextDouble()),
        l.maxChargeMicrocoulombs() * (0.5 + 0.5 * random.nextDouble()),
        l.minFrequencyHz() + random.nextInt(5),
        l.maxFrequencyHz() - random.nextInt(5),
        l.maxRmsMilliamps() * (0.5 + 0.5 * random.nextDouble()),
        l.maxOnSeconds(),
        l.maxDutyFraction(),
        l.minRiseSeconds(),
        l.maxRisePerPulseMilliamps(),
        l.channelsTogether(),
        l.operatorStepMilliamps(),
        l.sessionOnSeconds(),
        l.sessionChargeMicrocoulombs(),
        l.sessionSeconds());
  }

  @Test
  void onlyEverTakesAwayAndTakesNothingAwayTwice() {
    Random random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      SafetyLimits limits = limits(random);
      double current = any(random);
      double width = any(random);
      double rate = any(random) / 6;
      double patient = any(random);
      double area = 1 + random.nextDouble() * 50;
      PulseDraft limiter = pulse(limits, current, width, rate, patient, area);
      double i1 = limiter.milliamps();
      double w1 = limiter.pulseWidthMicros();
      double f1 = limiter.frequencyHz();
      String what = "case " + i + ": " + current + " mA, " + width + " us, " + rate + " Hz";
      assertTrue(i1 >= 0 && i1 <= Math.max(0, zeroIfNaN(current)), what);
      assertTrue(i1 <= limits.maxMilliamps() && i1 <= HardLimits.MAX_MILLIAMPS, what);
      assertTrue(i1 <= Math.max(0, zeroIfNaN(patient)), what);
      if (i1 > 0) {
        assertTrue(w1 <= width && w1 <= limits.maxPulseWidthMicros(), what);
        assertTrue(f1 <= rate && f1 <= limits.maxFrequencyHz(), what);
        assertTrue(f1 >= limits.minFrequencyHz(), what);
        assertTrue(i1 * w1 * 1e-3 <= limits.maxChargeMicrocoulombs() * (1 + 1e-12), what);
        double rms = i1 * StrictMath.sqrt(2 * w1 * 1e-6 * f1);
        assertTrue(rms <= limits.maxRmsMilliamps() * (1 + 1e-12), what);
        assertTrue(rms / (area / 2) <= 2 * (1 + 1e-12), what);
      } else {
        assertEquals(0, w1 + f1, what);
      }
      if (i1 != current && current != 0) {
        assertTrue(limiter.amplitudeReason() != Reason.NONE, what);
      }
      limiter = pulse(limits, i1, w1, f1, patient, area);
      assertEquals(i1, limiter.milliamps(), what);
      assertEquals(w1, limiter.pulseWidthMicros(), what);
      assertEquals(f1, limiter.frequencyHz(), what);
    }
  }

  @Test
  void givesNoMoreUnderTighterLimits() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < CASES; i++) {
      SafetyLimits wide = limits(random);
      SafetyLimits tight = tighter(wide, random);
      double current = any(random);
      double width = any(random);
      double rate = any(random) / 6;
      double patient = random.nextDouble() * 100;
      PulseDraft a = pulse(wide, current, width, rate, patient, 20);
      PulseDraft b = pulse(tight, current, width, rate, patient * random.nextDouble(), 20);
      String what = "case " + i + ": " + current + " mA, " + width + " us, " + rate + " Hz";
      assertTrue(b.milliamps() <= a.milliamps(), what);
      assertTrue(b.pulseWidthMicros() <= a.pulseWidthMicros(), what);
      assertTrue(b.frequencyHz() <= a.frequencyHz(), what);
    }
  }

  @Test
  void endsWhatIsOnWithItsModeBeforeAnythingOfAnotherModeBegins() {
    LimitedRun run =
        new LimitedRun(LimitList.all(), SafetyLimits.ADULT, program(30, 250))
            .mode(StimulationMode.EXERCISE);
    assertTrue(run.ask(1, 5, 250, 40).forMs(300).isOn());
    run.mode(StimulationMode.CALIBRATION).forMs(1).given.clear();
    assertFalse(run.forMs(99).given.stream().anyMatch(PulseParameters::isOn));
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, run.forMs(1).last().amplitudeMilliamps());
  }

  private static PulseDraft pulse(
      SafetyLimits limits, double current, double width, double rate, double patient, double area) {
    ChannelProgram program =
        new ChannelProgram(
            new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, area),
            new CalibratedCurrents(0, patient),
            300,
            40,
            0.2,
            0.2,
            1.5,
            GaitWindow.heelOffToContact(0.1));
    PulseDraft draft = new PulseDraft();
    draft.begin(StimulationMode.GAIT, current, width, rate);
    ChannelGroup group = new ChannelGroup();
    group.add(program);
    ChannelScope scope =
        new ChannelScope(
            limits, program, new Activations(), new DoseCount(limits, Dose.NONE), group);
    for (ChannelLimit limit : LimitList.ofSinglePulses().of(scope)) {
      if (draft.isOn()) {
        limit.reduce(draft, 0);
      }
    }
    return draft;
  }

  private static double zeroIfNaN(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private static ChannelProgram program(double maximumMilliamps, double widthMicros) {
    return new ChannelProgram(
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
        new CalibratedCurrents(20, maximumMilliamps),
        widthMicros,
        40,
        0.2,
        0.2,
        1.5,
        GaitWindow.heelOffToContact(0.1));
  }

  @Test
  void namesThePatientsLimitWithTheValuesBeforeAndAfter() {
    SafetyLimiter limiter =
        new SafetyLimiter(SafetyLimits.ADULT, List.of(program(30, 300)), List.of());
    limiter.walk(Side.RIGHT, 1_000_000_000_000L, 1);
    StimulationRequest request = new StimulationRequest();
    SafeCommand command = SafeCommand.off();
    for (int t = 0; t < 400; t++) {
      request.ask(1, 40, 300, 40);
      command = limiter.limit(t * MS, true, 1, StimulationMode.GAIT, request);
    }
    assertEquals(new PulseParameters(30, 300, 40), command.pulses(1));
    assertEquals(
        List.of(new Limitation(1, "amplitude mA", 40, 30, "patient limit")), command.limitations());
  }

  @Test
  void givesTheSameCommandAgainWhereNothingChanged() {
    SafetyLimiter limiter =
        new SafetyLimiter(SafetyLimits.ADULT, List.of(program(30, 300)), List.of());
    limiter.walk(Side.RIGHT, 1_000_000_000_000L, 1);
    StimulationRequest request = new StimulationRequest();
    SafeCommand first = limiter.limit(0, true, 1, StimulationMode.GAIT, request);
    assertSame(first, limiter.limit(MS, true, 1, StimulationMode.GAIT, request));
  }

  @Test
  void givesNothingToAChannelThatIsNotConfiguredNorWithoutArming() {
    SafetyLimiter limiter =
        new SafetyLimiter(SafetyLimits.ADULT, List.of(program(30, 300)), List.of());
    limiter.walk(Side.RIGHT, 1_000_000_000_000L, 1);
    StimulationRequest request = new StimulationRequest();
    request.ask(2, 10, 300, 40);
    assertFalse(limiter.limit(0, true, 1, StimulationMode.GAIT, request).pulses(2).isOn());
    request.ask(1, 10, 300, 40);
    assertFalse(limiter.limit(MS, false, 1, StimulationMode.GAIT, request).pulses(1).isOn());
  }

  @Test
  void endsAStuckRequestByItsOwnTimerAndForGood() {
    SafetyLimiter limiter =
        new SafetyLimiter(SafetyLimits.CHILD, List.of(program(30, 300)), List.of());
    limiter.walk(Side.RIGHT, 1_000_000_000_000L, 1);
    StimulationRequest request = new StimulationRequest();
    request.ask(1, 20, 300, 40);
    int on = 0;
    for (int t = 0; t < 60_000; t++) {
      on += limiter.limit(t * MS, true, 1, StimulationMode.GAIT, request).pulses(1).isOn() ? 1 : 0;
    }
    assertEquals(1500, on, "ms on");
  }

  @Test
  void keepsRiseGapRateAndDutyUnderAnyRequest() {
    Random random = new Random(SEED + 2);
    SafetyLimiter limiter =
        new SafetyLimiter(SafetyLimits.CHILD, List.of(program(40, 300)), List.of());
    limiter.walk(Side.RIGHT, 1_000_000_000_000L, 1);
    StimulationRequest request = new StimulationRequest();
    boolean[] history = new boolean[200_000];
    double last = 0;
    int endedAt = -1000;
    int startedAt = -1000;
    for (int t = 0; t < history.length; t++) {
      if (random.nextInt(40) == 0) {
        request.ask(1, random.nextInt(3) == 0 ? 0 : random.nextDouble() * 60, 300, 40);
      }
      double now =
          limiter
              .limit(t * MS, true, 1, StimulationMode.GAIT, request)
              .pulses(1)
              .amplitudeMilliamps();
      history[t] = now > 0;
      // 40 mA in 200 ms; the first pulse is one period's worth of that.
      assertTrue(now <= last + (last > 0 ? 0.2 : 5) + 1e-9, "rise at " + t + " ms");
      if (last > 0 && now == 0) {
        endedAt = t;
      }
      if (last == 0 && now > 0) {
        assertTrue(t - endedAt >= 100, "gap at " + t + " ms");
        startedAt = t;
      }
      assertTrue(now == 0 || t - startedAt < 1500, "on-time at " + t + " ms");
      last = now;
    }
    int on = 0;
    int starts = 0;
    for (int t = 0; t < history.length; t++) {
      on += history[t] ? 1 : 0;
      on -= t >= 10_000 && history[t - 10_000] ? 1 : 0;
      assertTrue(on <= 6501, "duty at " + t + " ms: " + on);
      starts += t > 0 && history[t] && !history[t - 1] ? 1 : 0;
      starts -= t > 1000 && history[t - 1000] && !history[t - 1001] ? 1 : 0;
      assertTrue(starts <= 3, "activations at " + t + " ms");
    }
  }

  @Test
  void lengthensARampThatIsTooSteepAndShortensABurstThatIsTooLongAndSaysSo() {
    ProgramLimiter limiter = new ProgramLimiter(SafetyLimits.CHILD);
    ChannelProgram asked =
        new ChannelProgram(
            new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
            new CalibratedCurrents(70, 90),
            300,
            40,
            0.05,
            0.2,
            5,
            GaitWindow.heelOffToContact(0.1));
    ChannelProgram given = limiter.limit(asked);
    assertEquals(60, given.maximumMilliamps());
    assertEquals(60, given.startMilliamps());
    assertEquals(0.2, given.rampUpSeconds());
    assertEquals(1.5, given.maximumOnSeconds());
    assertTrue(
        limiter.limitations().contains(new Limitation(1, "rise s", 0.05, 0.2, "profile limit")));
    assertTrue(
        limiter.limitations().contains(new Limitation(1, "on-time s", 5, 1.5, "profile limit")));
  }

  @Test
  void letsTheOperatorRaiseByOneMilliampAndTwoASecondAndLowerAtWill() {
    IntensitySetting setting = new IntensitySetting(SafetyLimits.CHILD, 20, 25);
    assertEquals("step limit", setting.change(0, 5));
    assertEquals(21, setting.milliamps());
    assertEquals("", setting.change(MS, 1));
    assertFalse(setting.change(2 * MS, 1).isEmpty());
    assertEquals(22, setting.milliamps(), 0.01);
    assertEquals("", setting.change(3 * MS, -10));
    assertEquals(12, setting.milliamps(), 0.01);
    assertEquals("no number", setting.change(4 * MS, Double.NaN));
  }
}
