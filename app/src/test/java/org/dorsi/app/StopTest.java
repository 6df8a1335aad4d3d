package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.trial.RecordedTick;
import org.dorsi.controller.trial.TrialReader;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sim.device.EmulatedBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a patient feels when the operator stops a session that stimulates. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class StopTest {

  private static final long MS = 1_000_000;

  /** From STOP to the last pulse. */
  private static final long STOP_BAR_NS = 50 * MS;

  /** From the signal that ends the program to the last pulse. */
  private static final long END_BAR_NS = 150 * MS;

  private static final int STOPS = 10;
  private static final int MOST_SESSIONS = 5;

  /** Without STOP, another burst begins within this time. */
  private static final long WATCH_NS = 700 * MS;

  private final Path folder;

  StopTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Ten STOPs, typed at the keyboard while pulses come. */
  @Test
  void givesItsLastPulseWithin50MsOfATypedStop() throws Exception {
    long worstNs = worstOfTypedStops("first");
    if (worstNs > STOP_BAR_NS) {
      // A build server's computer may stall for longer than the bar: the set is judged once more.
      System.err.printf(
          Locale.ROOT, "last pulse %.1f ms after STOP: the set is repeated%n", worstNs * 1e-6);
      worstNs = worstOfTypedStops("second");
    }
    String figures =
        String.format(
            Locale.ROOT, "%d STOPs, last pulse %.1f ms after at the latest", STOPS, worstNs * 1e-6);
    System.err.println(figures);
    assertTrue(worstNs <= STOP_BAR_NS, figures);
  }

  private long worstOfTypedStops(String set) throws Exception {
    Random random = new Random(10);
    List<Long> afterNs = new ArrayList<>();
    for (int i = 0; afterNs.size() < STOPS; i++) {
      assertTrue(i < MOST_SESSIONS, "sessions that do not stimulate: this computer stalls");
      typeStops(new Bench(Files.createDirectory(folder.resolve(set + i))), random, afterNs);
    }
    return afterNs.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  /** One session; where the computer stalls so that it refuses to go on, the next one goes on. */
  private static void typeStops(Bench bench, Random random, List<Long> afterNs) throws Exception {
    try (TypedSession session =
        TypedSession.startAttested(bench, bench.walk(FastWalk.of(60)), bench.switchesOnly())) {
      while (afterNs.size() < STOPS) {
        long pulseNs = session.stimulate();
        Bench.awaitInstant(pulseNs + (long) (random.nextDouble() * 75 * MS));
        long stopNs = session.type("stop");
        boolean amidPulses = session.pulses().anyBetween(stopNs - 100 * MS, stopNs);
        Bench.awaitInstant(stopNs + WATCH_NS);
        if (amidPulses) {
          afterNs.add(session.pulses().lastUntil(System.nanoTime()) - stopNs);
        }
        session.type("acknowledge");
      }
      assertEquals(0, session.devices().droppedFrames());
    } catch (PulseTail.NoPulse e) {
      System.err.println(e.getMessage());
    }
  }

  @Test
  void givesItsLastPulseWithin50MsOfAStopInAnOperatorFile() throws Exception {
    Bench bench = new Bench(folder);
    Path operator =
        Files.writeString(
            folder.resolve("stops.operator"),
            Files.readString(bench.operator())
                + """
                6.00 stop
                6.80 acknowledge
                6.81 arm
                6.82 start
                8.10 stop
                """);
    try (PulseTail pulses = new PulseTail(bench.log())) {
      try (EmulatedBench devices = bench.walk(FastWalk.of(60));
          DorsiProcess session =
              DorsiProcess.start(
                  folder,
                  "session",
                  "session",
                  bench.switchesOnly().toString(),
                  "--headless",
                  "--seconds",
                  "8",
                  "--operator",
                  operator.toString())) {
        int exit = session.awaitExit(40);
        // A computer that stalls may make the guard doubt its device; STOP must hold all the same.
        assertTrue(exit == 0 || exit == 2, session.said());
        assertEquals(0, devices.droppedFrames());
      }
      List<Long> stopsNs = recordedStops(bench);
      assertEquals(2, stopsNs.size());
      int amidPulses = 0;
      for (long stopNs : stopsNs) {
        amidPulses += pulses.anyBetween(stopNs - 100 * MS, stopNs) ? 1 : 0;
        assertFalse(
            pulses.anyBetween(stopNs + STOP_BAR_NS, stopNs + WATCH_NS),
            "a pulse later than 50 ms after STOP");
      }
      assumeTrue(amidPulses >= 1, "every STOP came between bursts");
    }
  }

  /**
   * The instants of the STOPs that a trial holds, on this computer's monotonic clock: the first
   * sample of the switches was sent no later than it arrived.
   */
  private List<Long> recordedStops(Bench bench) throws IOException {
    List<Long> stopsNs = new ArrayList<>();
    long firstArrivalNs = Long.MAX_VALUE;
    try (TrialReader trial = TrialReader.open(bench.trials().get(0))) {
      for (RecordedTick tick = trial.next(); tick != null; tick = trial.next()) {
        for (SensorReading reading : tick.inputs().readings()) {
          firstArrivalNs = Math.min(firstArrivalNs, reading.arrivalNs());
        }
        for (OperatorCommand command : tick.inputs().operator()) {
          if (command instanceof OperatorCommand.EmergencyStop) {
            stopsNs.add(tick.inputs().timeNs());
          }
        }
      }
    }
    long zeroNs = firstSampleNs(bench.log()) - firstArrivalNs;
    return stopsNs.stream().map(timeNs -> zeroNs + timeNs).toList();
  }

  private static long firstSampleNs(Path log) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = mapper.readTree(line);
        if (node.path("event").asText().equals("switches")) {
          return node.path("monoNs").asLong();
        }
      }
    }
    throw new AssertionError("the board has sent no sample");
  }

  @Test
  void endsInOrderWhenTerminated() throws Exception {
    new Attempts(folder).untilOneStimulates(StopTest::terminate);
  }

  private static void terminate(Bench bench) throws Exception {
    try (PulseTail pulses = new PulseTail(bench.log())) {
      long endedNs;
      try (EmulatedBench devices = bench.walk(FastWalk.of(60));
          DorsiProcess session =
              DorsiProcess.start(
                  bench.folder(),
                  "session",
                  "session",
                  bench.switchesOnly().toString(),
                  "--headless",
                  "--json",
                  "--operator",
                  bench.operator().toString())) {
        long firstNs = pulses.awaitPulseAfter(Long.MIN_VALUE, session);
        ProcessHandle guard = session.child();
        Bench.awaitInstant(firstNs + 100 * MS);
        endedNs = System.nanoTime();
        session.terminate();
        // 128 + SIGTERM, as shells and service managers expect of a terminated program.
        assertEquals(143, session.awaitExit(20), session.said());
        JsonNode summary = new ObjectMapper().readTree(session.lastLine());
        assertTrue(summary.path("strides").path("right").asInt() >= 2, session.said());
        assertTrue(summary.path("channels").path(0).path("pulses").asInt() >= 1, session.said());
        assertTrue(
            Files.exists(bench.folder().resolve(summary.path("trial").asText())), session.said());
        Bench.await("the end of the guard", 5, () -> DorsiProcess.isGone(guard));
        assertEquals(0, devices.droppedFrames());
      }
      long afterNs = pulses.lastUntil(Long.MAX_VALUE) - endedNs;
      assertTrue(afterNs <= END_BAR_NS, "last pulse " + afterNs * 1e-6 + " ms after the signal");
    }
  }
}
