package org.dorsi.controller.safety;

import static org.dorsi.controller.safety.ArmingSearch.SECOND_NS;
import static org.dorsi.controller.safety.ArmingSearch.explore;
import static org.dorsi.controller.safety.ArmingSearch.happening;
import static org.dorsi.controller.safety.ArmingSearch.sound;
import static org.dorsi.controller.safety.ArmingSearch.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dorsi.controller.safety.Arming.Ending;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.ArmingSearch.Step;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

/** Exhaustive: invariants of safety requirements, section 4.3, over all reachable states. */
class ArmingRulesTest {

  /** The steps of {@link ArmingSearch#SEARCHED}. */
  private static final int CHANNEL = 1;

  private static final int SIDE_CHECK = 2;

  private static final int CALIBRATION = 4;

  private final ArmingRules rules = ArmingSearch.RULES;
  private final List<String> notes = new ArrayList<>();

  private static final List<Consumer<Step>> INVARIANTS =
      List.of(
          ArmingRulesTest::runsOnlyWhatWasArmedAndStartedAndWhoseConditionsHold,
          ArmingRulesTest::neverGoesFromOneModeToAnotherWithoutANewArming,
          ArmingRulesTest::leavesARampToZeroOnlyToWhereThereIsNoOutput,
          ArmingRulesTest::stopsFromEveryReachableStateInOneStep,
          ArmingRulesTest::leavesAStopOnlyToIdleAndOnlyByTheOperator,
          ArmingRulesTest
              ::leavesALatchedSuspensionUpwardsOnlyByAcknowledgementAndThenNeedsANewStart,
          ArmingRulesTest::armsOnlyByTheOperator,
          ArmingRulesTest::testsOneKnownChannelBeforeArmingAndNoLongerThanTwoSeconds,
          ArmingRulesTest::calibratesOneKnownChannelBeforeArmingWhileSomebodyIsThere,
          ArmingRulesTest::endsACalibrationAtTheSecondPressAndAtTheToleratedMark,
          ArmingRulesTest::isCalibratedOnlyByAMarkOfPulsesAndNotAfterANewRampOrAFaultyStimulator,
          ArmingRulesTest::faultsAndAnAbsentStimulatorEndEveryArming,
          ArmingRulesTest::forgetsAttestationsWhenTheStimulatorIsLost,
          ArmingRulesTest::forgetsWhichSideIsWhichWhenASensorsPortIsLost,
          ArmingRulesTest::givesNothingAfterAProgramIsDoneButTheRampToZero,
          ArmingRulesTest::armsOnlyWithEveryStepAttestedAndTheStartWithinTenSeconds);

  /** I1 to I7 as far as they are the machine's, and every pair of state and event is defined. */
  @Test
  void holdsItsInvariantsInEveryTransitionFromEveryReachableState() {
    Set<Mode> modes = new LinkedHashSet<>();
    Set<Ending> endings = new LinkedHashSet<>();
    int states =
        explore(
            step -> {
              modes.add(step.to().mode());
              endings.add(step.to().orders().ending());
              INVARIANTS.forEach(invariant -> invariant.accept(step));
            });
    assertEquals(Set.of(Mode.values()), modes);
    assertEquals(Set.of(Ending.values()), endings);
    assertTrue(states >= 1000, () -> "only " + states + " states were reached");
  }

  private static void runsOnlyWhatWasArmedAndStartedAndWhoseConditionsHold(Step step) {
    Arming to = step.to();
    Conditions now = step.now();
    if (!to.mode().isRunning()) {
      return;
    }
    if (!step.from().mode().isRunning()) {
      assertFalse(step.isCommand(), () -> "no command gives output by itself: " + step);
      assertTrue(to.orders().started() && !to.orders().held(), step::toString);
      assertEquals(Ending.NONE, to.orders().ending(), step::toString);
      assertEquals(modeOf(to.orders().chosen()), to.mode(), step::toString);
    }
    if (step.isCommand()) {
      return;
    }
    assertEquals(null, now.fault(), step::toString);
    assertEquals(null, now.emergency(), step::toString);
    assertFalse(now.released() || now.tooLate(), step::toString);
    assertTrue(
        now.stimulator() != Stimulator.ABSENT && now.stimulator() != Stimulator.FAULT,
        step::toString);
    if (to.mode() == Mode.STIMULATING) {
      assertTrue(now.walking() && now.suspends() == null, step::toString);
    } else if (to.orders().ending() == Ending.NONE) {
      assertTrue(
          now.nowNs() - to.clocks().confirmedNs() <= PassingRules.CONFIRMATION_NS, step::toString);
      assertTrue(now.nowNs() - to.clocks().beganNs() <= PassingRules.MODE_NS, step::toString);
    } else {
      assertTrue(now.nowNs() - to.clocks().endingNs() < PassingRules.ENDING_NS, step::toString);
    }
  }

  private static Mode modeOf(StimulationMode mode) {
    return switch (mode) {
      case GAIT -> Mode.STIMULATING;
      case EXERCISE -> Mode.EXERCISE;
      case SENSORY -> Mode.SENSORY;
      case CALIBRATION -> throw new AssertionError("no program's: " + mode);
    };
  }

  private static void neverGoesFromOneModeToAnotherWithoutANewArming(Step step) {
    if (step.from().mode().isRunning() && step.to().mode().isRunning()) {
      assertEquals(step.from().mode(), step.to().mode(), step::toString);
    }
    boolean armedBefore = step.from().mode().isArmed();
    if (armedBefore
        && step.to().mode().isArmed()
        && step.from().epoch() == step.to().epoch()
        && step.from().orders().chosen() != step.to().orders().chosen()) {
      assertEquals(Ending.TO_IDLE, step.to().orders().ending(), step::toString);
    }
  }

  private static void leavesARampToZeroOnlyToWhereThereIsNoOutput(Step step) {
    Arming from = step.from();
    boolean ramping = from.mode().isRunning() && from.orders().ending() != Ending.NONE;
    if (ramping && step.to().mode().isRunning()) {
      assertTrue(step.to().orders().ending() != Ending.NONE, step::toString);
      assertEquals(from.clocks().endingNs(), step.to().clocks().endingNs(), step::toString);
    }
  }

  private static void stopsFromEveryReachableStateInOneStep(Step step) {
    if (step.by().equals("stop")) {
      assertEquals(Mode.STOPPED, step.to().mode(), step::toString);
      assertFalse(step.to().mode().isArmed());
    }
    if (!step.isCommand() && step.now().emergency() != null) {
      assertEquals(Mode.STOPPED, step.to().mode(), step::toString);
    }
  }

  private static void leavesAStopOnlyToIdleAndOnlyByTheOperator(Step step) {
    if (step.from().mode() == Mode.STOPPED && step.to().mode() != Mode.STOPPED) {
      assertEquals("acknowledge", step.by());
      assertEquals(Mode.IDLE, step.to().mode());
      assertEquals(null, step.now().emergency());
    }
  }

  private static void leavesALatchedSuspensionUpwardsOnlyByAcknowledgementAndThenNeedsANewStart(
      Step step) {
    if (step.from().mode() == Mode.LATCHED && step.to().mode().isArmed()) {
      assertEquals("acknowledge", step.by());
      assertEquals(Mode.ARMED, step.to().mode());
      assertFalse(step.to().orders().started());
      assertEquals(
          step.from().epoch() + 1, step.to().epoch(), "the guard holds the old arming void");
    }
  }

  private static void armsOnlyByTheOperator(Step step) {
    boolean arms = step.to().mode().isArmed() && !step.from().mode().isArmed();
    if (arms && step.from().mode() != Mode.LATCHED) {
      String by =
          switch (step.to().mode()) {
            case TESTING -> "test ta-right on";
            case RAMPING -> "calibrate ta-right hold";
            default -> "arm";
          };
      assertEquals(by, step.by());
      assertEquals(step.from().epoch() + 1, step.to().epoch());
    }
    if (step.to().epoch() != step.from().epoch()) {
      assertTrue(step.isCommand(), step::toString);
    }
  }

  private static void testsOneKnownChannelBeforeArmingAndNoLongerThanTwoSeconds(Step step) {
    boolean testing = step.to().mode() == Mode.TESTING;
    boolean tried = testing || step.to().mode().isCalibrating();
    assertEquals(tried ? "ta-right" : "", step.to().orders().testing(), step::toString);
    if (testing && step.from().mode() != Mode.TESTING) {
      assertEquals(Mode.IDLE, step.from().mode());
    }
    if (testing && !step.isCommand()) {
      assertTrue(
          step.now().nowNs() - step.to().clocks().beganNs() < PassingRules.TEST_NS, step::toString);
    }
  }

  private static void calibratesOneKnownChannelBeforeArmingWhileSomebodyIsThere(Step step) {
    Arming to = step.to();
    if (!to.mode().isCalibrating()) {
      return;
    }
    if (!step.from().mode().isCalibrating()) {
      assertEquals(Mode.IDLE, step.from().mode(), step::toString);
      assertEquals("calibrate ta-right hold", step.by());
      long handNs = step.now().nowNs() - step.from().clocks().handNs();
      assertTrue(handNs > PassingRules.HAND_NS, () -> "the hand of the last ramp: " + step);
    }
    if (to.mode() == Mode.RAMPING && step.from().mode() == Mode.HOLDING) {
      throw new AssertionError("nothing rises again that was let go: " + step);
    }
    if (step.isCommand()) {
      return;
    }
    long nowNs = step.now().nowNs();
    assertTrue(nowNs - to.clocks().confirmedNs() < PassingRules.LEVEL_NS, step::toString);
    assertTrue(nowNs - to.clocks().beganNs() < HardLimits.CALIBRATION_MAX_ON_NS, step::toString);
    assertFalse(step.now().released() || step.now().tooLate(), step::toString);
  }

  private static void endsACalibrationAtTheSecondPressAndAtTheToleratedMark(Step step) {
    Mode from = step.from().mode();
    boolean second = from == Mode.HOLDING && step.by().equals("calibrate ta-right hold");
    boolean tolerated =
        from.isCalibrating() && step.by().equals("mark ta-right tolerated") && step.now().pulsing();
    if (second || tolerated) {
      assertEquals(Mode.IDLE, step.to().mode(), step::toString);
    }
    if (from == Mode.RAMPING && step.by().equals("calibrate ta-right release")) {
      assertEquals(Mode.HOLDING, step.to().mode(), step::toString);
    }
  }

  private static void isCalibratedOnlyByAMarkOfPulsesAndNotAfterANewRampOrAFaultyStimulator(
      Step step) {
    boolean is = (step.to().orders().tested() & CALIBRATION) != 0;
    boolean was = (step.from().orders().tested() & CALIBRATION) != 0;
    if (is && !was) {
      assertEquals("mark ta-right tolerated", step.by());
      assertTrue(step.from().mode().isCalibrating(), step::toString);
      assertTrue(step.now().pulsing(), step::toString);
    }
    boolean faulty = !step.isCommand() && step.now().stimulator() == Stimulator.FAULT;
    if (step.to().mode().isCalibrating() || step.to().mode() == Mode.DISCONNECTED || faulty) {
      assertFalse(is, step::toString);
      assertEquals(0, step.to().orders().attested() & CALIBRATION, step::toString);
    }
  }

  private static void faultsAndAnAbsentStimulatorEndEveryArming(Step step) {
    boolean wrong =
        step.now().fault() != null
            || step.now().stimulator() == Stimulator.FAULT
            || step.now().stimulator() == Stimulator.ABSENT;
    if (wrong && !step.isCommand()) {
      assertFalse(step.to().mode().isArmed(), step::toString);
    }
  }

  private static void forgetsAttestationsWhenTheStimulatorIsLost(Step step) {
    if (step.to().mode() == Mode.DISCONNECTED && step.from().mode() != Mode.DISCONNECTED) {
      assertEquals(0, step.to().orders().attested());
      assertEquals(0, step.to().orders().tested());
    }
  }

  private static void forgetsWhichSideIsWhichWhenASensorsPortIsLost(Step step) {
    if (step.now().sensorLost() && !step.isCommand()) {
      assertEquals(0, step.to().orders().attested() & SIDE_CHECK, step::toString);
      boolean knew = (step.from().orders().attested() & SIDE_CHECK) != 0;
      assertFalse(knew && step.to().mode().isArmed(), step::toString);
    }
  }

  private static void givesNothingAfterAProgramIsDoneButTheRampToZero(Step step) {
    Mode from = step.from().mode();
    boolean byTheClock = from == Mode.EXERCISE || from == Mode.SENSORY;
    if (step.now().finished() && !step.isCommand() && byTheClock && step.to().mode() == from) {
      assertTrue(step.to().orders().ending() != Ending.NONE, step::toString);
    }
  }

  private static void armsOnlyWithEveryStepAttestedAndTheStartWithinTenSeconds(Step step) {
    Arming to = step.to();
    boolean arms = step.by().equals("arm") || step.by().equals("acknowledge");
    if (arms && to.epoch() != step.from().epoch()) {
      assertEquals(CHANNEL | SIDE_CHECK | CALIBRATION, to.orders().attested(), step::toString);
    }
    int tried = to.orders().attested() & (CHANNEL | CALIBRATION);
    assertEquals(
        tried, tried & to.orders().tested(), () -> "nobody signs for what was not tried: " + step);
    if (!step.isCommand() && to.mode() == Mode.ARMED && !to.orders().started()) {
      assertTrue(
          step.now().nowNs() - to.clocks().armedNs() <= PassingRules.START_NS, step::toString);
    }
  }

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
