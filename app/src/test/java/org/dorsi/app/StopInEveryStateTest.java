package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorsi.controller.safety.SafetyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * STOP typed into real sessions in every state that there is, every other time amid a flood of
 * other commands, more of them than the operator's queue holds.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(3_600)
class StopInEveryStateTest {

  private static final long MS = 1_000_000;
  private static final double BAR_MS = 50;

  /** More of them by {@code ./dorsi test -Dtest=StopInEveryStateTest -Ddorsi.stops=20}. */
  private static final int ROUNDS = Integer.getInteger("dorsi.stops", 1);

  /** Without STOP, another burst begins within this time. */
  private static final long WATCH_NS = 700 * MS;

  /** The session stands still for longer than a fault takes to latch. */
  private static final long STALL_NS = 700 * MS;

  private static final String EXERCISE =
      """
      kind = "exercise"
      countdownSeconds = 0
      onSeconds = 5
      offSeconds = 5
      repetitions = 9
      """;

  private static final String SENSORY = "kind = \"sensory\"\nminutes = 1";

  private static final String FLOOD = "marker flood\n".repeat(1_280);

  private static final Set<String> STATES =
      new TreeSet<>(
          List.of(
              "Disconnected",
              "Idle",
              "Testing",
              "Calibrating",
              "Armed",
              "Stimulating",
              "Exercise",
              "Exercise ending",
              "Sensory",
              "Sensory ending",
              "Suspended by the operator",
              "Suspended",
              "Suspended latched",
              "EmergencyStopped"));

  private final Path folder;
  private final Map<String, List<Double>> latestMillis = new LinkedHashMap<>();
  private boolean flood;

  StopInEveryStateTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private interface Start {
    TypedSession in(Bench bench) throws Exception;
  }

  private interface Script {
    /** Goes through its states and stops in each. */
    void play(TypedSession session, List<Double> lastPulseMillis) throws Exception;
  }

  @Test
  void givesItsLastPulseWithin50MsOfAStopInEveryState() throws Exception {
    double worst = worstOfAllStates("first");
    if (worst > BAR_MS || !STATES.equals(latestMillis.keySet())) {
      // A build server's computer may stall for longer than the bar, or past a state that is short:
      // the set is judged once more.
      System.err.printf(
          Locale.ROOT,
          "last pulse %.1f ms after STOP in %s: once more%n",
          worst,
          latestMillis.keySet());
      latestMillis.clear();
      worst = worstOfAllStates("second");
    }
    latestMillis.forEach(
        (state, millis) ->
            System.err.printf(
                Locale.ROOT,
                "STOP in %s: %d times, last pulse %.1f ms after it at the latest%n",
                state,
                millis.size(),
                Collections.max(millis)));
    assertEquals(STATES, new TreeSet<>(latestMillis.keySet()));
    assertTrue(worst <= BAR_MS, latestMillis::toString);
  }

  private double worstOfAllStates(String set) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      run(set + round + "-gait", StopInEveryStateTest::walking, this::stopsOfGait);
      run(
          set + round + "-exercise",
          bench -> resting(bench, EXERCISE),
          (session, millis) -> stopsAwayFromGait(session, millis));
      run(
          set + round + "-sensory",
          bench -> resting(bench, SENSORY),
          (session, millis) -> stopsAwayFromGait(session, millis));
    }
    return latestMillis.values().stream()
        .flatMap(List::stream)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElseThrow();
  }

  private void run(String name, Start start, Script script) throws Exception {
    new Attempts(folder.resolve(name))
        .untilOneStimulates(
            bench -> {
              List<Double> millis = new ArrayList<>();
              try (TypedSession session = start.in(bench)) {
                script.play(session, millis);
                session.process().close();
                List<SafetyState> states = session.statesBeforeStops();
                assertEquals(millis.size(), states.size(), session.said());
                for (int i = 0; i < millis.size(); i++) {
                  latestMillis
                      .computeIfAbsent(name(states.get(i)), state -> new ArrayList<>())
                      .add(millis.get(i));
                }
              }
            });
  }

  private static TypedSession walking(Bench bench) throws Exception {
    return TypedSession.startAttested(bench, bench.walk(FastWalk.of(120)), bench.switchesOnly());
  }

  private static TypedSession resting(Bench bench, String program) throws Exception {
    return TypedSession.startAttested(bench, bench.rest(), bench.awayFromGait(program));
  }

  private void stopsOfGait(TypedSession session, List<Double> millis) throws Exception {
    session.awaitWords("SAFE");
    stop(session, millis);
    session.type("acknowledge");

    session.awaitPulseAfter(session.type("test ta-right on"));
    stop(session, millis);
    stop(session, millis); // stopped already
    session.type("acknowledge");

    session.awaitPulseAfter(session.type("calibrate ta-right hold"));
    stop(session, millis);
    session.type("acknowledge");

    Bench.awaitInstant(session.type("arm") + 200 * MS);
    stop(session, millis);
    session.type("acknowledge");

    session.stimulate();
    stop(session, millis);
    session.type("acknowledge");

    session.stimulate();
    session.type("pause");
    session.awaitWords("paused by the operator");
    stop(session, millis);
    session.type("acknowledge");

    session.stimulate();
    session.type("pause");
    session.type("resume");
    session.awaitWords("resumed, waiting");
    stop(session, millis);
    session.type("acknowledge");

    session.stimulate();
    session.process().signal("STOP");
    Bench.awaitInstant(System.nanoTime() + STALL_NS);
    session.process().signal("CONT");
    session.awaitWords("FAULT");
    stop(session, millis);
    session.type("acknowledge");

    session.process().child().destroyForcibly();
    session.awaitWords("DISCONNECTED");
    stop(session, millis);
  }

  private void stopsAwayFromGait(TypedSession session, List<Double> millis) throws Exception {
    session.stimulate();
    stop(session, millis);
    session.type("acknowledge");

    session.stimulate();
    session.type("mode gait");
    stop(session, millis);
  }

  private void stop(TypedSession session, List<Double> millis) throws Exception {
    flood = !flood;
    long stopNs = session.type(flood ? (FLOOD + "stop\n" + FLOOD).strip() : "stop");
    Bench.awaitInstant(stopNs + WATCH_NS);
    millis.add(session.lastPulseMillis(stopNs, System.nanoTime()));
  }

  private static String name(SafetyState state) {
    String name = state.getClass().getSimpleName();
    if (state instanceof SafetyState.Suspended suspended) {
      return name
          + (suspended.latched() ? " latched" : "")
          + (suspended.pausedByOperator() ? " by the operator" : "");
    }
    boolean ending =
        (state instanceof SafetyState.Exercise exercise && exercise.ending())
            || (state instanceof SafetyState.Sensory sensory && sensory.ending());
    return ending ? name + " ending" : name;
  }
}
