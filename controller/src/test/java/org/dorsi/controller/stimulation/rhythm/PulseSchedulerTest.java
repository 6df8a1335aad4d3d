package org.dorsi.controller.stimulation.rhythm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.junit.jupiter.api.Test;

class PulseSchedulerTest {

  private static final long MS = 1_000_000;
  private static final PulseParameters AT_40_HZ = new PulseParameters(20, 250, 40);

  private record Pulse(int channel, long timeNs) {}

  private final PulseScheduler scheduler = new PulseScheduler();
  private final List<Pulse> pulses = new ArrayList<>();

  /** Asks at every deadline up to and including {@code untilNs}, each time late by {@code late}. */
  private void run(long fromNs, long untilNs, Lateness late) {
    long now = fromNs;
    while (true) {
      int channel = scheduler.takeDue(now);
      if (channel != 0) {
        pulses.add(new Pulse(channel, now));
      }
      long next = scheduler.nextDeadlineNs();
      if (next == PulseScheduler.NEVER) {
        return;
      }
      now = Math.max(now, next + late.ns());
      if (now > untilNs) {
        return;
      }
    }
  }

  private interface Lateness {
    long ns();
  }

  private List<Long> instantsOf(int channel) {
    return pulses.stream().filter(p -> p.channel() == channel).map(Pulse::timeNs).toList();
  }

  @Test
  void firstPulseComesAtOnceAndTheOthersOnePeriodApart() {
    scheduler.update(TestCommands.armed(1, AT_40_HZ), 7 * MS);
    run(7 * MS, 110 * MS, () -> 0);
    assertEquals(List.of(7 * MS, 32 * MS, 57 * MS, 82 * MS, 107 * MS), instantsOf(1));
  }

  @Test
  void latenessOfOnePulseDoesNotMoveTheNext() {
    scheduler.update(TestCommands.armed(1, AT_40_HZ), 0);
    assertEquals(1, scheduler.takeDue(0));
    assertEquals(1, scheduler.takeDue(30 * MS));
    assertEquals(50 * MS, scheduler.nextDeadlineNs());
  }

  @Test
  void pulseThatIsTooLateIsDroppedAndNotMadeUpFor() {
    scheduler.update(TestCommands.armed(1, AT_40_HZ), 0);
    assertEquals(1, scheduler.takeDue(0));
    assertEquals(0, scheduler.takeDue(30 * MS + 1));
    assertEquals(1, scheduler.dropped(1));
    assertEquals(50 * MS, scheduler.nextDeadlineNs());
    assertEquals(0, scheduler.takeDue(50 * MS - 1));
    assertEquals(1, scheduler.takeDue(50 * MS));
  }

  @Test
  void afterAStallOfSecondsOnePulseComesAndNoBacklog() {
    scheduler.update(TestCommands.same(8, AT_40_HZ), 0);
    run(0, 100 * MS, () -> 0);
    pulses.clear();
    // The least interval is 20 ms: a pulse 4 ms late and the next one in time are no backlog.
    run(5_000 * MS, 5_020 * MS, () -> 0);
    for (int channel = 1; channel <= 8; channel++) {
      assertTrue(instantsOf(channel).size() <= 1, "channel " + channel + " pulsed twice");
    }
  }

  @Test
  void rhythmsOfFourChannelsThatStartTogetherStayExact() {
    scheduler.update(TestCommands.same(4, AT_40_HZ), 0);
    run(0, 1_000 * MS, () -> 0);
    for (int channel = 1; channel <= 4; channel++) {
      List<Long> instants = instantsOf(channel);
      assertEquals((channel - 1) * 3L * MS, instants.get(0));
      for (int k = 1; k < instants.size(); k++) {
        assertEquals(25 * MS, instants.get(k) - instants.get(k - 1));
      }
    }
  }

  @Test
  void channelThatStartsJustBeforeAnotherIsDueStepsAsideOnceAndThenKeepsItsRhythm() {
    scheduler.update(TestCommands.armed(1, AT_40_HZ), 0);
    run(0, 90 * MS, () -> 0);
    scheduler.update(TestCommands.same(2, AT_40_HZ), 99 * MS);
    run(99 * MS, 300 * MS, () -> 0);
    assertEquals(List.of(99 * MS, 127 * MS, 152 * MS, 177 * MS), instantsOf(2).subList(0, 4));
    assertEquals(List.of(75 * MS, 101 * MS, 125 * MS, 150 * MS), instantsOf(1).subList(3, 7));
  }

  @Test
  void burstsThatStartTogetherStartThreeMillisecondsApart() {
    scheduler.update(TestCommands.same(2, AT_40_HZ), 0);
    assertEquals(1, scheduler.takeDue(0));
    assertEquals(0, scheduler.takeDue(3 * MS - 1));
    assertEquals(3 * MS, scheduler.nextDeadlineNs());
    assertEquals(2, scheduler.takeDue(3 * MS));
  }

  @Test
  void latePulseOfOneChannelKeepsTheOthersTwoMillisecondsAway() {
    scheduler.update(TestCommands.same(2, AT_40_HZ), 0);
    assertEquals(1, scheduler.takeDue(0));
    assertEquals(2, scheduler.takeDue(3 * MS));
    assertEquals(1, scheduler.takeDue(27 * MS));
    assertEquals(0, scheduler.takeDue(29 * MS - 1));
    assertEquals(29 * MS, scheduler.nextDeadlineNs());
    assertEquals(2, scheduler.takeDue(29 * MS));
  }

  @Test
  void interruptedBurstDoesNotPulseSoonerThanItsPeriodAllows() {
    SafeCommand on = TestCommands.armed(1, AT_40_HZ);
    for (long now = 0; now < 500 * MS; now += MS) {
      scheduler.update(now / MS % 3 == 0 ? SafeCommand.off() : on, now);
      if (scheduler.takeDue(now) != 0) {
        pulses.add(new Pulse(1, now));
      }
    }
    for (int k = 1; k < pulses.size(); k++) {
      assertTrue(pulses.get(k).timeNs() - pulses.get(k - 1).timeNs() >= 25 * MS);
    }
  }

  @Test
  void amplitudeAndWidthAreThoseInForceWhenThePulseComes() {
    scheduler.update(TestCommands.armed(1, AT_40_HZ), 0);
    assertEquals(1, scheduler.takeDue(0));
    PulseParameters stronger = new PulseParameters(30, 300, 40);
    scheduler.update(TestCommands.armed(1, stronger), 24 * MS);
    assertEquals(1, scheduler.takeDue(25 * MS));
    assertEquals(stronger, scheduler.pulses(1));
  }

  @Test
  void nothingIsDueWithoutOutputEnabledOrAfterStop() {
    assertEquals(0, scheduler.takeDue(0));
    scheduler.update(TestCommands.armed(1, AT_40_HZ), 0);
    scheduler.stop();
    assertEquals(0, scheduler.takeDue(MS));
    assertEquals(PulseScheduler.NEVER, scheduler.nextDeadlineNs());
    scheduler.update(
        TestCommands.armed(1, new PulseParameters(20, 250, 1e-300)), 2 * MS); // no rhythm at all
    assertEquals(0, scheduler.takeDue(2 * MS));
  }

  /** Random bursts, frequencies, interruptions and wake-up lateness: the rules hold throughout. */
  @Test
  void keepsSpacingAndLeastIntervalInAHundredThousandRandomCases() {
    Random random = new Random(20_2611);
    for (int scenario = 0; scenario < 100_000; scenario++) {
      playRandomScenario(scenario, random);
    }
  }

  private static void playRandomScenario(int scenario, Random random) {
    PulseScheduler scheduler = new PulseScheduler();
    long[] last = new long[9];
    double[] hz = new double[9];
    long lastAny = -1_000 * MS;
    Arrays.fill(last, -100_000 * MS);
    long now = random.nextInt(1_000) * MS;
    int channels = 1 + random.nextInt(8);
    int steps = 5 + random.nextInt(40);
    for (int step = 0; step < steps; step++) {
      if (random.nextInt(3) == 0) {
        PulseParameters[] all = new PulseParameters[channels];
        for (int i = 0; i < channels; i++) {
          hz[i + 1] = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(60);
          all[i] = hz[i + 1] == 0 ? PulseParameters.OFF : new PulseParameters(10, 200, hz[i + 1]);
        }
        scheduler.update(TestCommands.armed(1, all), now);
      }
      int channel = scheduler.takeDue(now);
      if (channel != 0) {
        long interval = now - last[channel];
        assertTrue(
            interval >= 0.8e9 / hz[channel] - 1,
            "scenario " + scenario + ": interval " + interval + " ns at " + hz[channel] + " Hz");
        assertTrue(now - lastAny >= PulseScheduler.SPACING_NS, "scenario " + scenario);
        last[channel] = now;
        lastAny = now;
      }
      long next = scheduler.nextDeadlineNs();
      long nap = random.nextInt(4) == 0 ? random.nextInt(40_000_000) : random.nextInt(300_000);
      boolean wokenEarly = next == PulseScheduler.NEVER || random.nextInt(5) == 0;
      now = wokenEarly ? now + nap : Math.max(now, next) + nap / 2;
    }
  }

  /** A disturbed clock shakes single intervals; the mean stays the nominal one. */
  @Test
  void meanIntervalOfFourChannelsAt40HzStaysWithinTwoPercentWhenWakeUpsAreLate() {
    Random random = new Random(4);
    scheduler.update(TestCommands.same(4, AT_40_HZ), 0);
    run(0, 60_000 * MS, () -> (long) (random.nextDouble() * random.nextDouble() * 1.5 * MS));
    for (int channel = 1; channel <= 4; channel++) {
      List<Long> instants = instantsOf(channel);
      double mean =
          (double) (instants.get(instants.size() - 1) - instants.get(0)) / (instants.size() - 1);
      assertEquals(25.0 * MS, mean, 0.02 * 25 * MS);
    }
  }

  /** Different frequencies cross each other's path all the time; none loses pulses for it. */
  @Test
  void channelsOfDifferentFrequencyKeepTheirOwnMeanRate() {
    scheduler.update(
        TestCommands.armed(
            1,
            new PulseParameters(20, 250, 40),
            new PulseParameters(20, 250, 41),
            new PulseParameters(20, 250, 33)),
        0);
    run(0, 60_000 * MS, () -> 0);
    double[] expected = {40, 41, 33};
    for (int channel = 1; channel <= 3; channel++) {
      assertEquals(expected[channel - 1] * 60, instantsOf(channel).size(), 2);
      assertEquals(0, scheduler.dropped(channel));
    }
  }
}
