package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.guard.ForgedPermit;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.StrangerAtThePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What ends the pulses of a real guard process beside the death of its session. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
class GuardStopsTest {

  private static final long MS = 1_000_000;
  private static final long BAR_NS = 150 * MS;
  private static final int STRANGE_QUESTIONS = 6;

  /** Not the length of a permit: what follows is out of step as well. */
  private static final int STRANGE_BYTES = 100;

  private final Path folder;

  GuardStopsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private interface Harm {
    /** Does it; returns from when on the bar counts. */
    long come(Bench bench, DorsiProcess session) throws Exception;
  }

  private void lastPulseWithinTheBarOf(Harm harm, String word) throws Exception {
    new Attempts(folder).untilOneStimulates(bench -> judge(bench, harm, word));
  }

  private static void judge(Bench bench, Harm harm, String word) throws Exception {
    try (PulseTail pulses = new PulseTail(bench.log())) {
      long harmedNs;
      try (EmulatedBench devices = bench.walk(FastWalk.of(40));
          DorsiProcess session =
              DorsiProcess.start(
                  bench.folder(),
                  "session",
                  "session",
                  bench.switchesOnly().toString(),
                  "--headless",
                  "--operator",
                  bench.operator().toString())) {
        long pulseNs = pulses.awaitPulseAfter(Long.MIN_VALUE, session);
        Bench.awaitInstant(pulseNs + 100 * MS);
        harmedNs = harm.come(bench, session);
        Bench.await("the fault", 10, () -> said(session).contains(word));
        Bench.awaitInstant(System.nanoTime() + 3 * (long) (FastWalk.STRIDE_SECONDS * 1e9));
        assertEquals(0, devices.droppedFrames());
      }
      double afterMs = (pulses.lastUntil(Long.MAX_VALUE) - harmedNs) * 1e-6;
      assertFalse(
          pulses.anyBetween(harmedNs + BAR_NS, Long.MAX_VALUE), "last pulse after " + afterMs);
    }
  }

  private static String said(DorsiProcess process) {
    try {
      return process.said();
    } catch (IOException e) {
      return "";
    }
  }

  /** Row H31: the lock keeps others out; who gets past it is noticed by the answers. */
  @Test
  void stopsAtASecondWriterOnItsPort() throws Exception {
    lastPulseWithinTheBarOf(
        (bench, session) -> {
          long secondNs = 0;
          try (FileOutputStream port = new FileOutputStream(bench.link("p24").toFile())) {
            for (int i = 0; i < STRANGE_QUESTIONS; i++) {
              port.write(StrangerAtThePort.status(40 + i));
              secondNs = i == 1 ? System.nanoTime() : secondNs;
            }
          } catch (IOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("busy"), e.getMessage());
            session.kill();
            return System.nanoTime();
          }
          return secondNs;
        },
        "FAULT");
  }

  /** Row H8 in the pipe to the guard: nothing on it can be trusted any more. */
  @Test
  void stopsAtBytesOnItsPipeThatAreNoPermit() throws Exception {
    byte[] nonsense = new byte[STRANGE_BYTES];
    new Random(8).nextBytes(nonsense);
    lastPulseWithinTheBarOf((bench, session) -> writeToGuard(session, nonsense), "FAULT");
  }

  /**
   * A permit of another session, and one of this session that does not know the guard's counter.
   */
  @Test
  void stopsAtAPermitOfAnotherSession() throws Exception {
    lastPulseWithinTheBarOf(
        (bench, session) -> {
          // The guard's arguments end with port, epoch, model, level.
          List<String> command = commandOf(session.child());
          long epoch = Long.parseLong(command.get(command.size() - 3));
          long forgedNs = writeToGuard(session, ForgedPermit.of(epoch));
          Bench.awaitInstant(forgedNs + 300 * MS);
          assertFalse(said(session).contains("FAULT"), "a guessed counter is not even a fault");
          return writeToGuard(session, ForgedPermit.of(epoch + 1));
        },
        "a permit of another session");
  }

  /** As the system has it: the library gives nothing of a line that is longer than a page. */
  private static List<String> commandOf(ProcessHandle process) throws IOException {
    Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    return List.of(Files.readString(line).split("\0"));
  }

  private static long writeToGuard(DorsiProcess session, byte[] bytes) throws IOException {
    Path pipe = Path.of("/proc", Long.toString(session.child().pid()), "fd", "0");
    try (FileOutputStream in = new FileOutputStream(pipe.toFile())) {
      in.write(bytes);
    }
    return System.nanoTime();
  }

  /** Row H16, a guard that stands still: no pulse meanwhile, and no burst goes on afterwards. */
  @Test
  void givesNoPulseAfterItHasStoodStill() throws Exception {
    lastPulseWithinTheBarOf(
        (bench, session) -> {
          ProcessHandle guard = session.child();
          DorsiProcess.signal(guard, "STOP");
          long stoppedNs = System.nanoTime();
          Bench.awaitInstant(stoppedNs + 1_000 * MS);
          DorsiProcess.signal(guard, "CONT");
          return stoppedNs;
        },
        "FAULT");
  }
}
