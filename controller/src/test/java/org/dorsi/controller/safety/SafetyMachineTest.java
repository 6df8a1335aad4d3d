package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulation.StimulationMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the operator is shown of the arming machine, and what it permits. */
class SafetyMachineTest {

  private static final String TA = "ta-right";

  private final List<String> notes = new ArrayList<>();
  private final SafetyMachine machine =
      new SafetyMachine(ArmingSequence.of("self-test"), List.of(TA), StimulationMode.GAIT);
  private long nowNs;
  private Stimulator stimulator = Stimulator.ON;
  private boolean stopLatched;
  private @Nullable String suspends;
  private @Nullable String fault;

  /** A tick of one millisecond. */
  private SafetyState tick(OperatorCommand... commands) {
    nowNs += 1_000_000;
    return machine.step(
        List.of(commands),
        ArmingSearch.with(
            nowNs, stimulator, stopLatched, true, true, false, false, suspends, fault, null),
        notes);
  }

  private SafetyState start(StimulationMode mode) {
    tick(new OperatorCommand.ChooseMode(mode));
    tick(new OperatorCommand.Attest("self-test"));
    tick(new OperatorCommand.Arm());
    return tick(new OperatorCommand.Start());
  }

  @Test
  void showsTheWayFromNoStimulatorToStimulation() {
    stimulator = Stimulator.ABSENT;
    assertShown("DISCONNECTED", new SafetyState.Disconnected(), tick());
    stimulator = Stimulator.ON;
    assertShown("SAFE", new SafetyState.Idle("self-test"), tick());
    assertShown("SAFE", new SafetyState.Idle(""), tick(new OperatorCommand.Attest("self-test")));
    assertFalse(machine.outputEnabled());
    assertEquals(0, machine.armingEpoch());
    assertShown("ARMED", new SafetyState.Armed(false), tick(new OperatorCommand.Arm()));
    assertTrue(machine.outputEnabled());
    assertEquals(1, machine.armingEpoch());
    assertFalse(machine.isRunning(StimulationMode.GAIT));
    suspends = "silent";
    assertShown("ARMED", new SafetyState.Armed(true), tick(new OperatorCommand.Start()));
    suspends = null;
    assertShown("STIMULATING", new SafetyState.Stimulating(), tick());
    assertTrue(machine.isRunning(StimulationMode.GAIT));
    assertFalse(machine.isRunning(StimulationMode.EXERCISE));
    assertEquals(StimulationMode.GAIT, machine.limitingMode());
    assertEquals(List.of(), notes);
  }

  private static void assertShown(String word, SafetyState expected, SafetyState state) {
    assertEquals(expected, state);
    assertEquals(word, state.word());
  }

  @Test
  void takesTheCommandsOfATickInTheirOrder() {
    tick();
    assertEquals(
        new SafetyState.Stimulating(),
        tick(
            new OperatorCommand.Attest("self-test"),
            new OperatorCommand.Arm(),
            new OperatorCommand.Start()));
  }

  @Test
  void showsWhyItPausesAndWhyItHasStopped() {
    start(StimulationMode.GAIT);
    suspends = "silent";
    SafetyState.Suspended silent = new SafetyState.Suspended("silent", false);
    assertShown("PAUSED", silent, tick());
    assertFalse(silent.pausedByOperator());
    assertFalse(machine.isHeld());
    suspends = null;
    tick();
    SafetyState paused = tick(new OperatorCommand.Pause());
    assertTrue(paused instanceof SafetyState.Suspended s && s.pausedByOperator());
    assertTrue(machine.isHeld());
    fault = "low current";
    assertShown("FAULT", new SafetyState.Suspended("low current", true), tick());
    assertFalse(machine.outputEnabled());
  }

  @Test
  void showsTheOperatorsStopEvenWhereTheGuardHadStoppedBefore() {
    start(StimulationMode.GAIT);
    stopLatched = true;
    assertShown("STOPPED", new SafetyState.EmergencyStopped("STOP at the guard"), tick());
    assertShown(
        "STOPPED",
        new SafetyState.EmergencyStopped("stopped by the operator"),
        tick(new OperatorCommand.EmergencyStop()));
  }

  @Test
  void namesAFaultOfTheStimulatorAmongWhatArmingWaitsFor() {
    assertEquals(new SafetyState.Idle("self-test"), tick());
    stimulator = Stimulator.FAULT;
    assertEquals(new SafetyState.Idle("stimulator without fault, self-test"), tick());
  }

  @Test
  void aStateThatStaysIsTheVeryObject() {
    assertSame(tick(), tick());
    SafetyState running = start(StimulationMode.GAIT);
    assertSame(running, tick());
  }

  @Test
  void aLostSensorEndsWhatItsSideCheckWasAttestedFor() {
    SafetyMachine checked =
        new SafetyMachine(ArmingSequence.of("side-check"), List.of(), StimulationMode.GAIT);
    Conditions now = ArmingSearch.sound(1);
    List<OperatorCommand> start =
        List.of(
            new OperatorCommand.Attest("side-check"),
            new OperatorCommand.Arm(),
            new OperatorCommand.Start());
    assertEquals(new SafetyState.Stimulating(), checked.step(start, now, notes));
    assertEquals(
        new SafetyState.Suspended("a sensor's port was lost", true),
        checked.step(List.of(), ArmingSearch.happening(2, false, true), notes));
  }

  @Test
  void triesAChannelOutUnderTheLimitsOfExercise() {
    tick();
    assertEquals("", machine.testedChannel());
    SafetyState testing = tick(new OperatorCommand.TestBurst(TA, true));
    assertShown("TEST", new SafetyState.Testing(TA), testing);
    assertEquals(TA, machine.testedChannel());
    assertEquals(StimulationMode.EXERCISE, machine.limitingMode());
    assertTrue(machine.outputEnabled());
    assertFalse(machine.isRunning(StimulationMode.EXERCISE), "a test is no program");
  }

  @Test
  void exerciseAndSensoryStimulationHaveTheirOwnLimitsAndShowThatTheyEnd() {
    assertShown("EXERCISE", new SafetyState.Exercise(false), start(StimulationMode.EXERCISE));
    assertTrue(machine.isRunning(StimulationMode.EXERCISE));
    assertFalse(machine.isRunning(StimulationMode.GAIT));
    assertEquals(StimulationMode.EXERCISE, machine.limitingMode());
    assertFalse(machine.isEnding());
    OperatorCommand sensory = new OperatorCommand.ChooseMode(StimulationMode.SENSORY);
    assertShown("EXERCISE", new SafetyState.Exercise(true), tick(sensory));
    assertTrue(machine.isEnding());
    nowNs += 1_000_000_000;
    assertEquals(new SafetyState.Idle(""), tick());
    tick(new OperatorCommand.Arm());
    SafetyState begun = tick(new OperatorCommand.Start());
    assertShown("SENSORY", new SafetyState.Sensory(false), begun);
    assertTrue(machine.isRunning(StimulationMode.SENSORY));
    assertEquals(StimulationMode.SENSORY, machine.limitingMode());
    assertEquals(new SafetyState.Sensory(true), tick(new OperatorCommand.Pause()));
  }

  private SafetyState calibrate(long timeNs, boolean pulsing, OperatorCommand... commands) {
    Conditions now =
        pulsing
            ? ArmingSearch.happening(timeNs, false, false)
            : ArmingSearch.with(
                timeNs, Stimulator.ON, false, false, false, false, false, null, null, null);
    return machine.step(List.of(commands), now, notes);
  }

  @Test
  void rampsWhileAHandIsThereAndForASecondAfterItsLastWord() {
    calibrate(0, false);
    assertFalse(machine.isRamping(0));
    OperatorCommand hold = new OperatorCommand.Calibrate(TA, true);
    SafetyState shown = calibrate(1, false, hold);
    assertShown("CALIBRATION", new SafetyState.Calibrating(TA, false), shown);
    assertTrue(machine.isRunning(StimulationMode.CALIBRATION));
    assertTrue(machine.isRamping(1 + PassingRules.HAND_NS));
    assertFalse(machine.isRamping(2 + PassingRules.HAND_NS));
    calibrate(2, true, new OperatorCommand.Calibrate(TA, false));
    assertFalse(machine.isRamping(2), "let go: the level holds");
  }

  @Test
  void saysWhyItEndedACalibration() {
    OperatorCommand hold = new OperatorCommand.Calibrate(TA, true);
    calibrate(0, false);
    calibrate(1, false, hold);
    assertShown("SAFE", new SafetyState.Idle("self-test"), ending(2, true, false));
    calibrate(2 * PassingRules.HAND_NS, false, hold);
    assertShown(
        "SAFE",
        new SafetyState.Idle("self-test"),
        ending(2 * PassingRules.HAND_NS + 1, false, true));
    assertEquals(
        List.of(
            "calibration ended: dead-man switch released", "calibration ended: computer too late"),
        notes);
  }

  private SafetyState ending(long timeNs, boolean released, boolean tooLate) {
    return machine.step(
        List.of(),
        ArmingSearch.with(
            timeNs, Stimulator.ON, false, false, false, released, tooLate, null, null, null),
        notes);
  }

  @Test
  void tellsForOneTickWhichMarksWereMadeOfPulsesThatWereGiven() {
    OperatorCommand.Mark motor = new OperatorCommand.Mark(TA, CalibrationMark.MOTOR);
    calibrate(0, false);
    calibrate(1, true, motor);
    assertEquals(List.of(), machine.marks(), "nothing is under calibration");
    calibrate(2, false, new OperatorCommand.Calibrate(TA, true), motor);
    assertEquals(List.of(), machine.marks(), "no pulse yet");
    calibrate(3, true, motor);
    assertEquals(List.of(motor), machine.marks());
    calibrate(4, true);
    assertEquals(List.of(), machine.marks());
  }

  @Test
  void aFaultOfTheStimulatorVoidsACalibrationAndNothingElseDoes() {
    String step = "calibration " + TA;
    SafetyMachine calibrated =
        new SafetyMachine(ArmingSequence.of(step), List.of(TA), StimulationMode.GAIT);
    Conditions faulty =
        ArmingSearch.with(3, Stimulator.FAULT, false, false, false, false, false, null, null, null);
    calibrated.step(List.of(), ArmingSearch.sound(0), notes);
    calibrated.step(List.of(new OperatorCommand.Attest(step)), ArmingSearch.sound(1), notes);
    assertEquals(
        new SafetyState.Idle(""), calibrated.step(List.of(), ArmingSearch.sound(2), notes));
    calibrated.step(List.of(), faulty, notes);
    assertEquals(
        new SafetyState.Idle(step), calibrated.step(List.of(), ArmingSearch.sound(4), notes));
  }
}
