package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.EmulatedBench.Kind;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every stimulator in a session: it stimulates, STOP ends the pulses, and so does the death of the
 * guard, at mid level by the device's own watchdog. The P24 at low level is {@link StopTest}'s and
 * {@link KilledSessionTest}'s.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class StimulatorsTest {

  private static final long MS = 1_000_000;
  private static final long STOP_BAR_NS = 50 * MS;

  /** Without STOP, another burst begins within this time. */
  private static final long WATCH_NS = 700 * MS;

  /** A computer that stalls while programs start may rightly refuse to go on. */
  private final Path folder;

  StimulatorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The last number: how long pulses may go on after the guard's death. */
  @ParameterizedTest
  @CsvSource({
    "P24, mid, keepAliveStop, 2000",
    "REHAMOVE3, low, '', 150",
    "REHAMOVE3, mid, keepAliveStop, 2000",
    "REHASTIM2, mid, watchdogStop, 1200",
    "REHASTIM1, low, '', 150",
  })
  void stimulatesAndStopsByStopAndByTheDeathOfTheGuard(
      Kind stimulator, String level, String watchdog, long freeRunMs) throws Exception {
    new Attempts(folder)
        .untilOneStimulates(
            bench -> stimulateAndStop(bench, stimulator, level, watchdog, freeRunMs * MS));
  }

  private static void stimulateAndStop(
      Bench bench, Kind stimulator, String level, String watchdog, long freeRunNs)
      throws Exception {
    try (PulseTail pulses = new PulseTail(bench.log());
        EmulatedBench devices = bench.walk(FastWalk.of(60), stimulator);
        DorsiProcess session =
            DorsiProcess.startTyped(
                bench.folder(),
                "session",
                "session",
                bench.stimulatedBy(stimulator, level).toString(),
                "--headless")) {
      session.type("attest self-test");
      session.type("attest side-check");
      session.type("arm");
      session.type("start");
      long firstNs = pulses.awaitPulseAfter(Long.MIN_VALUE, session);
      Bench.awaitInstant(firstNs + 100 * MS);
      long stopNs = session.type("stop");
      Bench.awaitInstant(stopNs + WATCH_NS);
      long afterStopNs = pulses.lastUntil(System.nanoTime()) - stopNs;
      session.type("acknowledge");
      session.type("arm");
      session.type("start");
      long againNs = pulses.awaitPulseAfter(stopNs + WATCH_NS, session);
      Bench.awaitInstant(againNs + 100 * MS);
      long killedNs = System.nanoTime();
      assertTrue(session.child().destroyForcibly());
      Bench.awaitInstant(killedNs + freeRunNs + WATCH_NS);
      long afterDeathNs = pulses.lastUntil(Long.MAX_VALUE) - killedNs;
      String figures =
          String.format(
              Locale.ROOT,
              "%s %s: last pulse %.1f ms after STOP, %.1f ms after the guard's death",
              stimulator,
              level,
              afterStopNs * 1e-6,
              afterDeathNs * 1e-6);
      System.err.println(figures);
      assertTrue(afterStopNs <= STOP_BAR_NS, figures);
      assertTrue(afterDeathNs <= freeRunNs, figures);
      if (!watchdog.isEmpty()) {
        String log = Files.readString(bench.log());
        assertTrue(log.contains("\"event\":\"" + watchdog + "\""), "the device's own watchdog");
      }
      assertEquals(0, devices.droppedFrames());
    }
  }
}
