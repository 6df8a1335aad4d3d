package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.ProcessBench.MS;
import static org.dorsi.controller.guard.ProcessBench.begin;
import static org.dorsi.controller.guard.ProcessBench.burst;
import static org.dorsi.controller.guard.ProcessBench.finish;
import static org.dorsi.controller.guard.ProcessBench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guard while a thread of it waits for a device that takes no bytes. */
@Timeout(10)
class BlockedPortTest {

  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final ProcessBench bench = new ProcessBench();

  private interface Ending {
    void come() throws IOException;
  }

  /** A pulse is due in the step that is held up before it by a question to the device. */
  private void noPulseFollows(Ending ending) throws Exception {
    bench.stimulating();
    bench.port.held = Command.GET_STIM_STATUS;
    Thread device = null;
    while (device == null) {
      bench.nowNs.addAndGet(5 * MS);
      bench.permit(burst());
      bench.nowNs.addAndGet(20 * MS);
      device = begin("device", bench.process::hearDevice);
      while (device.isAlive() && bench.port.writing.getCount() > 0) {
        Thread.onSpinWait();
      }
      device = device.isAlive() ? device : null;
    }
    int before = bench.port.pulses();
    assertTrue(before >= 3, "pulses: " + before);
    Thread ends =
        begin(
            "ending",
            () -> {
              try {
                ending.come();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    while (ends.isAlive() && !WAITING.contains(ends.getState())) {
      Thread.onSpinWait();
    }
    assertTrue(ends.isAlive(), "it must wait for the lock");
    bench.port.released.countDown();
    finish(device);
    finish(ends);
    assertEquals(before, bench.port.pulses());
  }

  @Test
  void stopHoldsBackThePulseThatFollowsTheWaiting() throws Exception {
    noPulseFollows(
        () -> {
          bench.writer.stop();
          assertTrue(bench.process.takePermit());
        });
  }

  @Test
  void theEndOfTheSessionHoldsBackThePulseThatFollowsTheWaiting() throws Exception {
    noPulseFollows(
        () -> {
          bench.writer.end();
          assertTrue(bench.process.takePermit());
        });
  }

  @Test
  void theEndOfTheControllerHoldsBackThePulseThatFollowsTheWaiting() throws Exception {
    noPulseFollows(bench.process::end);
  }

  @Test
  void theEndOfTheGuardHoldsBackThePulseThatFollowsTheWaiting() throws Exception {
    noPulseFollows(bench.process::stopDevice);
  }

  /** A pulse that the device does not take; returns the thread that waits for it. */
  private Thread blocked() throws InterruptedException {
    bench.stimulating();
    bench.runFor(24);
    bench.nowNs.addAndGet(MS);
    bench.port.held = Command.LL_CHANNEL_CONFIG;
    Thread pulses = begin("pulses", bench.process::givePulses);
    assertTrue(bench.port.writing.await(10, TimeUnit.SECONDS));
    bench.readAcks();
    return pulses;
  }

  @Test
  void theGuardLeavesAtTheSecondLookAtAWriteThatHasTakenMoreThan20Milliseconds() throws Exception {
    Thread pulses = blocked();
    bench.nowNs.addAndGet(GuardProcess.WRITE_DEADLINE_NS);
    for (int look = 0; look < 3; look++) {
      assertEquals(GuardProcess.ACK_NS, on("acks", bench.process::sendAck), "not yet too long");
    }
    bench.nowNs.addAndGet(1);
    assertEquals(GuardProcess.ACK_NS, on("acks", bench.process::sendAck));
    assertEquals(List.of(), bench.exits);
    assertEquals(0, bench.acks.available());
    assertEquals(StepThread.END, on("acks", bench.process::sendAck));
    assertEquals(List.of(GuardProcess.EXIT_DEVICE), bench.exits);
    bench.readAcks();
    assertEquals(Stimulator.FAULT, bench.ack.stimulator);
    assertEquals("ttyTEST: the device takes no more bytes", bench.ack.detail());
    assertFalse(bench.port.closed, "closing would wait as well");
    bench.port.released.countDown();
    finish(pulses);
  }

  @Test
  void aWriteThatEndsAfterAllIsForgotten() throws Exception {
    Thread pulses = blocked();
    bench.nowNs.addAndGet(GuardProcess.WRITE_DEADLINE_NS + 1);
    assertEquals(GuardProcess.ACK_NS, on("acks", bench.process::sendAck));
    bench.port.released.countDown();
    finish(pulses);
    bench.sendAck();
    assertEquals(Stimulator.ON, bench.ack.stimulator);
    assertEquals(List.of(), bench.exits);
  }
}
