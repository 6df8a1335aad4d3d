package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

class HardLimiterTest {

  private static final long MS = 1_000_000;

  private final HardLimiter limiter = new HardLimiter();
  private final PulseNumbers numbers = new PulseNumbers();

  HardLimiterTest() {
    Arrays.fill(numbers.areaSquareMillimetres, 2_500);
    Arrays.fill(numbers.maximumHalfMilliamps, 300);
  }

  private SafeCommand ask(int currentHalfMilliamps, int width, int period, long nowNs) {
    numbers.halfMilliamps[0] = currentHalfMilliamps;
    numbers.widthMicros[0] = width;
    numbers.periodMicros[0] = period;
    return limiter.limit(true, 1, numbers, nowNs);
  }

  @Test
  void whatIsWithinAllLimitsPassesUnchanged() {
    SafeCommand command = ask(40, 300, 25_000, 0);
    assertTrue(command.outputEnabled());
    assertEquals(new PulseParameters(20, 300, 40), command.pulses(1));
    assertEquals(List.of(), command.limitations());
    assertSame(command, ask(40, 300, 25_000, 5 * MS));
  }

  @Test
  void numbersBeyondEveryLimitTurnTheWholeCommandOffAndAreNamed() {
    assertBreach(201, 300, 25_000, "channel 1: current must be in [0, 100] mA, got 100.5");
    assertBreach(-2, 300, 25_000, "channel 1: current must be in [0, 100] mA, got -1.0");
    assertBreach(40, 49, 25_000, "channel 1: pulse width must be in [50, 500] us, got 49.0");
    assertBreach(40, 501, 25_000, "channel 1: pulse width must be in [50, 500] us, got 501.0");
    assertBreach(161, 500, 25_000, "channel 1: charge per phase must be at most 40 uC, got 40.25");
    assertBreach(40, 300, 16_666, "channel 1: frequency must be in [1, 60] Hz, got 60.0024");
    assertBreach(40, 300, 1_000_001, "channel 1: frequency must be in [1, 60] Hz, got 0.9999");
    assertBreach(40, 300, 0, "channel 1: frequency must be in [1, 60] Hz, got Infinity");
  }

  private void assertBreach(int current, int width, int period, String reason) {
    numbers.halfMilliamps[1] = 20;
    numbers.widthMicros[1] = 200;
    numbers.periodMicros[1] = 25_000;
    SafeCommand command = ask(current, width, period, 0);
    assertTrue(limiter.breach().startsWith(reason), limiter.breach());
    assertFalse(command.outputEnabled());
    assertFalse(command.pulses(1).isOn());
    assertFalse(command.pulses(2).isOn());
  }

  @Test
  void currentRisesByAtMost25MilliampsFromPulseToPulseAndFallsFreely() {
    assertEquals(25, ask(200, 200, 25_000, 0).pulses(1).amplitudeMilliamps());
    assertEquals(25, ask(200, 200, 25_000, 500 * MS).pulses(1).amplitudeMilliamps());
    limiter.delivered(1, 50, 500 * MS);
    SafeCommand command = ask(200, 200, 25_000, 501 * MS);
    assertEquals(50, command.pulses(1).amplitudeMilliamps());
    assertEquals(
        List.of(new Limitation(1, "amplitude mA", 100, 50, "hard limit: rise per pulse")),
        command.limitations());
    limiter.delivered(1, 100, 501 * MS);
    assertEquals(1, ask(2, 200, 25_000, 502 * MS).pulses(1).amplitudeMilliamps());
  }

  @Test
  void whatIsJustWithinALimitIsGivenWithoutAWord() {
    SafeCommand command = ask(50, 200, 25_000, 0);
    assertEquals(25, command.pulses(1).amplitudeMilliamps());
    assertEquals(List.of(), command.limitations());
  }

  @Test
  void nothingIsLimitedWhereNothingIsAskedFor() {
    ask(20, 200, 25_000, 0);
    ask(0, 0, 0, 400 * MS);
    assertEquals(List.of(), ask(0, 0, 0, 410 * MS).limitations());
    ask(20, 200, 25_000, 1_000 * MS);
    assertEquals(List.of(), ask(0, 0, 0, 4_000 * MS).limitations(), "at its longest");
    assertTrue(ask(20, 200, 25_000, 4_100 * MS).pulses(1).isOn());
  }

  @Test
  void anotherModeWhilePulsesAreGivenTurnsTheWholeCommandOff() {
    ask(20, 200, 25_000, 0);
    numbers.mode = StimulationMode.EXERCISE;
    assertFalse(ask(20, 200, 25_000, 10 * MS).outputEnabled());
    assertEquals("mode must not change under stimulation, got exercise", limiter.breach());
    assertTrue(ask(20, 200, 25_000, 110 * MS).pulses(1).isOn(), "once it is off");
  }

  @Test
  void exerciseRestsForAsLongAsItHasWorked() {
    numbers.mode = StimulationMode.EXERCISE;
    long lateMs = 5_000_000;
    ask(20, 200, 25_000, lateMs * MS);
    ask(0, 0, 0, (lateMs + 4_000) * MS);
    assertFalse(ask(20, 200, 25_000, (lateMs + 7_999) * MS).pulses(1).isOn());
    assertTrue(ask(20, 200, 25_000, (lateMs + 8_000) * MS).pulses(1).isOn());
  }

  @Test
  void activationWhosePulsesStayedAwayIsNotResumedInItsMiddle() {
    ask(20, 200, 25_000, 0);
    limiter.delivered(1, 20, 0);
    assertTrue(ask(20, 200, 25_000, 99 * MS).pulses(1).isOn());
    SafeCommand command = ask(20, 200, 25_000, 100 * MS);
    assertFalse(command.pulses(1).isOn());
    assertEquals("hard limit: activation interrupted", command.limitations().get(0).reason());
    assertFalse(ask(20, 200, 25_000, 2_000 * MS).pulses(1).isOn());
    ask(0, 0, 0, 2_001 * MS);
    assertTrue(ask(20, 200, 25_000, 2_101 * MS).pulses(1).isOn());
  }

  @Test
  void slowRhythmIsNoInterruption() {
    ask(20, 200, 500_000, 0);
    limiter.delivered(1, 20, 0);
    assertTrue(ask(20, 200, 500_000, 999 * MS).pulses(1).isOn());
    assertFalse(ask(20, 200, 500_000, 1_000 * MS).pulses(1).isOn());
  }

  @Test
  void activationEndsAfterThreeSecondsAndStaysOffUntilItsRequestEnds() {
    ask(20, 200, 25_000, 0);
    assertTrue(ask(20, 200, 25_000, 2_999 * MS).pulses(1).isOn());
    assertFalse(ask(20, 200, 25_000, 3_000 * MS).pulses(1).isOn());
    assertFalse(ask(20, 200, 25_000, 60_000 * MS).pulses(1).isOn());
    ask(0, 0, 0, 60_001 * MS);
    assertTrue(ask(20, 200, 25_000, 60_101 * MS).pulses(1).isOn());
  }

  @Test
  void nextActivationWaitsForTheGap() {
    ask(20, 200, 25_000, 0);
    ask(0, 0, 0, 400 * MS);
    assertFalse(ask(20, 200, 25_000, 499 * MS).pulses(1).isOn());
    assertTrue(ask(20, 200, 25_000, 500 * MS).pulses(1).isOn());
  }

  @Test
  void fourthActivationWithinASecondWaits() {
    for (int k = 0; k < 3; k++) {
      assertTrue(ask(20, 200, 25_000, k * 300L * MS).pulses(1).isOn());
      ask(0, 0, 0, (k * 300L + 50) * MS);
    }
    assertFalse(ask(20, 200, 25_000, 900 * MS).pulses(1).isOn());
    assertTrue(ask(20, 200, 25_000, 1_000 * MS).pulses(1).isOn());
  }

  @Test
  void noPermittedPulsesExceedTheRootMeanSquareLimit() {
    double worst = 0;
    for (int current = 0; current <= 200; current++) {
      for (int width = 50; width <= 500; width++) {
        if (current * width / 2000.0 <= HardLimits.MAX_CHARGE_MICROCOULOMBS) {
          worst = Math.max(worst, HardLimits.rmsMilliamps(current / 2.0, width, 60));
        }
      }
    }
    assertEquals(21.9, worst, 0.05);
    assertTrue(worst < HardLimits.MAX_RMS_MILLIAMPS);
  }

  /** Whatever is asked for, and however often: the limits in time hold, judged from outside. */
  @Test
  void adversarialRequestsNeverExceedTheLimitsInTime() {
    Random random = new Random(16);
    long now = 0;
    List<long[]> bursts = new ArrayList<>();
    boolean wasOn = false;
    for (int step = 0; step < 200_000; step++) {
      now += 1 + random.nextInt(20 * (int) MS);
      boolean wanted = random.nextInt(200) != 0 && (step / 300 % 3 != 0 || random.nextBoolean());
      boolean on = ask(wanted ? 20 : 0, 200, 25_000, now).pulses(1).isOn();
      assertFalse(on && !wanted, "a value was raised");
      if (on && !wasOn) {
        bursts.add(new long[] {now, now});
      }
      if (wasOn) {
        bursts.get(bursts.size() - 1)[1] = now;
      }
      wasOn = on;
    }
    assertTrue(bursts.size() > 500);
    for (int k = 0; k < bursts.size(); k++) {
      long[] burst = bursts.get(k);
      assertTrue(burst[1] - burst[0] <= HardLimits.MAX_ON_NS + 20 * MS);
      if (k >= 1) {
        assertTrue(burst[0] - bursts.get(k - 1)[1] >= HardLimits.MIN_GAP_NS);
      }
      if (k >= 3) {
        assertTrue(burst[0] - bursts.get(k - 3)[0] >= 1_000 * MS);
      }
      long onNs = 0;
      for (int j = k; j >= 0 && bursts.get(j)[1] > burst[1] - HardLimits.DUTY_WINDOW_NS; j--) {
        long from = Math.max(bursts.get(j)[0], burst[1] - HardLimits.DUTY_WINDOW_NS);
        onNs += bursts.get(j)[1] - from;
      }
      assertTrue(onNs <= 8_000 * MS + 20 * MS, "duty " + onNs * 1e-10);
    }
  }
}
