package org.dorsi.controller.safety;

import static org.dorsi.controller.safety.ArmingSearch.explore;
import static org.dorsi.controller.safety.ArmingSearch.modeOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dorsi.controller.safety.Arming.Ending;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.ArmingSearch.Step;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.junit.jupiter.api.Test;

/** Exhaustive: invariants of safety requirements, section 4.3, over all reachable states. */
class ArmingRulesTest {

  /** The steps of {@link ArmingSearch#SEARCHED}. */
  private static final int CHANNEL = 1;

  private static final int SIDE_CHECK = 2;
  private static final int CALIBRATION = 4;

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
}
