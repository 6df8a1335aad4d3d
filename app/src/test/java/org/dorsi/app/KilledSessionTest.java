package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.SerialLink;
import org.dorsi.sensors.serial.SerialSettings;
import org.dorsi.sim.device.EmulatedBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a patient feels when a process of the session dies or stalls while stimulating: the last
 * pulse comes soon, and none after it without the operator.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(3_600)
class KilledSessionTest {

  private static final long MS = 1_000_000;

  /** From the death of the session to the last pulse. */
  private static final long BAR_NS = 150 * MS;

  /** More of them by {@code ./dorsi test -Dtest=KilledSessionTest -Ddorsi.kills=200}. */
  private static final int KILLS = Integer.getInteger("dorsi.kills", 20);

  /** How long every fourth session hangs before it is killed: stalled, not dead. */
  private static final long HANG_NS = 400 * MS;

  /** Sessions side by side; each is two Java processes that start. */
  private static final int LANES = 2;

  private static final double WALK_SECONDS = 40;

  private final Path folder;

  KilledSessionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Attempts attempts() {
    return new Attempts(folder);
  }

  /**
   * One kill.
   *
   * @param beforeNs from the last pulse before it
   * @param afterNs to the last pulse of all; negative where none came after it
   */
  private record Kill(long beforeNs, long afterNs) {}

  @Test
  void givesItsLastPulseWithin150MsOfKillingTheSession() throws Exception {
    Random random = new Random(20);
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    List<Kill> kills = new ArrayList<>();
    List<Future<Kill>> running = new ArrayList<>();
    try {
      for (int i = 0; i < KILLS; i++) {
        Path own = folder.resolve("kill-" + i);
        // From the onset of a burst on: in it, on its falling edge, and a few right after it.
        long delayNs = Math.round(random.nextDouble() * 0.75 * FastWalk.STRIDE_SECONDS * 1e9);
        boolean hangs = i % 4 == 3;
        running.add(lanes.submit(() -> killedAmid(own, delayNs, hangs)));
      }
      for (Future<Kill> one : running) {
        kills.add(one.get());
      }
    } finally {
      // Every lane ends its own processes, also where another one has failed.
      lanes.shutdown();
      running.forEach(one -> one.cancel(false));
      assertTrue(lanes.awaitTermination(1, TimeUnit.MINUTES));
    }
    long amidPulses = kills.stream().filter(kill -> kill.beforeNs() <= 100 * MS).count();
    long worstNs = kills.stream().mapToLong(Kill::afterNs).max().orElseThrow();
    String figures =
        String.format(
            Locale.ROOT,
            "%d kills, %d amid pulses, last pulse %.1f ms after at the latest",
            kills.size(),
            amidPulses,
            worstNs * 1e-6);
    System.err.println(figures);
    assertTrue(amidPulses >= 0.6 * KILLS, figures);
    assertTrue(worstNs <= BAR_NS, figures);
  }

  private static Kill killedAmid(Path folder, long delayNs, boolean hangs) throws Exception {
    List<Kill> kills = new ArrayList<>();
    new Attempts(folder).untilOneStimulates(bench -> kills.add(kill(bench, delayNs, hangs)));
    return kills.get(0);
  }

  private static Kill kill(Bench bench, long delayNs, boolean hangs) throws Exception {
    try (PulseTail pulses = new PulseTail(bench.log())) {
      long killedNs;
      try (EmulatedBench devices = bench.walk(FastWalk.of(WALK_SECONDS));
          DorsiProcess session = session(bench)) {
        long firstNs = pulses.awaitPulseAfter(Long.MIN_VALUE, session);
        ProcessHandle guard = session.child();
        Bench.awaitInstant(firstNs + strides(1) + delayNs);
        killedNs = System.nanoTime();
        if (hangs) {
          session.signal("STOP");
          Bench.awaitInstant(killedNs + HANG_NS);
        }
        session.kill();
        Bench.await("the end of the guard", 10, () -> DorsiProcess.isGone(guard));
        assertFree(bench.link("footswitch"));
        assertFree(bench.link("p24"));
        assertEquals(0, devices.droppedFrames());
      }
      return new Kill(
          killedNs - pulses.lastUntil(killedNs), pulses.lastUntil(Long.MAX_VALUE) - killedNs);
    }
  }

  @Test
  void leavesPortsToANewSessionAndATrialThatVerifies() throws Exception {
    attempts().untilOneStimulates(KilledSessionTest::killedAndFollowed);
  }

  private static void killedAndFollowed(Bench bench) throws Exception {
    try (EmulatedBench devices = bench.walk(FastWalk.of(WALK_SECONDS));
        PulseTail pulses = new PulseTail(bench.log())) {
      try (DorsiProcess session = session(bench)) {
        pulses.awaitPulseAfter(Long.MIN_VALUE, session);
        ProcessHandle guard = session.child();
        session.kill();
        Bench.await("the end of the guard", 10, () -> DorsiProcess.isGone(guard));
      }
      Path killed = bench.trials().get(0);
      try (DorsiProcess next =
              DorsiProcess.start(
                  bench.folder(),
                  "next",
                  "session",
                  bench.switchesOnly().toString(),
                  "--headless",
                  "--seconds",
                  "1");
          DorsiProcess verify =
              DorsiProcess.start(
                  bench.folder(), "verify", "replay", killed.toString(), "--verify")) {
        int nextExit = next.awaitExit(30);
        int verifyExit = verify.awaitExit(30);
        assertAll(
            () -> assertEquals(0, nextExit, next.said()),
            // What was written after the last checkpoint may be lost, never what lies before it.
            () -> assertTrue(verifyExit == 0 || verifyExit == 3, verify.said()),
            () ->
                assertTrue(
                    verify.said().contains("every recomputed output equals the recorded one"),
                    verify.said()));
      }
      assertEquals(0, devices.droppedFrames());
    }
  }

  @Test
  void reportsAKilledGuardStimulatesNoMoreAndEndsWithADeviceFault() throws Exception {
    attempts().untilOneStimulates(KilledSessionTest::guardKilled);
  }

  private static void guardKilled(Bench bench) throws Exception {
    try (PulseTail pulses = new PulseTail(bench.log())) {
      long killedNs;
      try (EmulatedBench devices = bench.walk(FastWalk.of(WALK_SECONDS));
          DorsiProcess session = session(bench, "--seconds", "6", "--json")) {
        long pulseNs = pulses.awaitPulseAfter(Long.MIN_VALUE, session);
        ProcessHandle guard = session.child();
        Bench.awaitInstant(pulseNs + 100 * MS);
        killedNs = System.nanoTime();
        assertTrue(guard.destroyForcibly());
        Bench.await("the report", 10, () -> said(session).contains("the guard process is gone"));
        long reportedNs = System.nanoTime();
        assertEquals(2, session.awaitExit(30), session.said());
        assertTrue(session.lastLine().contains("the guard process is gone"), session.said());
        long watchedNs = System.nanoTime() - reportedNs;
        assertTrue(watchedNs >= strides(2), "too short to tell: " + watchedNs + " ns");
        assertEquals(0, devices.droppedFrames());
      }
      assertFalse(pulses.anyBetween(killedNs + 50 * MS, Long.MAX_VALUE), "a pulse without a guard");
    }
  }

  @Test
  void stopsWithin150MsOfAStallOfTheSessionAndThenWaitsForTheOperator() throws Exception {
    attempts().untilOneStimulates(KilledSessionTest::stalled);
  }

  private static void stalled(Bench bench) throws Exception {
    try (PulseTail pulses = new PulseTail(bench.log())) {
      long stalledNs;
      try (EmulatedBench devices = bench.walk(FastWalk.of(WALK_SECONDS));
          DorsiProcess session = session(bench)) {
        long firstNs = pulses.awaitPulseAfter(Long.MIN_VALUE, session);
        pulses.awaitPulseAfter(firstNs + 250 * MS, session);
        session.signal("STOP");
        stalledNs = System.nanoTime();
        Bench.awaitInstant(stalledNs + 1000 * MS);
        session.signal("CONT");
        Bench.await("the fault", 10, () -> said(session).contains("FAULT"));
        Bench.awaitInstant(System.nanoTime() + strides(4));
        assertTrue(session.isAlive(), session.said());
        assertEquals(0, devices.droppedFrames());
      }
      long afterNs = pulses.lastUntil(Long.MAX_VALUE) - stalledNs;
      assertTrue(afterNs <= BAR_NS, "last pulse " + afterNs * 1e-6 + " ms after the stall");
    }
  }

  private static DorsiProcess session(Bench bench, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "session",
                bench.switchesOnly().toString(),
                "--headless",
                "--operator",
                bench.operator().toString()));
    arguments.addAll(List.of(more));
    return DorsiProcess.start(bench.folder(), "session", arguments.toArray(String[]::new));
  }

  private static long strides(int strides) {
    return Math.round(strides * FastWalk.STRIDE_SECONDS * 1e9);
  }

  private static String said(DorsiProcess process) {
    try {
      return process.said();
    } catch (IOException e) {
      return "";
    }
  }

  private static void assertFree(Path port) throws IOException {
    try (SerialLink link =
        new JSerialCommPorts().open(port.toString(), SerialSettings.plain(115_200))) {
      assertEquals(port.toString(), link.name());
    }
  }
}
