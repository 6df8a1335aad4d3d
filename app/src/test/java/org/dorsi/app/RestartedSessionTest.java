package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.trial.ReplayResult;
import org.dorsi.controller.trial.ReplayVerifier;
import org.dorsi.controller.trial.TrialHeader;
import org.dorsi.controller.trial.TrialReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session calibrated and armed completely, by the lines that docs/operator.md names, killed while
 * it stimulates and started anew: nothing is armed, and what the patient has had, feels and
 * tolerates counts on (SR-19, H48).
 */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class RestartedSessionTest {

  private static final long MS = 1_000_000;
  private static final double FREQUENCY_HZ = 40;

  /** A trial is forced to the disk every 250 ms; the rest is for a disk that is slow. */
  private static final long UNWRITTEN_NS = 500 * MS;

  private final Path folder;

  RestartedSessionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void armsByTheWholeSequenceAndCountsTheDoseOnAfterAKill() throws Exception {
    new Attempts(folder).untilOneStimulates(RestartedSessionTest::killedAndStartedAnew);
  }

  private static void killedAndStartedAnew(Bench bench) throws Exception {
    // Yesterday's currents: what counts is the calibration in this session.
    Path configuration = bench.armedCompletely(Instant.now().minusSeconds(86_400));
    long pulses;
    try (TypedSession session =
        TypedSession.start(bench, bench.walk(FastWalk.of(120)), configuration)) {
      session.type("attest operator OP-001");
      session.type("attest checklist");
      long testedNs = session.awaitPulseAfter(session.type("test ta-right on"));
      session.type("test ta-right off");
      calibrate(session);
      // Five strides without output, every switch open and closed: what a person waits for.
      Bench.awaitInstant(testedNs + strides(8));
      session.type("attest self-test");
      session.type("attest side-check");
      session.type("attest channel ta-right");
      session.type("attest calibration ta-right");
      session.type("attest dry-run");
      Bench.awaitInstant(session.stimulate() + strides(2));
      session.process().kill();
      pulses = session.pulses().countUntil(System.nanoTime() - UNWRITTEN_NS);
      SessionSoFar before = header(bench.trials().get(0)).before();
      assertEquals(SessionSoFar.NONE, before);

      try (DorsiProcess next =
          DorsiProcess.start(
              bench.folder(),
              "next",
              "session",
              configuration.toString(),
              "--headless",
              "--seconds",
              "2")) {
        int exit = next.awaitExit(30);
        // A computer that stalls may make it doubt its guard; it must count all the same.
        assertTrue(exit == 0 || exit == 2, next.said());
        assertTrue(next.said().contains("DEMO-001: sessions of"), next.said());
        assertTrue(next.said().contains("ta-right: calibration kept in"), next.said());
      }
    }
    assertReplaysToTheBit(bench.trials().get(0));
    assertReplaysToTheBit(bench.trials().get(1));
    String calibrations = header(bench.trials().get(1)).calibrations();
    assertTrue(calibrations.startsWith("ta-right number 1 "), calibrations);
    SessionSoFar counted = header(bench.trials().get(1)).before();
    assertTrue(counted.seconds() > 5, counted::toString);
    // By the stimulator's own log: a pulse is worth its period.
    assertTrue(pulses > 0, "pulses before the last " + UNWRITTEN_NS + " ns");
    assertTrue(
        counted.dose(1).onSeconds() > 0.9 * pulses / FREQUENCY_HZ, pulses + " of " + counted);
    assertTrue(counted.dose(1).chargeMicrocoulombs() > 0, counted::toString);
  }

  /** Held for some two seconds, as a key that is held down says. */
  private static void calibrate(TypedSession session) throws IOException {
    long heldNs = session.awaitPulseAfter(session.type("calibrate ta-right hold"));
    for (int i = 1; i <= 8; i++) {
      Bench.awaitInstant(heldNs + i * (250 * MS));
      session.type("calibrate ta-right hold");
    }
    session.type("calibrate ta-right release");
    session.type("mark ta-right tolerated");
  }

  private static void assertReplaysToTheBit(Path trial) throws IOException {
    ReplayResult again =
        ReplayVerifier.verify(
            trial,
            header -> new GaitController(header.controllerSettings()),
            (ticks, read, size) -> {});
    assertNull(again.firstDifference());
    assertTrue(again.ticksCompared() > 1_000, again::toString);
  }

  private static TrialHeader header(Path trial) throws IOException {
    try (TrialReader reader = TrialReader.open(trial)) {
      return reader.header();
    }
  }

  private static long strides(int strides) {
    return Math.round(strides * FastWalk.STRIDE_SECONDS * 1000) * MS;
  }
}
