package org.dorsi.controller.safety;

import static org.dorsi.controller.safety.ArmingSearch.SECOND_NS;
import static org.dorsi.controller.safety.ArmingSearch.happening;
import static org.dorsi.controller.safety.ArmingSearch.modeOf;
import static org.dorsi.controller.safety.ArmingSearch.sound;
import static org.dorsi.controller.safety.ArmingSearch.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dorsi.controller.safety.Arming.Ending;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

/** The ways an operator takes through arming and suspensions, and what is refused on them. */
class ArmingWaysTest {

  private final ArmingRules rules = ArmingSearch.RULES;
  private final List<String> notes = new ArrayList<>();

  @Test
  void aStartThatDoesNotFollowWithinTenSecondsNeedsANewArming() {
    Arming at = PassingRules.pass(Arming.BEGIN, sound(1), notes);
    at = rules.command(prepared(at), new OperatorCommand.Arm(), sound(SECOND_NS), notes);
    at = PassingRules.pass(at, sound(11 * SECOND_NS), notes);
    assertEquals(Mode.ARMED, at.mode());
    at = PassingRules.pass(at, sound(11 * SECOND_NS + 1), notes);
    assertEquals(Mode.IDLE, at.mode());
    assertEquals(List.of("disarmed: no start within ten seconds of arming"), notes);
  }

  @Test
  void eachCalibrationHoldsTwelveHoursFromWhenItWasDone() {
    List<ArmingSequence.Step> steps =
        ArmingSequence.complete(List.of("ta-right", "ta-left"), false, false, false, 5)
            .calibrated("ta-left", -7)
            .steps();
    ArmingSequence.Step right = steps.get(5);
    assertEquals("calibration ta-right", right.word());
    assertEquals(5, right.validUntilNs());
    ArmingSequence.Step left = steps.get(6);
    assertEquals("calibration ta-left", left.word());
    assertEquals(Evidence.NONE, left.needs());
    assertEquals(12 * 3_600 * SECOND_NS - 7, left.validUntilNs());
    assertEquals(Long.MAX_VALUE, steps.get(4).validUntilNs(), "what was tried out holds");
  }

  @Test
  void theWholeSequenceIsArmedOnlyStepByStepAndEachOnlyAfterItWasSeen() {
    ArmingSequence sequence =
        ArmingSequence.complete(List.of("ta-right"), true, true, true, 3 * SECOND_NS);
    assertEquals(
        List.of(
            "operator",
            "checklist",
            "self-test",
            "side-check",
            "channel ta-right",
            "calibration ta-right",
            "dry-run"),
        sequence.words());
    ArmingRules all = new ArmingRules(sequence, List.of("ta-right"));
    Arming at = PassingRules.pass(Arming.BEGIN, seeing(), notes);
    for (String unseen : List.of("self-test", "side-check", "channel ta-right", "dry-run")) {
      at = all.command(at, new OperatorCommand.Attest(unseen), seeing(), notes);
    }
    assertEquals(0, at.orders().attested());
    assertEquals(
        List.of(
            "attest self-test refused: not seen yet: the dead-man switch held and let go",
            "attest side-check refused: not seen yet: three seconds at rest, and every foot switch"
                + " open and closed",
            "attest channel ta-right refused: not seen yet: a test burst of the channel",
            "attest dry-run refused: not seen yet: five strides of each stimulated leg without"
                + " output"),
        notes);
    at = all.command(at, new OperatorCommand.TestBurst("ta-right", true), seeing(), notes);
    at = all.command(at, new OperatorCommand.TestBurst("ta-right", false), seeing(), notes);
    Conditions now = seeing(Evidence.DEAD_MAN, Evidence.SENSORS, Evidence.STRIDES);
    for (String step :
        List.of(
            "operator OP-001",
            "checklist",
            "self-test",
            "side-check",
            "channel ta-right",
            "calibration ta-right",
            "dry-run")) {
      Arming early = all.command(at, new OperatorCommand.Arm(), now, notes);
      assertEquals(Mode.IDLE, early.mode(), "armed before " + step);
      at = all.command(at, new OperatorCommand.Attest(step), now, notes);
    }
    assertEquals(Mode.ARMED, all.command(at, new OperatorCommand.Arm(), now, notes).mode());
    notes.clear();
    OperatorCommand calibrated = new OperatorCommand.Attest("calibration ta-right");
    Conditions tooLate = sound(3 * SECOND_NS);
    assertEquals(Mode.IDLE, all.command(at, new OperatorCommand.Arm(), tooLate, notes).mode());
    assertEquals(at, all.command(at, calibrated, tooLate, notes));
    assertEquals(
        List.of(
            "arm refused: missing calibration ta-right",
            "attest calibration ta-right refused: older than twelve hours: do it anew"),
        notes);
  }

  @Test
  void anOperatorIsAPseudonymAndNeverAName() {
    ArmingSequence sequence = ArmingSequence.complete(List.of(), false, false, false, 0);
    assertEquals(List.of("operator", "checklist", "self-test"), sequence.words());
    assertEquals(0, sequence.indexOf("operator OP-001"));
    for (String none : List.of("operator", "operator ", "operator Anna", "operator OP-1", "anna")) {
      assertEquals(-1, sequence.indexOf(none), none);
    }
  }

  @Test
  void refusesMoreStepsThanItCanKeepAccountOf() {
    String[] words = new String[Integer.SIZE];
    Arrays.fill(words, "step");
    assertThrows(IllegalArgumentException.class, () -> ArmingSequence.of(words));
    assertEquals(31, ArmingSequence.of(Arrays.copyOf(words, 31)).steps().size());
  }

  private static Conditions seeing(Evidence... seen) {
    return new Conditions(
        5,
        Stimulator.ON,
        false,
        true,
        true,
        false,
        false,
        false,
        false,
        false,
        null,
        null,
        null,
        Set.of(seen));
  }

  @Test
  void aCommandThatDoesNotFitChangesNothingAndSaysSo() {
    Conditions now = sound(SECOND_NS);
    for (OperatorCommand command : ArmingSearch.COMMANDS) {
      notes.clear();
      Arming idle = PassingRules.pass(Arming.BEGIN, now, notes);
      Arming next = rules.command(idle, command, now, notes);
      boolean refused = notes.stream().anyMatch(note -> note.contains("refused"));
      assertFalse(refused && !next.equals(idle), () -> command + " " + notes);
    }
  }

  @Test
  void armsInTheTickInWhichTheStimulatorIsFirstSeen() {
    Conditions now = sound(SECOND_NS);
    ArmingRules oneStep = new ArmingRules(ArmingSequence.of("self-test"), List.of());
    Arming attested =
        oneStep.command(Arming.BEGIN, new OperatorCommand.Attest("self-test"), now, notes);
    Arming armed = oneStep.command(attested, new OperatorCommand.Arm(), now, notes);
    assertEquals(Mode.ARMED, PassingRules.pass(armed, now, notes).mode(), notes::toString);
  }

  @Test
  void refusesToArmAndNamesWhatIsMissing() {
    Arming idle = PassingRules.pass(Arming.BEGIN, sound(1), notes);
    Arming still = rules.command(idle, new OperatorCommand.Arm(), sound(1), notes);
    assertEquals(Mode.IDLE, still.mode());
    assertEquals(List.of("arm refused: missing channel ta-right, side-check"), notes);
  }

  @Test
  void keepsAnOperatorsPauseThroughSoundGaitUntilResumed() {
    Arming at = running(StimulationMode.GAIT);
    at = rules.command(at, new OperatorCommand.Pause(), sound(5), notes);
    at = PassingRules.pass(at, sound(200 * SECOND_NS), notes);
    assertEquals(Mode.SUSPENDED, at.mode());
    assertEquals(ArmingRules.PAUSED, at.cause());
    at = rules.command(at, new OperatorCommand.Resume(), sound(201 * SECOND_NS), notes);
    assertEquals(Mode.SUSPENDED, at.mode());
    assertEquals(Mode.STIMULATING, PassingRules.pass(at, sound(201 * SECOND_NS), notes).mode());
  }

  @Test
  void latchesACauseOfMoreThanTenSecondsAndDisarmsAfterAMinuteWithoutGait() {
    Arming paused =
        PassingRules.pass(running(StimulationMode.GAIT), silentAt(2 * SECOND_NS), notes);
    assertEquals(Mode.SUSPENDED, paused.mode());
    assertEquals(
        Mode.SUSPENDED, PassingRules.pass(paused, silentAt(10_000_000_000L), notes).mode());
    assertEquals(Mode.LATCHED, PassingRules.pass(paused, silentAt(13 * SECOND_NS), notes).mode());

    Arming resting =
        PassingRules.pass(running(StimulationMode.GAIT), standingAt(2 * SECOND_NS), notes);
    for (long s = 3; s < 60; s++) {
      resting = PassingRules.pass(resting, standingAt(s * SECOND_NS), notes);
      assertEquals(Mode.SUSPENDED, resting.mode());
    }
    assertEquals(Mode.IDLE, PassingRules.pass(resting, standingAt(70 * SECOND_NS), notes).mode());
  }

  @Test
  void leavesExerciseByARampOfASecond() {
    Arming at = running(StimulationMode.EXERCISE);
    OperatorCommand gait = new OperatorCommand.ChooseMode(StimulationMode.GAIT);
    at = rules.command(at, gait, sound(10 * SECOND_NS), notes);
    at = PassingRules.pass(at, sound(10 * SECOND_NS + 999_999_999), notes);
    assertEquals(Mode.EXERCISE, at.mode());
    assertEquals(Ending.TO_IDLE, at.orders().ending());
    at = PassingRules.pass(at, sound(11 * SECOND_NS), notes);
    assertEquals(Mode.IDLE, at.mode());
    assertEquals(StimulationMode.GAIT, at.orders().chosen());
  }

  @Test
  void exerciseNeedsAConfirmationEveryFiveMinutesButNoGait() {
    Arming at = running(StimulationMode.EXERCISE);
    for (long s = 5; s <= 300; s++) {
      at = PassingRules.pass(at, standingAt(s * SECOND_NS), notes);
    }
    assertEquals(Ending.NONE, at.orders().ending());
    Arming confirmed =
        rules.command(at, new OperatorCommand.Confirm(), standingAt(300 * SECOND_NS), notes);
    assertEquals(
        Ending.TO_IDLE,
        PassingRules.pass(at, standingAt(301 * SECOND_NS), notes).orders().ending());
    assertEquals(
        Ending.NONE,
        PassingRules.pass(confirmed, standingAt(600 * SECOND_NS), notes).orders().ending());
  }

  @Test
  void aPauseGivesSensoryStimulationNoNewHalfHour() {
    Arming at = running(StimulationMode.SENSORY);
    at = rules.command(at, new OperatorCommand.Pause(), sound(100 * SECOND_NS), notes);
    at = PassingRules.pass(at, sound(101 * SECOND_NS), notes);
    assertEquals(Mode.SUSPENDED, at.mode());
    at = rules.command(at, new OperatorCommand.Resume(), sound(1790 * SECOND_NS), notes);
    at = PassingRules.pass(at, sound(1790 * SECOND_NS), notes);
    assertEquals(Mode.SENSORY, at.mode());
    at = PassingRules.pass(at, sound(1805 * SECOND_NS), notes);
    assertEquals(Ending.TO_IDLE, at.orders().ending());
  }

  @Test
  void leavesAProgramThatIsDoneByTheRampToZeroAndSaysSo() {
    Arming at = running(StimulationMode.EXERCISE);
    at = PassingRules.pass(at, happening(100 * SECOND_NS, true, false), notes);
    assertEquals(List.of("ending: the program is done"), notes);
    assertEquals(Ending.TO_IDLE, at.orders().ending());
    at = PassingRules.pass(at, happening(101 * SECOND_NS, true, false), notes);
    assertEquals(Mode.IDLE, at.mode());
  }

  @Test
  void aLostSensorIsAcknowledgedAndItsSideAttestedBeforeAnythingIsArmedAgain() {
    Arming at = rules.sensorLost(running(StimulationMode.GAIT));
    assertEquals(Mode.LATCHED, at.mode());
    at = rules.command(at, new OperatorCommand.Acknowledge(), sound(10 * SECOND_NS), notes);
    assertEquals(Mode.IDLE, at.mode());
    assertEquals(List.of("disarmed: missing side-check"), notes);
    at = rules.command(at, new OperatorCommand.Attest("side-check"), sound(11 * SECOND_NS), notes);
    at = rules.command(at, new OperatorCommand.Arm(), sound(12 * SECOND_NS), notes);
    assertEquals(Mode.ARMED, at.mode());
  }

  private static Conditions silentAt(long nowNs) {
    return with(nowNs, Stimulator.ON, false, false, false, false, false, "silent", null, null);
  }

  private static Conditions standingAt(long nowNs) {
    return with(nowNs, Stimulator.ON, false, false, false, false, false, null, null, null);
  }

  private Arming prepared(Arming idle) {
    Arming at =
        rules.command(idle, new OperatorCommand.TestBurst("ta-right", true), sound(2), notes);
    at = rules.command(at, new OperatorCommand.TestBurst("ta-right", false), sound(2), notes);
    at = rules.command(at, new OperatorCommand.Attest("channel ta-right"), sound(2), notes);
    return rules.command(at, new OperatorCommand.Attest("side-check"), sound(2), notes);
  }

  private Arming running(StimulationMode mode) {
    Arming at = PassingRules.pass(Arming.BEGIN, sound(1), notes);
    if (mode != StimulationMode.GAIT) {
      at = rules.command(at, new OperatorCommand.ChooseMode(mode), sound(1), notes);
    }
    at = prepared(at);
    at = rules.command(at, new OperatorCommand.Arm(), sound(3), notes);
    at = rules.command(at, new OperatorCommand.Start(), sound(4), notes);
    at = PassingRules.pass(at, sound(4), notes);
    assertEquals(modeOf(mode), at.mode());
    assertEquals(List.of(), notes);
    return at;
  }
}
