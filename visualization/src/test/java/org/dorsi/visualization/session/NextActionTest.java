package org.dorsi.visualization.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

class NextActionTest {

  @Test
  void leadsFromConnectingToStimulating() {
    assertEquals(Optional.empty(), next(new SafetyState.Disconnected()).action());
    assertEquals(
        Optional.of(Action.ATTEST), next(new SafetyState.Idle("self-test, side-check")).action());
    assertEquals(Optional.of(Action.ARM), next(new SafetyState.Idle("")).action());
    assertEquals(Optional.of(Action.START), next(new SafetyState.Armed(false)).action());
    assertEquals(Optional.empty(), next(new SafetyState.Armed(true)).action());
    assertEquals(Optional.of(Action.PAUSE), next(new SafetyState.Stimulating()).action());
  }

  @Test
  void namesTheFirstStepThatIsStillToBeAttested() {
    SafetyState state = new SafetyState.Idle("side-check");
    assertTrue(next(state).text().endsWith("side-check"), next(state).text());
    assertEquals(
        Optional.of(new OperatorCommand.Attest("side-check")),
        Action.ATTEST.command(state, FakeWalk.ATTESTATIONS));
  }

  @Test
  void saysByWhichKeysAChannelIsCalibrated() {
    NextAction before =
        NextAction.of(
            new FakeWalk(FakeWalk.Scene.of(new SafetyState.Idle("calibration ta-left"))).at(0),
            List.of("calibration ta-left"),
            StimulationMode.GAIT);
    assertEquals(Optional.of(Action.ATTEST), before.action());
    assertEquals(
        "Select ta-left and hold C, mark F7 sensory, F8 motor, F9 tolerated; then attest:"
            + " calibration ta-left",
        before.text());
    assertEquals(
        "Calibration of ta-left rises while C is held: F7 sensory, F8 motor, F9 tolerated",
        next(new SafetyState.Calibrating("ta-left", false)).text());
    assertEquals(
        "Calibration of ta-left holds, C ends it: F7 sensory, F8 motor, F9 tolerated",
        next(new SafetyState.Calibrating("ta-left", true)).text());
  }

  @Test
  void saysWhatArmingWaitsForWhereNoAttestationHelps() {
    NextAction next = next(new SafetyState.Idle("stimulator without fault"));
    assertEquals(Optional.empty(), next.action());
    assertTrue(next.text().contains("stimulator without fault"), next.text());
  }

  @Test
  void offersResumeOnlyAfterAPauseOfTheOperator() {
    SafetyState paused = new SafetyState.Suspended(SafetyState.Suspended.PAUSED_BY_OPERATOR, false);
    assertEquals(Optional.of(Action.RESUME), next(paused).action());
    NextAction gaitPause = next(new SafetyState.Suspended("not walking", false));
    assertEquals(Optional.empty(), gaitPause.action());
    assertEquals("not walking: resumes by itself after 3 valid strides", gaitPause.text());
  }

  @Test
  void asksForAcknowledgementAfterAFaultAndForAResetAfterAStop() {
    assertEquals(
        Optional.of(Action.ACKNOWLEDGE), next(new SafetyState.Suspended("lost", true)).action());
    SafetyState stopped = new SafetyState.EmergencyStopped("operator");
    NextAction confirmed =
        NextAction.of(
            new FakeWalk(FakeWalk.Scene.of(stopped).stopLatched(true)).at(0),
            FakeWalk.ATTESTATIONS,
            StimulationMode.GAIT);
    assertEquals(Optional.of(Action.ACKNOWLEDGE), confirmed.action());
    assertEquals("Reset", Action.ACKNOWLEDGE.words(stopped));
  }

  @Test
  void sendsTheOperatorToTheSwitchWhereAStopIsNotConfirmed() {
    NextAction next = next(new SafetyState.EmergencyStopped("operator"));
    assertEquals(Optional.empty(), next.action());
    assertTrue(next.text().contains("by hand"), next.text());
  }

  @Test
  void asksForConfirmationAndNotForWalkingAwayFromGait() {
    SafetyState exercise = new SafetyState.Exercise(false);
    assertEquals(Optional.of(Action.ACKNOWLEDGE), next(exercise).action());
    assertEquals("Confirm", Action.ACKNOWLEDGE.words(exercise));
    assertEquals(
        Optional.of(new OperatorCommand.Confirm()),
        Action.ACKNOWLEDGE.command(exercise, FakeWalk.ATTESTATIONS));
    NextAction armed = next(new SafetyState.Armed(false), StimulationMode.EXERCISE);
    assertEquals(Optional.of(Action.START), armed.action());
    assertFalse(armed.text().contains("belt"), armed.text());
  }

  private static NextAction next(SafetyState state) {
    return next(state, StimulationMode.GAIT);
  }

  private static NextAction next(SafetyState state, StimulationMode mode) {
    return NextAction.of(new FakeWalk(FakeWalk.Scene.of(state)).at(0), FakeWalk.ATTESTATIONS, mode);
  }
}
