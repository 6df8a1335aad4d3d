package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exercise and sensory stimulation as a user runs them: real processes, typed commands, no sensor.
 * STOP in these modes is {@link StopInEveryStateTest}'s; the five minutes of a confirmation pass in
 * virtual time in {@code AwayFromGaitTest}.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class AwayFromGaitSessionTest {

  private static final long MS = 1_000_000;
  private static final double KILL_BAR_MS = 150;

  /** The ramp to zero takes 0.9 s; the mode is left after a second. */
  private static final double RAMP_MS = 1_000;

  private static final double SLACK_MS = 100;

  /** The countdown is as long as the limiter lets a contraction rest at the least. */
  private static final String EXERCISE =
      """
      kind = "exercise"
      countdownSeconds = 3
      onSeconds = 3
      offSeconds = 3
      repetitions = 1
      """;

  private static final String SENSORY = "kind = \"sensory\"\nminutes = 1";

  private final Path folder;

  AwayFromGaitSessionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {EXERCISE, SENSORY})
  void confirmsPausesResumesAndLeavesByRampsAndStopsWhenKilled(String program) throws Exception {
    new Attempts(folder)
        .untilOneStimulates(
            bench -> {
              try (TypedSession session =
                  TypedSession.startAttested(bench, bench.rest(), bench.awayFromGait(program))) {
                use(session, program.equals(EXERCISE));
              }
            });
  }

  private static void use(TypedSession session, boolean exercise) throws Exception {
    Bench.awaitInstant(session.stimulate() + 1_200 * MS);
    session.type("confirm");
    long pausedNs = session.type("pause");
    session.awaitWords("paused by the operator");
    assertRampToZero(session, pausedNs);

    long resumedNs = session.type("resume");
    long againNs = session.awaitPulseAfter(resumedNs);
    assertFalse(session.said().contains("refused"), session.said());
    if (exercise) {
      session.awaitWords("ending: the program is done");
      Bench.awaitInstant(System.nanoTime() + 1_100 * MS);
      // The contraction that was cut short was repeated as a whole, its falling ramp included.
      double contractionMs = session.lastPulseMillis(againNs, System.nanoTime());
      if (contractionMs < 2_850) {
        throw new PulseTail.NoPulse("cut short by a stall\n" + session.said());
      }
      assertEquals(3_000, contractionMs, 150);
      Bench.awaitInstant(session.stimulate() + 1_200 * MS);
    } else {
      Bench.awaitInstant(againNs + 1_200 * MS);
    }
    long leftNs = session.type("mode gait");
    Bench.awaitInstant(leftNs + 1_500 * MS);
    assertRampToZero(session, leftNs);
    session.type("mode " + (exercise ? "exercise" : "sensory"));

    Bench.awaitInstant(session.stimulate() + 400 * MS);
    long killedNs = System.nanoTime();
    session.process().kill();
    Bench.awaitInstant(killedNs + 1_000 * MS);
    double afterMs = session.lastPulseMillis(killedNs, System.nanoTime());
    System.err.printf(Locale.ROOT, "last pulse %.1f ms after the kill%n", afterMs);
    assertTrue(afterMs <= KILL_BAR_MS, "last pulse " + afterMs + " ms after the kill");
  }

  /** No pulse is stronger than the one before, many lie between, and the last comes in time. */
  private static void assertRampToZero(TypedSession session, long fromNs) {
    List<Double> milliamps = session.pulses().milliampsAfter(fromNs);
    if (milliamps.size() < 15) {
      throw new PulseTail.NoPulse("no ramp but a cut: " + milliamps + "\n" + session.said());
    }
    for (int i = 1; i < milliamps.size(); i++) {
      assertTrue(milliamps.get(i) <= milliamps.get(i - 1), milliamps::toString);
    }
    assertEquals(12, milliamps.get(0), 1);
    assertTrue(milliamps.get(milliamps.size() - 1) <= 1, milliamps::toString);
    double lastMs = session.lastPulseMillis(fromNs, System.nanoTime());
    assertTrue(lastMs <= RAMP_MS + SLACK_MS, "last pulse " + lastMs + " ms after it");
  }
}
