package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A controller gone mad before the whole limiter: any numbers on every channel, switched at any
 * time, for 100 000 ticks. The limits of section 4.1 are judged from what comes out, by sums of the
 * judge's own.
 */
class EnvelopeTest {

  private static final int TICKS = 100_000;
  private static final long SEED = 20_261_121;
  private static final double EXACT = 1 + 1e-9;

  private static final List<Muscle> MUSCLES =
      List.of(
          Muscle.TIBIALIS_ANTERIOR,
          Muscle.GASTROCNEMIUS,
          Muscle.QUADRICEPS,
          Muscle.HAMSTRINGS,
          Muscle.GLUTEUS_MEDIUS,
          Muscle.GLUTEUS_MAXIMUS);

  private final Random random = new Random(SEED);
  private final StimulationRequest request = new StimulationRequest();

  private static double anything(Random random, double usual) {
    return switch (random.nextInt(16)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -random.nextDouble() * usual;
      case 3 -> 1e9;
      case 4 -> Double.MIN_VALUE;
      case 5, 6, 7, 8 -> 0;
      default -> random.nextDouble() * usual;
    };
  }

  private static List<ChannelProgram> programs() {
    List<ChannelProgram> programs = new ArrayList<>();
    for (int i = 0; i < MUSCLES.size(); i++) {
      programs.add(
          new ChannelProgram(
              new StimulationChannel(i + 1, MUSCLES.get(i), Side.RIGHT, 4 + 10 * i),
              new CalibratedCurrents(10, 5, 20, 30 + 10 * i),
              300,
              40,
              0.2,
              0.2,
              1.5,
              GaitWindow.heelOffToContact(0.1)));
    }
    return programs;
  }

  private void askAnew() {
    int channel = 1 + random.nextInt(StimulationChannel.MAX_CHANNELS);
    if (random.nextInt(3) > 0) {
      request.ask(channel, anything(random, 120), anything(random, 600), 20 + anything(random, 50));
    } else {
      request.ask(channel, anything(random, 120), 200, 40);
    }
  }

  private static boolean isNothing(double value) {
    return !(value > 0 && value < Double.POSITIVE_INFINITY);
  }

  /** One channel's history in ticks of 1 ms, as the judge keeps it. */
  private static final class History {
    private final ArrayDeque<Integer> starts = new ArrayDeque<>();
    private final boolean[] on = new boolean[TICKS];
    private double last;
    private int startedAt = -10_000;
    private int endedAt = -10_000;
    private int onInWindow;
  }

  @ParameterizedTest
  @EnumSource(PatientProfile.class)
  void nothingBeyondTheProfileComesOut(PatientProfile profile) {
    SafetyLimits limits = SafetyLimits.of(profile);
    List<ChannelProgram> programs = programs();
    SafetyLimiter limiter = new SafetyLimiter(limits, programs, List.of());
    History[] histories = new History[StimulationChannel.MAX_CHANNELS];
    for (int i = 0; i < histories.length; i++) {
      histories[i] = new History();
    }
    int pulses = 0;
    for (int t = 0; t < TICKS; t++) {
      if (random.nextInt(20) == 0) {
        askAnew();
      }
      limiter.walk(Side.RIGHT, t * 1_000_000L, 1.1);
      SafeCommand out = limiter.limit(t * 1_000_000L, true, 1, StimulationMode.GAIT, request);
      int together = 0;
      for (int channel = 1; channel <= histories.length; channel++) {
        PulseParameters given = out.pulses(channel);
        together += given.isOn() ? 1 : 0;
        pulses += given.isOn() ? 1 : 0;
        String what = "channel " + channel + " at " + t + " ms: " + given;
        if (given.isOn()) {
          assertTrue(channel <= programs.size(), what);
          judgePulse(given, channel, limits, programs.get(channel - 1), what);
        }
        judgeTimes(histories[channel - 1], t, given, limits, programs, channel, what);
      }
      assertTrue(together <= limits.channelsTogether(), "together at " + t + " ms");
      assertTrue(!(out.pulses(1).isOn() && out.pulses(2).isOn()), "antagonists at " + t + " ms");
    }
    assertTrue(pulses > TICKS / 4, "nothing came out: " + pulses);
  }

  private void judgePulse(
      PulseParameters given,
      int channel,
      SafetyLimits limits,
      ChannelProgram program,
      String what) {
    double milliamps = given.amplitudeMilliamps();
    double micros = given.pulseWidthMicros();
    double hz = given.frequencyHz();
    assertTrue(!isNothing(request.milliamps(channel)), what);
    assertTrue(!isNothing(request.pulseWidthMicros(channel)), what);
    assertTrue(!isNothing(request.frequencyHz(channel)), what);
    assertTrue(milliamps <= request.milliamps(channel), what);
    assertTrue(micros <= request.pulseWidthMicros(channel), what);
    assertTrue(hz <= request.frequencyHz(channel), what);
    assertTrue(milliamps <= Math.min(limits.maxMilliamps(), program.maximumMilliamps()), what);
    assertTrue(micros >= 50 && micros <= limits.maxPulseWidthMicros(), what);
    assertTrue(hz >= limits.minFrequencyHz() && hz <= limits.maxFrequencyHz(), what);
    assertTrue(milliamps * micros * 1e-3 <= limits.maxChargeMicrocoulombs() * EXACT, what);
    double rms = milliamps * StrictMath.sqrt(2 * micros * 1e-6 * hz);
    assertTrue(rms <= limits.maxRmsMilliamps() * EXACT, what);
    assertTrue(rms / (program.channel().electrodeAreaCm2() / 2) <= 2 * EXACT, what);
    // 500 ohm, mean over the whole pad (section 4.1).
    double watts = rms * rms * 1e-6 * 500;
    assertTrue(watts / program.channel().electrodeAreaCm2() <= 0.05 * EXACT, what);
  }

  private static void judgeTimes(
      History h,
      int t,
      PulseParameters given,
      SafetyLimits limits,
      List<ChannelProgram> programs,
      int channel,
      String what) {
    double now = given.amplitudeMilliamps();
    h.on[t] = now > 0;
    if (now > 0) {
      double perSecond =
          programs.get(channel - 1).maximumMilliamps() / limits.minRiseSeconds() * EXACT;
      double step = h.last > 0 ? 1e-3 : 1 / given.frequencyHz();
      assertTrue(now <= h.last + perSecond * step, what + " after " + h.last);
      // A rise is a staircase, a step a pulse; HardRulesTest counts the pulses at the wire.
      assertTrue(
          now <= h.last + limits.maxRisePerPulseMilliamps() * EXACT, what + " after " + h.last);
    }
    if (now > 0 && h.last == 0) {
      assertTrue(t - h.endedAt >= 100, what + ": gap");
      h.startedAt = t;
      h.starts.add(t);
    }
    if (now == 0 && h.last > 0) {
      h.endedAt = t;
    }
    assertTrue(now == 0 || t - h.startedAt < limits.maxOnSeconds() * 1e3, what + ": on-time");
    while (!h.starts.isEmpty() && t - h.starts.peek() >= 1_000) {
      h.starts.remove();
    }
    assertTrue(h.starts.size() <= 3, what + ": activations");
    h.onInWindow += h.on[t] ? 1 : 0;
    h.onInWindow -= t >= 10_000 && h.on[t - 10_000] ? 1 : 0;
    assertTrue(h.onInWindow <= limits.maxDutyFraction() * 10_000 + 1, what + ": duty");
    h.last = now;
  }

  /** What one limiter lets through, a second one after it lets through unchanged. */
  @Test
  void whatHasBeenLimitedOnceIsNotLimitedAgain() {
    SafetyLimiter first = new SafetyLimiter(SafetyLimits.CHILD, programs(), List.of());
    SafetyLimiter second = new SafetyLimiter(SafetyLimits.CHILD, programs(), List.of());
    StimulationRequest limited = new StimulationRequest();
    for (int t = 0; t < TICKS; t++) {
      if (random.nextInt(20) == 0) {
        askAnew();
      }
      long nowNs = t * 1_000_000L;
      first.walk(Side.RIGHT, nowNs, 1.1);
      second.walk(Side.RIGHT, nowNs, 1.1);
      SafeCommand once = first.limit(nowNs, true, 1, StimulationMode.GAIT, request);
      for (int channel = 1; channel <= StimulationChannel.MAX_CHANNELS; channel++) {
        PulseParameters pulses = once.pulses(channel);
        limited.ask(
            channel, pulses.amplitudeMilliamps(), pulses.pulseWidthMicros(), pulses.frequencyHz());
      }
      SafeCommand twice = second.limit(nowNs, true, 1, StimulationMode.GAIT, limited);
      for (int channel = 1; channel <= StimulationChannel.MAX_CHANNELS; channel++) {
        assertEquals(once.pulses(channel), twice.pulses(channel), "at " + t + " ms");
      }
    }
  }

  /** Any clicks at any time: no step beyond the limit, and no second beyond 2 mA. */
  @Test
  void operatorsRaiseNoCurrentFasterThanTwoMilliampsASecond() {
    IntensitySetting setting = new IntensitySetting(SafetyLimits.CHILD, 5, 60);
    ArrayDeque<double[]> raises = new ArrayDeque<>();
    double sum = 0;
    double before = setting.milliamps();
    long nowNs = 0;
    int raised = 0;
    for (int i = 0; i < TICKS; i++) {
      nowNs +=
          random.nextInt(4) == 0
              ? (long) (random.nextDouble() * 1e9)
              : random.nextInt(9) * 1_000_000L;
      double by = random.nextInt(4) == 0 ? anything(random, 5) : random.nextDouble() * 1.5 - 0.6;
      String said = setting.change(nowNs, by);
      double now = setting.milliamps();
      String what = "case " + i + ": " + before + " -> " + now + " mA by " + by;
      assertTrue(now >= 0 && now <= 60, what);
      assertTrue(now - before <= Math.max(0, Math.min(1, by)) + 1e-9 || !(by > 0), what);
      assertTrue(!(isNothing(by) && now > before), what);
      assertTrue(!said.isEmpty() || Math.abs(now - Math.max(0, before + by)) < 1e-9, what);
      if (now > before) {
        raises.add(new double[] {nowNs, now - before});
        sum += now - before;
        raised++;
      }
      while (!raises.isEmpty() && nowNs - raises.peek()[0] >= 1e9) {
        sum -= raises.remove()[1];
      }
      assertTrue(sum <= 2 + 1e-6, what + ": " + sum + " mA within a second");
      before = now;
    }
    assertTrue(raised > TICKS / 50, "raised " + raised + " times");
  }
}
