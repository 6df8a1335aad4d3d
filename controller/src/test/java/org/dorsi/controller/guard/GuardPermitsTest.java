package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.GuardBench.MS;
import static org.dorsi.controller.guard.GuardBench.burst;
import static org.dorsi.controller.guard.GuardBench.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.junit.jupiter.api.Test;

/** Which permits count, and what happens when they stay away. */
class GuardPermitsTest {

  private final GuardBench bench = new GuardBench();

  @Test
  void permitIsFreshFor100MillisecondsAndNoLonger() {
    bench.core.open(bench.nowNs);
    bench.runFor(20);
    Permit old = bench.next(Permit.Type.PERMIT, idle(1));
    bench.nowNs += HardLimits.MAX_PERMIT_AGE_NS + 1;
    bench.core.onPermit(old, bench.nowNs);
    assertEquals(1, bench.refused());
    assertFalse(
        bench.device.commands.contains(Command.LL_INIT), "no high voltage for an old permit");

    Permit justFresh = bench.next(Permit.Type.PERMIT, idle(1));
    bench.nowNs += HardLimits.MAX_PERMIT_AGE_NS;
    bench.core.onPermit(justFresh, bench.nowNs);
    assertEquals(1, bench.refused());
    assertEquals(0, bench.bitesNow());
    bench.core.onTick(bench.nowNs);
    assertEquals(0, bench.bitesNow(), "exactly as old as it may be");
    bench.core.onTick(bench.nowNs + 1);
    assertEquals(1, bench.bitesNow());
  }

  @Test
  void onlyCountersThatWereSentNotLongAgoAreKnown() {
    SentCounters sent = new SentCounters();
    assertFalse(sent.knows(0));
    assertFalse(sent.knows(1));
    for (int i = 1; i <= 2_000; i++) {
      assertEquals(i, sent.next(i * MS));
      assertTrue(sent.knows(i));
      assertFalse(sent.knows(i + 1));
      assertFalse(sent.knows(0));
    }
    assertTrue(sent.knows(2_000 - 1_023));
    assertEquals((2_000 - 1_023) * MS, sent.timeNs(2_000 - 1_023));
    assertFalse(sent.knows(2_000 - 1_024));
  }

  @Test
  void permitsThatStayAwayStopTheOutputWithin105Milliseconds() {
    bench.stimulating();
    long lastPermitNs = bench.nowNs;
    bench.runFor(1_000);
    assertTrue(bench.lastPulseNs() - lastPermitNs <= 105 * MS);
    assertFalse(bench.device.highVoltage);
    assertEquals(1, bench.ack.bites + bench.bitesNow());
  }

  @Test
  void pileOfOldPermitsNeverLooksFresh() {
    bench.stimulating();
    // The link hangs with permits written but unread: all echo what it knew then.
    bench.core.fill(bench.ack, bench.nowNs);
    int oldCounter = bench.ack.counter;
    long hungNs = bench.nowNs;
    List<Integer> sequences = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      sequences.add(++bench.sequence);
    }
    bench.runFor(90);
    for (int old : sequences) {
      bench.permit.set(burst(1));
      bench.permit.echoedCounter = oldCounter;
      bench.permit.sequence = old;
      bench.core.onPermit(bench.permit, bench.nowNs);
      bench.runFor(20);
    }
    assertTrue(
        bench.lastPulseNs() - hungNs <= 105 * MS, "last pulse " + (bench.lastPulseNs() - hungNs));
    assertFalse(bench.device.highVoltage);
  }

  @Test
  void permitSeenTwiceOrWithACounterNeverSentIsRefused() {
    bench.core.open(bench.nowNs);
    bench.runFor(20);
    bench.permitFor(60, idle(1));
    bench.core.fill(bench.ack, bench.nowNs);
    int before = bench.ack.refused;
    bench.permit.set(burst(1));
    bench.core.onPermit(bench.permit, bench.nowNs); // the sequence number of the last permit again
    bench.permit.sequence = ++bench.sequence;
    bench.permit.echoedCounter = bench.ack.counter + 1;
    bench.core.onPermit(bench.permit, bench.nowNs);
    bench.core.fill(bench.ack, bench.nowNs);
    assertEquals(before + 2, bench.ack.refused);
    assertEquals(List.of(), bench.device.pulses);
  }

  @Test
  void burstIsNotResumedInItsMiddleAfterPermitsStayedAway() {
    bench.stimulating();
    bench.runFor(300);
    int before = bench.device.pulses.size();
    bench.permitFor(500, burst(1));
    assertEquals(before, bench.device.pulses.size());
    bench.permitFor(50, idle(1));
    bench.permitFor(200, burst(1));
    assertTrue(bench.device.pulses.size() > before);
  }

  private static SafeCommand burstOf(double milliamps) {
    return TestCommands.armed(1, new PulseParameters(milliamps, 250, 40));
  }

  /** The guard hears, decides and gives nothing; permits and answers wait for it. */
  private void standStillFor(long millis) {
    bench.nowNs += millis * MS;
  }

  @Test
  void burstThatRoseWhileTheGuardStoodStillIsLeftOut() {
    bench.stimulating();
    Permit waiting = bench.next(Permit.Type.PERMIT, burstOf(20.5));
    standStillFor(60);
    bench.core.onPermit(waiting, bench.nowNs);
    bench.step();
    int before = bench.device.pulses.size();
    bench.permitFor(500, burstOf(25));
    assertEquals(before, bench.device.pulses.size(), "further up the ramp than a pulse may rise");
    bench.permitFor(50, idle(1));
    bench.permitFor(200, burstOf(25));
    assertTrue(bench.device.pulses.size() > before, "the next burst");
  }

  @Test
  void burstThatBeganWhileTheGuardStoodStillIsLeftOut() {
    bench.stimulating();
    bench.permitFor(200, idle(1));
    int before = bench.device.pulses.size();
    standStillFor(11);
    bench.permitFor(500, burstOf(15));
    assertEquals(before, bench.device.pulses.size());
  }

  @Test
  void levelBurstGoesOnAfterTheGuardStoodStill() {
    bench.stimulating();
    int before = bench.device.pulses.size();
    standStillFor(60);
    bench.permitFor(500, burst(1));
    assertEquals(before + 20, bench.device.pulses.size(), 1);
  }

  /** Two ticks without a look are the least that is called standing still. */
  @Test
  void guardThatLooksEveryTenMillisecondsMissesNoRise() {
    bench.stimulating();
    bench.permitFor(200, idle(1));
    int before = bench.device.pulses.size();
    standStillFor(10);
    bench.permitFor(500, burstOf(15));
    assertTrue(bench.device.pulses.size() > before + 15);
  }

  @Test
  void watchdogBitesInItsTestWithoutAnyOutput() {
    bench.core.open(bench.nowNs);
    bench.runFor(20);
    for (int i = 0; i < 40; i++) {
      bench.core.onPermit(bench.next(Permit.Type.BITE_TEST, burst(1)), bench.nowNs);
      bench.runFor(5);
    }
    assertEquals(0, bench.bitesNow());
    bench.runFor(90);
    assertEquals(0, bench.bitesNow());
    bench.runFor(20);
    assertEquals(1, bench.bitesNow());
    assertFalse(bench.device.highVoltage);
    assertEquals(
        List.of(Command.GET_DEVICE_ID, Command.GET_STIM_STATUS),
        bench.device.commands.subList(0, 2));
    assertFalse(bench.device.commands.contains(Command.LL_INIT));
  }

  /** Random commands, lost links, stops and device faults: pulses only while all is well. */
  @Test
  void noPulseWithoutAFreshPermitWhateverHappens() {
    Random random = new Random(31);
    bench.core.open(bench.nowNs);
    bench.runFor(20);
    int armed = 1;
    long freshNs = bench.nowNs;
    int seen = 0;
    boolean stopped = false;
    for (int round = 0; round < 4_000; round++) {
      int dice = random.nextInt(100);
      if (dice < 2) {
        bench.core.onPermit(bench.next(Permit.Type.STOP, idle(armed)), bench.nowNs);
        stopped = true;
        seen = bench.device.pulses.size();
      } else if (dice < 5) {
        armed++;
        stopped = false;
      } else if (dice < 10) {
        bench.runFor(random.nextInt(250));
      } else {
        bench.core.fill(bench.ack, bench.nowNs);
        bench.permit(random.nextInt(10) < 8 ? burst(armed) : idle(armed));
        freshNs = bench.nowNs;
      }
      bench.step();
      bench.runFor(random.nextInt(6));
      if (stopped) {
        assertEquals(seen, bench.device.pulses.size(), "a pulse after STOP");
      }
      if (bench.device.pulses.size() > seen) {
        assertTrue(bench.lastPulseNs() - freshNs <= 101 * MS, "a pulse without a fresh permit");
        seen = bench.device.pulses.size();
      }
    }
    assertTrue(bench.device.pulses.size() > 100, "pulses: " + bench.device.pulses.size());
  }
}
