package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.junit.jupiter.api.Test;

/** Exhaustive: every reachable state of the machine, every command, every kind of condition. */
class ArmingRulesTest {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final long LONG_NS = 61 * SECOND_NS;

  private final ArmingRules rules = new ArmingRules(List.of("self-test"));

  private static final List<OperatorCommand> COMMANDS =
      List.of(
          new OperatorCommand.Attest("self-test"),
          new OperatorCommand.Attest("no such step"),
          new OperatorCommand.Arm(),
          new OperatorCommand.Start(),
          new OperatorCommand.Pause(),
          new OperatorCommand.Resume(),
          new OperatorCommand.Acknowledge(),
          new OperatorCommand.EmergencyStop(),
          new OperatorCommand.Marker("x"));

  /** Walking soundly, with everything in order. */
  private static Conditions sound(long nowNs) {
    return new Conditions(nowNs, Stimulator.ON, false, null, true, true, false, null);
  }

  private static List<Conditions> conditions(long nowNs) {
    List<Conditions> all = new ArrayList<>();
    for (Stimulator stimulator : Stimulator.values()) {
      all.add(new Conditions(nowNs, stimulator, false, null, true, true, false, null));
      all.add(new Conditions(nowNs, stimulator, false, "silent", false, false, false, null));
    }
    all.add(new Conditions(nowNs, Stimulator.ON, true, null, true, true, false, null));
    all.add(new Conditions(nowNs, Stimulator.ON, false, null, true, false, true, null));
    all.add(new Conditions(nowNs, Stimulator.ON, false, null, false, false, false, null));
    all.add(new Conditions(nowNs, Stimulator.ON, false, null, true, false, false, null));
    all.add(new Conditions(nowNs, Stimulator.ON, false, null, true, true, false, "fault"));
    return all;
  }

  /** Clocks and counters do not decide what may follow, their relation to now does. */
  private record Abstract(
      Mode mode, boolean started, boolean held, int attested, boolean clear, long ages) {
    static Abstract of(Arming a, long nowNs) {
      long ages =
          bit(nowNs - a.walkedNs() > ArmingRules.DISARM_NS, 1)
              | bit(nowNs - a.heardNs() > ArmingRules.SILENT_LATCHES_NS, 2)
              | bit(nowNs - a.faultNs() >= ArmingRules.CLEAR_NS, 4);
      return new Abstract(a.mode(), a.started(), a.held(), a.attested(), a.guardClear(), ages);
    }

    private static long bit(boolean set, long bit) {
      return set ? bit : 0;
    }
  }

  private record Reached(Arming arming, long nowNs) {}

  private interface Visitor {
    void transition(Arming from, String by, boolean operator, Arming to);
  }

  private int explore(Visitor visitor) {
    Map<Abstract, Reached> seen = new LinkedHashMap<>();
    ArrayDeque<Reached> open = new ArrayDeque<>();
    open.add(new Reached(Arming.BEGIN, 100 * SECOND_NS));
    while (!open.isEmpty()) {
      Reached at = open.remove();
      if (seen.putIfAbsent(Abstract.of(at.arming(), at.nowNs()), at) != null) {
        continue;
      }
      for (long later : new long[] {SECOND_NS / 1000, 3 * SECOND_NS, 11 * SECOND_NS, LONG_NS}) {
        long nowNs = at.nowNs() + later;
        for (Conditions now : conditions(nowNs)) {
          Arming passed = rules.pass(at.arming(), now, new ArrayList<>());
          visitor.transition(at.arming(), now.toString(), false, passed);
          open.add(new Reached(passed, nowNs));
          for (OperatorCommand command : COMMANDS) {
            Arming commanded = rules.command(at.arming(), command, now, new ArrayList<>());
            visitor.transition(at.arming(), command.line(), true, commanded);
            open.add(new Reached(commanded, nowNs));
          }
        }
      }
    }
    return seen.size();
  }

  @Test
  void stopsFromEveryReachableStateInOneStep() {
    int states =
        explore(
            (from, by, operator, to) -> {
              if (by.equals("stop")) {
                assertEquals(Mode.STOPPED, to.mode(), () -> from + " by " + by);
                assertFalse(to.mode().isArmed());
              }
            });
    assertTrue(states >= 20, () -> "only " + states + " states were reached");
  }

  @Test
  void reachesEveryModeSoThatNothingElseHereIsVacuous() {
    Set<Mode> modes = new LinkedHashSet<>();
    explore((from, by, operator, to) -> modes.add(to.mode()));
    assertEquals(Set.of(Mode.values()), modes);
  }

  @Test
  void armsInTheTickInWhichTheStimulatorIsFirstSeen() {
    List<String> notes = new ArrayList<>();
    Conditions now = sound(SECOND_NS);
    Arming attested =
        rules.command(Arming.BEGIN, new OperatorCommand.Attest("self-test"), now, notes);
    Arming armed = rules.command(attested, new OperatorCommand.Arm(), now, notes);
    assertEquals(Mode.ARMED, rules.pass(armed, now, notes).mode(), notes::toString);
  }

  @Test
  void leavesAStopOnlyToIdleAndOnlyByTheOperator() {
    explore(
        (from, by, operator, to) -> {
          if (from.mode() == Mode.STOPPED && to.mode() != Mode.STOPPED) {
            assertEquals("acknowledge", by);
            assertEquals(Mode.IDLE, to.mode());
          }
        });
  }

  @Test
  void leavesALatchedSuspensionUpwardsOnlyByAcknowledgementAndThenNeedsANewStart() {
    explore(
        (from, by, operator, to) -> {
          if (from.mode() == Mode.LATCHED && to.mode().isArmed()) {
            assertEquals("acknowledge", by);
            assertEquals(Mode.ARMED, to.mode());
            assertFalse(to.started());
            assertEquals(from.epoch() + 1, to.epoch(), "the guard holds the old arming void");
          }
        });
  }

  @Test
  void stimulatesOnlyWhatWasArmedAndStartedByTheOperator() {
    explore(
        (from, by, operator, to) -> {
          if (to.mode() == Mode.STIMULATING && from.mode() != Mode.STIMULATING) {
            assertFalse(operator, () -> "no command stimulates by itself: " + by);
            assertTrue(from.mode() == Mode.ARMED || from.mode() == Mode.SUSPENDED);
            assertTrue(from.started(), () -> from + " by " + by);
            assertFalse(from.held(), () -> from + " by " + by);
          }
          if (to.mode().isArmed() && !from.mode().isArmed() && from.mode() != Mode.LATCHED) {
            assertEquals("arm", by);
            assertEquals(from.epoch() + 1, to.epoch());
          }
        });
  }

  @Test
  void forgetsAttestationsWhenTheStimulatorIsLost() {
    explore(
        (from, by, operator, to) -> {
          if (to.mode() == Mode.DISCONNECTED && from.mode() != Mode.DISCONNECTED) {
            assertEquals(0, to.attested());
          }
        });
  }

  @Test
  void refusesToArmAndNamesWhatIsMissing() {
    List<String> notes = new ArrayList<>();
    Arming idle = rules.pass(Arming.BEGIN, sound(1), notes);
    Arming still = rules.command(idle, new OperatorCommand.Arm(), sound(1), notes);
    assertEquals(Mode.IDLE, still.mode());
    assertEquals(List.of("arm refused: missing self-test"), notes);
  }

  @Test
  void keepsAnOperatorsPauseThroughSoundGaitUntilResumed() {
    Arming at = stimulating();
    at = rules.command(at, new OperatorCommand.Pause(), sound(5), new ArrayList<>());
    at = rules.pass(at, sound(200 * SECOND_NS), new ArrayList<>());
    assertEquals(Mode.SUSPENDED, at.mode());
    assertEquals(ArmingRules.PAUSED, at.cause());
    at = rules.command(at, new OperatorCommand.Resume(), sound(201 * SECOND_NS), new ArrayList<>());
    assertEquals(Mode.SUSPENDED, at.mode());
    assertEquals(
        Mode.STIMULATING, rules.pass(at, sound(201 * SECOND_NS), new ArrayList<>()).mode());
  }

  @Test
  void latchesASilenceOfMoreThanTenSecondsAndDisarmsAfterAMinuteWithoutGait() {
    Conditions silent =
        new Conditions(2 * SECOND_NS, Stimulator.ON, false, "silent", false, false, false, null);
    Arming paused = rules.pass(stimulating(), silent, new ArrayList<>());
    assertEquals(Mode.SUSPENDED, paused.mode());
    Conditions stillSilent =
        new Conditions(13 * SECOND_NS, Stimulator.ON, false, "silent", false, false, false, null);
    assertEquals(Mode.LATCHED, rules.pass(paused, stillSilent, new ArrayList<>()).mode());

    Conditions standing =
        new Conditions(2 * SECOND_NS, Stimulator.ON, false, null, false, false, false, null);
    Arming resting = rules.pass(stimulating(), standing, new ArrayList<>());
    for (long s = 3; s < 60; s++) {
      resting =
          rules.pass(
              resting,
              new Conditions(s * SECOND_NS, Stimulator.ON, false, null, false, false, false, null),
              new ArrayList<>());
      assertEquals(Mode.SUSPENDED, resting.mode());
    }
    Conditions stillStanding =
        new Conditions(70 * SECOND_NS, Stimulator.ON, false, null, false, false, false, null);
    assertEquals(Mode.IDLE, rules.pass(resting, stillStanding, new ArrayList<>()).mode());
  }

  private Arming stimulating() {
    List<String> notes = new ArrayList<>();
    Arming at = rules.pass(Arming.BEGIN, sound(1), notes);
    at = rules.command(at, new OperatorCommand.Attest("self-test"), sound(2), notes);
    at = rules.command(at, new OperatorCommand.Arm(), sound(3), notes);
    at = rules.command(at, new OperatorCommand.Start(), sound(4), notes);
    at = rules.pass(at, sound(4), notes);
    assertEquals(Mode.STIMULATING, at.mode());
    assertEquals(List.of(), notes);
    return at;
  }
}
