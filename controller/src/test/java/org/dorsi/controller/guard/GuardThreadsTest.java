package org.dorsi.controller.guard;

import static org.dorsi.controller.guard.ProcessBench.EPOCH;
import static org.dorsi.controller.guard.ProcessBench.PULSES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Link and guard with all their threads, in one process and in real time. */
@Timeout(30)
class GuardThreadsTest {

  private static final Set<String> THREADS =
      Set.of("guard-device", "guard-pulses", "guard-acks", "guard-link", "guard-link-acks");

  private final ScriptedProcess process = new ScriptedProcess();
  private final MemoryPort port = new MemoryPort(System::nanoTime);
  private final List<Integer> exits = new CopyOnWriteArrayList<>();
  private final List<String> urgent = new CopyOnWriteArrayList<>();
  private final GuardProcess guard =
      new GuardProcess(
          EPOCH,
          ProcessBench.SETTINGS,
          port,
          new GuardProcess.Computer(
              process.permits.in,
              process.acks.out,
              System::nanoTime,
              () -> urgent.add(Thread.currentThread().getName()),
              this::leave));
  private final GuardLink link =
      new GuardLink(
          process, EPOCH, List.of(new GuardedChannel(1, 25, 60)), System::nanoTime, fault -> {});

  private void leave(int code) {
    exits.add(code);
    try {
      process.acks.out.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * As in gait, bursts of 200 ms and pauses of 100 ms; armed anew each time, as a computer that
   * stalls for 100 ms is rightly a fault.
   */
  private void walkUntil(BooleanSupplier done) throws InterruptedException {
    for (int ms = 0; !done.getAsBoolean(); ms++) {
      int armed = 1 + ms / 300;
      boolean pause = ms % 300 < 100;
      link.apply(pause ? TestCommands.armed(armed) : TestCommands.armed(armed, PULSES));
      Thread.sleep(1);
    }
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    while (!done.getAsBoolean()) {
      Thread.sleep(1);
    }
  }

  private static boolean anyAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> THREADS.contains(thread.getName()));
  }

  private static long daemons() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("guard-link") && thread.isDaemon())
        .count();
  }

  @Test
  void stimulateStopAndLeave() throws Exception {
    port.waits = true;
    Thread main = ProcessBench.begin("guard", guard::run);
    link.begin();
    assertEquals(Stimulator.READY, link.status().stimulator());
    assertEquals(2, daemons(), "the session ends though nobody has closed the link");
    walkUntil(() -> port.pulses() >= 3);
    assertEquals(List.of("guard-pulses"), urgent);
    link.emergencyStop();
    await(() -> port.lastCommand() == Command.LL_STOP);
    await(() -> link.status().stopLatched());
    assertEquals(List.of(), exits);
    link.close();
    ProcessBench.finish(main);
    await(() -> !anyAlive());
    assertEquals(List.of(GuardProcess.EXIT_OVER), exits);
    assertTrue(port.closed);
    assertFalse(port.device.highVoltage);
  }

  @Test
  void theGuardLeavesWhenItsControllerIsGone() throws Exception {
    port.waits = true;
    Thread main = ProcessBench.begin("guard", guard::run);
    await(() -> port.lastCommand() >= 0);
    process.permits.out.close();
    ProcessBench.finish(main);
    await(() -> !anyAlive());
    assertEquals(List.of(GuardProcess.EXIT_OVER), exits);
  }
}
