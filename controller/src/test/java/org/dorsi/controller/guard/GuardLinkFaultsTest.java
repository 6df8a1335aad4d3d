package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.ProcessBench.MS;
import static org.dorsi.controller.guard.ProcessBench.burst;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the controller is told of its guard, in virtual time. */
@Timeout(10)
class GuardLinkFaultsTest {

  private final LinkBench bench = new LinkBench();
  private final GuardLink link = bench.link;

  private List<String> faults() {
    return bench.faults.stream().map(fault -> fault.kind() + " " + fault.detail()).toList();
  }

  @Test
  void everyWordOfTheGuardIsItsStatus() {
    assertEquals(Stimulator.ABSENT, link.status().stimulator());
    Ack word = bench.word();
    word.stopLatched = true;
    word.pulses[7] = 12;
    word.chargeNanocoulombs[7] = 60_000;
    bench.hear(word);
    assertEquals(Stimulator.READY, link.status().stimulator());
    assertEquals(bench.nowNs, link.status().timeNs());
    assertTrue(link.status().stopLatched());
    assertEquals("P24TEST001", link.status().detail());
    assertEquals(12, link.status().pulses(8));
    assertEquals(60_000, link.status().chargeNanocoulombs(8));
  }

  @Test
  void permitsEchoTheLastWord() throws IOException {
    bench.hear(bench.word());
    bench.hear(bench.word());
    link.apply(burst());
    link.writePermit();
    assertEquals(2, bench.permits().get(0).echoedCounter);
  }

  @Test
  void aProvedGuardIsNoFaultAndWasLookedAtWithoutHurry() throws IOException {
    long beginNs = System.nanoTime();
    long fromNs = bench.nowNs;
    bench.proved();
    long looks = (bench.nowNs - fromNs) / (20 * MS);
    assertTrue(looks >= 7, "fed for 50 ms, hungry for 100 ms");
    assertTrue(System.nanoTime() - beginNs >= looks * GuardLink.REFRESH_NS / 2, "a busy wait");
    assertEquals(List.of(), faults());
  }

  @Test
  void aFaultOfTheStimulatorIsToldOnceEachTime() throws IOException {
    bench.proved();
    Ack fault = bench.word();
    fault.stimulator = Stimulator.FAULT;
    fault.setDetail("channel 3: electrode error (10)");
    bench.hear(fault);
    bench.hear(fault);
    assertEquals(List.of("STIMULATOR_FAULT channel 3: electrode error (10)"), faults());
    assertEquals("guard", bench.faults.get(0).source());
    assertEquals(bench.nowNs, bench.faults.get(0).timeNs());
    bench.hear(bench.word());
    bench.hear(fault);
    assertEquals(2, bench.faults.size());
  }

  @Test
  void whatIsWrongBeforeTheGuardIsProvedIsNoFaultOfTheSession() throws IOException {
    Ack fault = bench.word();
    fault.stimulator = Stimulator.FAULT;
    fault.setDetail("ttyTEST: no answer");
    bench.hear(fault);
    assertEquals("ttyTEST: no answer", assertThrows(IOException.class, link::prove).getMessage());
    bench.process.acks.out.close();
    assertFalse(link.hear(bench.process.acks.in));
    assertEquals(List.of(), faults());
  }

  @Test
  void silenceOfMoreThan100MillisecondsIsToldAtItsSecondLook() throws IOException {
    bench.proved();
    bench.nowNs = link.status().timeNs() + GuardLink.SILENCE_NS;
    for (int look = 0; look < 3; look++) {
      link.writePermit();
    }
    assertEquals(List.of(), faults());
    bench.nowNs += 1;
    link.writePermit();
    assertEquals(List.of(), faults());
    for (int look = 0; look < 3; look++) {
      link.writePermit();
    }
    assertEquals(List.of("GUARD_LOST no word from the guard for 100 ms"), faults());
    bench.hear(bench.word());
    link.writePermit();
    bench.nowNs += GuardLink.SILENCE_NS + 1;
    link.writePermit();
    assertEquals(1, bench.faults.size(), "one look may be late by itself");
    link.writePermit();
    assertEquals(2, bench.faults.size());
  }

  @Test
  void aPipeThatBreaksIsTheEndOfTheGuardAndOfPermits() throws IOException {
    bench.proved();
    Ack word = bench.word();
    word.stopLatched = true;
    word.pulses[0] = 12;
    bench.hear(word);
    bench.process.permits.broken = true;
    bench.nowNs += 7 * MS;
    link.apply(burst());
    assertEquals(GuardLink.REFRESH_NS, link.writePermit());
    assertEquals(List.of("GUARD_LOST the guard process is gone"), faults());
    assertEquals(Stimulator.ABSENT, link.status().stimulator());
    assertEquals("the guard process is gone", link.status().detail());
    assertEquals(bench.nowNs, link.status().timeNs());
    assertTrue(link.status().stopLatched());
    assertEquals(12, link.status().pulses(1));
    link.apply(burst());
    assertEquals(StepThread.END, link.writePermit());
    assertEquals(1, bench.faults.size());
  }

  @Test
  void wordsThatAreDamagedAreTheEndOfTheGuard() throws IOException {
    bench.proved();
    bench.hearDamage();
    assertEquals(List.of("GUARD_LOST the guard's words are damaged"), faults());
    assertEquals(StepThread.END, link.writePermit());
  }

  @Test
  void aGuardThatEndsAtTheMomentOfItsProofIsNotUsed() {
    bench.meanwhile =
        () -> {
          if (bench.bites == 0) {
            bench.healthyGuard();
          } else {
            bench.hearDamage();
          }
        };
    assertEquals(
        "the guard process is gone", assertThrows(IOException.class, link::prove).getMessage());
  }

  @Test
  void closingEndsTheSessionAndGivesTheGuardASecondToLeave() throws IOException {
    link.close();
    assertEquals(Permit.Type.END, bench.permits().get(0).type);
    assertEquals(-1, bench.process.permits.in.read(), "end of file");
    assertEquals(List.of(1_000L), bench.process.done);
    assertTrue(link.writeThread.isWoken());
    assertEquals(StepThread.END, link.writePermit());
    link.close();
    assertEquals(List.of(1_000L), bench.process.done, "once is enough");
  }

  @Test
  void theEndOfAGuardAfterTheSessionIsNoFault() throws IOException {
    bench.proved();
    link.close();
    bench.hearDamage();
    assertEquals(List.of(), faults());
    assertEquals(Stimulator.READY, link.status().stimulator());
  }

  @Test
  void aGuardThatDoesNotLeaveIsEndedForcibly() {
    bench.process.leaves = false;
    bench.process.permits.broken = true;
    link.close();
    assertEquals(List.of(1_000L, -1L), bench.process.done);
  }

  @Test
  void whoeverIsInterruptedWhileClosingEndsTheGuardForciblyAndKnowsIt() {
    Thread.currentThread().interrupt();
    link.close();
    assertTrue(Thread.interrupted());
    assertEquals(List.of(1_000L, -1L), bench.process.done);
  }

  @Test
  void aGuardThatEndsAsItStartsIsClosedAndNamed() throws IOException {
    bench.process.acks.out.close();
    bench.meanwhile = () -> bench.nowNs += 100 * MS;
    IOException refused = assertThrows(IOException.class, link::begin);
    assertEquals("the guard process ended as it started", refused.getMessage());
    assertEquals(List.of(1_000L), bench.process.done);
    assertEquals(List.<Fault>of(), bench.faults);
  }
}
