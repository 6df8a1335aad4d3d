package org.dorsi.controller.safety;

import static org.dorsi.controller.safety.ArmingSearch.SECOND_NS;
import static org.dorsi.controller.safety.ArmingSearch.sound;
import static org.dorsi.controller.safety.ArmingSearch.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.Arming.Ending;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulation.StimulationMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The spans of the arming machine to the nanosecond, and each cause and refusal by its words
 * (safety requirements, sections 4.2 and 4.3).
 */
class ArmingBoundsTest {

  /** Late in a session, so that no span is right by chance. */
  private static final long T = 5_000 * SECOND_NS;

  private static final String TA = "ta-right";

  private final ArmingRules rules = ArmingSearch.RULES;
  private final List<String> notes = new ArrayList<>();

  private Arming say(Arming at, OperatorCommand command, Conditions now) {
    return rules.command(at, command, now, notes);
  }

  private Arming pass(Arming at, Conditions now) {
    return PassingRules.pass(at, now, notes);
  }

  private Arming idle() {
    return pass(Arming.BEGIN, sound(T));
  }

  private Arming testing() {
    return say(idle(), new OperatorCommand.TestBurst(TA, true), sound(T));
  }

  /** Armed at T, for this mode. */
  private Arming armed(StimulationMode mode) {
    Arming at = say(testing(), new OperatorCommand.TestBurst(TA, false), sound(T));
    at = say(at, new OperatorCommand.Attest("channel " + TA), sound(T));
    at = say(at, new OperatorCommand.Attest("side-check"), sound(T));
    if (mode != StimulationMode.GAIT) {
      at = say(at, new OperatorCommand.ChooseMode(mode), sound(T));
    }
    return say(at, new OperatorCommand.Arm(), sound(T));
  }

  /** Armed and started at T. */
  private Arming started(StimulationMode mode) {
    return say(armed(mode), new OperatorCommand.Start(), sound(T));
  }

  /** Running since T. */
  private Arming running(StimulationMode mode) {
    Arming at = pass(started(mode), sound(T));
    assertEquals(true, at.mode().isRunning(), notes::toString);
    return at;
  }

  private static Conditions standing(long nowNs) {
    return with(nowNs, Stimulator.ON, false, false, false, false, false, null, null, null);
  }

  private static Conditions silent(long nowNs) {
    return with(nowNs, Stimulator.ON, false, true, false, false, false, "silent", null, null);
  }

  private static Conditions released(long nowNs) {
    return with(nowNs, Stimulator.ON, false, true, true, true, false, null, null, null);
  }

  private static Conditions tooLate(long nowNs) {
    return with(nowNs, Stimulator.ON, false, true, true, false, true, null, null, null);
  }

  private static Conditions faulty(long nowNs, @Nullable String fault) {
    return with(nowNs, Stimulator.FAULT, false, true, true, false, false, null, fault, null);
  }

  private static Conditions stopAtGuard(long nowNs) {
    return with(nowNs, Stimulator.ON, true, true, false, false, false, null, null, null);
  }

  @Test
  void aTickInWhichNothingIsNewLeavesTheVeryState() {
    Conditions nothing =
        with(T, Stimulator.ON, false, false, false, false, false, "silent", null, null);
    Arming at = pass(started(StimulationMode.GAIT), nothing);
    assertSame(at, pass(at, nothing));
  }

  @Test
  void aFaultIsAcknowledgedTwoSecondsAfterItWasLastSeenAndNoSooner() {
    Arming latched = pass(running(StimulationMode.GAIT), faulty(T + 5, "silent for 120 ms"));
    assertEquals(Mode.LATCHED, latched.mode());
    assertEquals("silent for 120 ms", latched.cause());
    OperatorCommand ok = new OperatorCommand.Acknowledge();
    long clearNs = T + 5 + 2 * SECOND_NS;
    assertEquals(Mode.LATCHED, say(latched, ok, sound(clearNs - 1)).mode());
    assertEquals(
        List.of("acknowledge refused: not clear for two seconds: silent for 120 ms"), notes);
    assertEquals(Mode.ARMED, say(latched, ok, sound(clearNs)).mode());
    assertEquals(Mode.LATCHED, say(latched, ok, faulty(clearNs, "again")).mode());
    assertEquals(Mode.LATCHED, say(latched, ok, silent(clearNs)).mode());
  }

  @Test
  void aStimulatorThatSaysNoMoreThanFaultIsTheCause() {
    assertEquals(
        "stimulator fault", pass(running(StimulationMode.GAIT), faulty(T + 5, null)).cause());
  }

  @Test
  void aStopAtTheGuardStopsOnceTheGuardHasBeenSeenWithoutOne() {
    Arming clear = pass(started(StimulationMode.GAIT), sound(T));
    Arming at = pass(clear, stopAtGuard(T + 1));
    assertEquals(Mode.STOPPED, at.mode());
    assertEquals("STOP at the guard", at.cause());
  }

  @Test
  void aGuardMayReportItsOldStopForASecondAfterArmingAndNoLonger() {
    Arming at = started(StimulationMode.GAIT);
    for (long nowNs : new long[] {T, T + SECOND_NS, T + SECOND_NS + 1}) {
      at = pass(at, stopAtGuard(nowNs));
      assertEquals(Mode.ARMED, at.mode(), nowNs - T + " ns");
    }
    assertEquals(Mode.STOPPED, pass(at, stopAtGuard(T + SECOND_NS + 2)).mode());
  }

  @Test
  void aTestBurstEndsAfterTwoSecondsOrWithTheDeadManSwitchOrALateTick() {
    Arming at = testing();
    assertEquals(Mode.TESTING, pass(at, sound(T + 2 * SECOND_NS - 1)).mode());
    assertEquals(Mode.IDLE, pass(at, sound(T + 2 * SECOND_NS)).mode());
    assertEquals(Mode.IDLE, pass(at, released(T + 1)).mode());
    assertEquals(Mode.IDLE, pass(at, tooLate(T + 1)).mode());
  }

  @Test
  void aCalibrationEndsAfterFifteenSecondsWithoutAWordAndAfterAMinuteAndAHalfInAll() {
    OperatorCommand hold = new OperatorCommand.Calibrate(TA, true);
    Arming at = say(idle(), hold, sound(T));
    assertEquals(Mode.RAMPING, pass(at, sound(T + 15 * SECOND_NS - 1)).mode());
    assertEquals(Mode.IDLE, pass(at, sound(T + 15 * SECOND_NS)).mode());
    assertEquals(List.of("calibration ended: no word of the operator for fifteen seconds"), notes);
    long endNs = T + 90 * SECOND_NS;
    Arming held = say(at, hold, sound(endNs - 2));
    assertEquals(Mode.RAMPING, pass(held, sound(endNs - 1)).mode());
    notes.clear();
    assertEquals(Mode.IDLE, pass(held, sound(endNs)).mode());
    assertEquals(List.of("calibration ended: a minute and a half is over"), notes);
    assertEquals(Mode.IDLE, pass(at, released(T + 1)).mode());
    assertEquals(Mode.IDLE, pass(at, tooLate(T + 1)).mode());
  }

  @Test
  void aHandIsOnTheRampForASecondAfterItWasSaidToBeThereAndHasThenLetGo() {
    OperatorCommand hold = new OperatorCommand.Calibrate(TA, true);
    Arming at = say(idle(), hold, sound(T));
    assertTrue(at.clocks().isHandThere(T + SECOND_NS));
    assertFalse(at.clocks().isHandThere(T + SECOND_NS + 1));
    Arming ended = pass(at, released(T + 1));
    assertEquals(Mode.IDLE, say(ended, hold, sound(T + SECOND_NS)).mode());
    assertEquals(Mode.RAMPING, say(ended, hold, sound(T + SECOND_NS + 1)).mode());
    Arming letGo = say(ended, new OperatorCommand.Calibrate(TA, false), sound(T + 2));
    assertEquals(Mode.RAMPING, say(letGo, hold, sound(T + 3)).mode());
  }

  @Test
  void whoDoesNotWalkForAMinuteIsDisarmed() {
    long minuteNs = 60 * SECOND_NS;
    for (Arming at :
        List.of(
            pass(started(StimulationMode.GAIT), standing(T + 1)),
            pass(running(StimulationMode.GAIT), standing(T + 1)))) {
      notes.clear();
      assertEquals(at.mode(), pass(at, standing(T + minuteNs)).mode());
      assertEquals(Mode.IDLE, pass(at, standing(T + minuteNs + 1)).mode());
      assertEquals(List.of("disarmed: no gait for a minute"), notes);
    }
  }

  @Test
  void aSuspensionWhoseCauseStaysForMoreThanTenSecondsLatches() {
    Arming at = pass(running(StimulationMode.GAIT), silent(T + 1));
    assertEquals(Mode.SUSPENDED, pass(at, silent(T + 10 * SECOND_NS)).mode());
    Arming latched = pass(at, silent(T + 10 * SECOND_NS + 1));
    assertEquals(Mode.LATCHED, latched.mode());
    assertEquals("silent", latched.cause());
  }

  @Test
  void eachSuspensionNamesItsCause() {
    Arming gait = running(StimulationMode.GAIT);
    assertSuspended("silent", pass(gait, silent(T + 1)));
    assertSuspended("dead-man switch released", pass(gait, released(T + 1)));
    assertSuspended("computer too late", pass(gait, tooLate(T + 1)));
    assertSuspended("not walking", pass(gait, standing(T + 1)));
    Arming exercise = running(StimulationMode.EXERCISE);
    assertSuspended("dead-man switch released", pass(exercise, released(T + 1)));
    assertSuspended("computer too late", pass(exercise, tooLate(T + 1)));
  }

  private static void assertSuspended(String cause, Arming at) {
    assertEquals(Mode.SUSPENDED, at.mode());
    assertEquals(cause, at.cause());
  }

  @Test
  void gaitThatIsLeftEndsAtOnceWhereItMayNotGoOn() {
    OperatorCommand other = new OperatorCommand.ChooseMode(StimulationMode.EXERCISE);
    Arming leaving = say(running(StimulationMode.GAIT), other, sound(T));
    assertEquals(Mode.STIMULATING, pass(leaving, sound(T + SECOND_NS - 1)).mode());
    assertEquals(Mode.IDLE, pass(leaving, sound(T + SECOND_NS)).mode());
    assertEquals(Mode.IDLE, pass(leaving, silent(T + 1)).mode());
  }

  @Test
  void exerciseAndSensoryStimulationLastHalfAnHourFromTheirFirstBeginning() {
    long endNs = T + 1_800 * SECOND_NS;
    for (StimulationMode mode : List.of(StimulationMode.EXERCISE, StimulationMode.SENSORY)) {
      notes.clear();
      Arming at = running(mode);
      at = say(at, new OperatorCommand.Confirm(), sound(endNs - SECOND_NS));
      assertEquals(Ending.NONE, pass(at, sound(endNs)).orders().ending());
      assertEquals(Ending.TO_IDLE, pass(at, sound(endNs + 1)).orders().ending());
      assertEquals(List.of("ending: half an hour is over"), notes);
    }
  }

  @Test
  void anExerciseIsTakenUpAgainWithinItsHalfHourAndNotAfterIt() {
    long endNs = T + 1_800 * SECOND_NS;
    Arming paused = pass(running(StimulationMode.EXERCISE), released(T + 1));
    Arming resumed = say(paused, new OperatorCommand.Resume(), sound(endNs));
    assertEquals(Mode.ARMED, resumed.mode());
    Arming walking = pass(resumed, released(endNs));
    assertEquals(Mode.EXERCISE, pass(walking, sound(endNs)).mode());
    assertEquals(Mode.IDLE, pass(walking, sound(endNs + 1)).mode());
    assertEquals(List.of("disarmed: half an hour is over"), notes);
  }

  @Test
  void aLostSensorTakesNoMoreThanTheSideCheckFromWhoIsNotArmed() {
    Arming unattested = idle();
    assertSame(unattested, rules.sensorLost(unattested));
    Arming attested = say(unattested, new OperatorCommand.Attest("side-check"), sound(T));
    assertEquals(unattested, rules.sensorLost(attested));
    Arming latched = rules.sensorLost(armed(StimulationMode.GAIT));
    assertEquals(Mode.LATCHED, latched.mode());
    assertEquals("a sensor's port was lost", latched.cause());
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    assertRefused(idle(), new OperatorCommand.Start(), sound(T), "start refused: not armed");
    assertRefused(idle(), new OperatorCommand.Pause(), sound(T), "pause refused: not started");
    assertRefused(
        idle(),
        new OperatorCommand.Confirm(),
        sound(T),
        "confirm refused: neither exercise nor sensory stimulation runs");
    OperatorCommand hold = new OperatorCommand.TestBurst(TA, true);
    assertRefused(idle(), hold, released(T), "test refused: dead-man switch");
    assertRefused(idle(), hold, faulty(T, "low"), "test refused: stimulator fault");
    OperatorCommand gait = new OperatorCommand.ChooseMode(StimulationMode.GAIT);
    assertRefused(idle(), gait, sound(T), "mode gait refused: already chosen");
    OperatorCommand sensory = new OperatorCommand.ChooseMode(StimulationMode.SENSORY);
    assertRefused(testing(), sensory, sound(T), "mode sensory refused: a channel is under test");
    Arming running = running(StimulationMode.GAIT);
    assertRefused(running, new OperatorCommand.Arm(), sound(T), "arm refused: already armed");
    assertRefused(running, new OperatorCommand.Start(), sound(T), "start refused: already started");
    Arming paused = say(running, new OperatorCommand.Pause(), sound(T));
    assertRefused(paused, new OperatorCommand.Pause(), sound(T), "pause refused: already paused");
    Arming latched = pass(running, faulty(T, "low"));
    assertRefused(latched, new OperatorCommand.Arm(), sound(T), "arm refused: acknowledge first");
  }

  private void assertRefused(Arming at, OperatorCommand command, Conditions now, String note) {
    notes.clear();
    assertSame(at, say(at, command, now));
    assertEquals(List.of(note), notes);
  }
}
