package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.ProcessBench.EPOCH;
import static org.dorsi.controller.guard.ProcessBench.MS;
import static org.dorsi.controller.guard.ProcessBench.PULSES;
import static org.dorsi.controller.guard.ProcessBench.burst;
import static org.dorsi.controller.guard.ProcessBench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.junit.jupiter.api.Test;

/** What each thread of the guard process does, in virtual time. */
class GuardProcessTest {

  private final ProcessBench bench = new ProcessBench();

  @Test
  void tellsWhichStimulatorItHasFound() {
    bench.open();
    assertEquals(GuardProcess.ACK_NS, bench.sendAck());
    assertEquals(Stimulator.ABSENT, bench.ack.stimulator);
    bench.runFor(10);
    bench.sendAck();
    assertEquals(Stimulator.READY, bench.ack.stimulator);
    assertEquals("P24TEST001", bench.ack.detail());
    assertEquals(List.of(), bench.exits);
  }

  @Test
  void thePermitThatBeginsABurstGivesItsFirstPulseAndIsAnsweredAtOnce() {
    bench.ready();
    bench.permit(burst());
    assertEquals(1, bench.port.pulses());
    assertTrue(bench.process.ackThread.isWoken());
    bench.sendAck();
    assertEquals(3, bench.ack.sequence);
  }

  @Test
  void pulsesFollowAtTheirInstants() {
    bench.stimulating();
    bench.runFor(24);
    assertEquals(1, bench.port.pulses());
    bench.runFor(1);
    assertEquals(2, bench.port.pulses());
  }

  @Test
  void looksAgainEveryFiveMillisecondsOrWhenAPulseIsDue() {
    bench.ready();
    assertEquals(5 * MS, on("pulses", bench.process::givePulses));
    bench.permit(burst());
    assertEquals(5 * MS, on("pulses", bench.process::givePulses));
    bench.runFor(22);
    assertEquals(3 * MS, on("pulses", bench.process::givePulses));
  }

  @Test
  void aPulseThatIsDueBeforeTheNextLookWakesThePulseThread() {
    bench.ready();
    on("pulses", bench.process::givePulses);
    bench.permit(burst());
    assertFalse(bench.process.pulseThread.isWoken(), "the next pulse is 25 ms away");
    // The second channel's first pulse follows 3 ms after the first one's.
    bench.permit(TestCommands.armed(1, PULSES, PULSES));
    assertTrue(bench.process.pulseThread.isWoken());
  }

  @Test
  void anUnchangedPermitWakesNoPulseThread() {
    bench.stimulating();
    bench.runFor(23);
    on("pulses", bench.process::givePulses);
    bench.permit(burst());
    assertFalse(bench.process.pulseThread.isWoken(), "it looks at that very instant anyway");
  }

  @Test
  void whatIsNoPermitEndsAllOutput() throws IOException {
    bench.stimulating();
    bench.permits.out.write(new byte[Permit.SIZE]);
    bench.takePermit();
    assertEquals(Command.LL_STOP, bench.port.lastCommand());
    bench.sendAck();
    assertEquals(Stimulator.FAULT, bench.ack.stimulator);
    assertEquals("a damaged permit", bench.ack.detail());
    assertEquals(List.of(), bench.exits);
  }

  @Test
  void permitsEndWithTheirFileAlsoAmidAFrame() throws IOException {
    bench.permits.out.write(new byte[Permit.SIZE - 1]);
    bench.permits.out.close();
    assertEquals(0, on("permits", () -> bench.process.takePermit() ? 1 : 0));
    bench.permits.broken = true;
    assertEquals(0, on("permits", () -> bench.process.takePermit() ? 1 : 0));
  }

  @Test
  void leavesAfterTheEndOfThePermitsOnceTheDeviceHasStopped() {
    bench.stimulating();
    end();
    assertEquals(Command.LL_STOP, bench.port.lastCommand());
    assertEquals(GuardProcess.ACK_NS, bench.sendAck());
    assertEquals(List.of(), bench.exits);
    bench.runFor(60);
    assertEquals(StepThread.END, bench.sendAck());
    assertEquals(List.of(GuardProcess.EXIT_OVER), bench.exits);
    assertTrue(bench.port.closed);
    assertFalse(bench.device.highVoltage);
    assertEquals(StepThread.END, on("pulses", bench.process::givePulses));
  }

  private void end() {
    on(
        "main",
        () -> {
          bench.process.end();
          return 0;
        });
  }

  @Test
  void leavesAndSaysWhyWhereThePortLeadsToNoStimulator() {
    bench.device.silent = true;
    bench.open();
    bench.runFor(700);
    assertEquals(StepThread.END, bench.sendAck());
    assertEquals(List.of(GuardProcess.EXIT_DEVICE), bench.exits);
    assertEquals(Stimulator.FAULT, bench.ack.stimulator);
    assertTrue(bench.ack.detail().startsWith("ttyTEST: no answer"), bench.ack.detail());
    assertTrue(bench.port.closed);
  }

  @Test
  void aPortThatFailsIsAFaultAndIsReadNoMore() {
    bench.stimulating();
    bench.port.unplugged = true;
    assertEquals(StepThread.END, on("device", bench.process::hearDevice));
    bench.sendAck();
    assertEquals(Stimulator.FAULT, bench.ack.stimulator);
    assertEquals("ttyTEST is gone", bench.ack.detail());
  }

  @Test
  void aPortThatTakesNoPulseIsAFault() {
    bench.stimulating();
    bench.runFor(24);
    bench.port.unplugged = true;
    bench.nowNs.addAndGet(MS);
    on("pulses", bench.process::givePulses);
    bench.sendAck();
    assertEquals(Stimulator.FAULT, bench.ack.stimulator);
    assertEquals(1, bench.port.pulses());
  }

  @Test
  void aControllerThatListensNoMoreIsNoReasonToHang() {
    bench.stimulating();
    bench.acks.broken = true;
    assertEquals(GuardProcess.ACK_NS, on("acks", bench.process::sendAck));
    assertEquals(List.of(), bench.exits);
  }

  @Test
  void anInterruptedThreadTakesNoLock() {
    bench.stimulating();
    bench.readAcks();
    long waitNs =
        on(
            "acks",
            () -> {
              Thread.currentThread().interrupt();
              return bench.process.sendAck();
            });
    assertEquals(GuardProcess.ACK_NS, waitNs);
    assertEquals(0, bench.acks.available());
  }

  @Test
  void aMistakeInTheProgramStopsTheDeviceAndEndsTheProcess() {
    bench.stimulating();
    PrintStream real = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      bench.process.onMistake(
          Thread.currentThread(), new IllegalStateException("a mistake that a test made"));
    } finally {
      System.setErr(real);
    }
    assertTrue(said.toString(StandardCharsets.UTF_8).contains("a mistake that a test made"));
    assertEquals(Command.LL_STOP, bench.port.lastCommand());
    assertEquals(List.of(GuardProcess.EXIT_BROKEN), bench.exits);
    assertEquals(StepThread.END, on("acks", bench.process::sendAck));
  }

  @Test
  void askedToEndItStopsTheDeviceAndSaysSo() {
    bench.stimulating();
    on(
        "shutdown",
        () -> {
          bench.process.stopDevice();
          return 0;
        });
    assertEquals(Command.LL_STOP, bench.port.lastCommand());
    bench.sendAck();
    assertTrue(bench.ack.stopLatched);
  }

  @Test
  void permitsOfAnotherSessionAreAFault() throws IOException {
    bench.ready();
    new PermitWriter(bench.permits.out, EPOCH + 1, List.of()).permit(TestCommands.armed(1, PULSES));
    bench.takePermit();
    bench.sendAck();
    assertEquals(Stimulator.FAULT, bench.ack.stimulator);
  }
}
