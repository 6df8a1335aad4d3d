package org.dorsi.controller.loop;

import static org.dorsi.controller.loop.RestingSession.MAXIMUM;
import static org.dorsi.controller.loop.RestingSession.MS;
import static org.dorsi.controller.loop.RestingSession.QUAD;
import static org.dorsi.controller.loop.RestingSession.letGo;
import static org.dorsi.controller.loop.RestingSession.mark;
import static org.dorsi.controller.loop.RestingSession.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.Calibration;
import org.junit.jupiter.api.Test;

/** What the marks of a calibration find, and how long it holds. */
class CalibrationMarksTest {

  private RestingSession session = RestingSession.toCalibrate();

  @Test
  void marksWhatTheStimulatorSaysThatItGaveNotWhatWasAsked() {
    session.deviceStepMilliamps = 2;
    session.tick(press());
    session.hold(200);
    session.notes.clear();
    session.tick(mark(CalibrationMark.SENSORY));
    assertEquals(
        List.of("mark quad-right sensory refused: no pulses of this channel's calibration"),
        session.notes);
    session.notes.clear();
    session.hold(2500);
    assertEquals(5.9, session.milliamps(), 0.1);
    session.tick(mark(CalibrationMark.MOTOR));
    session.hold(1000);
    session.tick(mark(CalibrationMark.SENSORY));
    session.tick(mark(CalibrationMark.TOLERATED));
    assertEquals(
        List.of(
            "mark quad-right motor: 4.0 mA",
            "mark quad-right sensory refused: 6.0 mA is above the motor level, 4.0",
            "mark quad-right tolerated: 6.0 mA"),
        session.notes);
  }

  @Test
  void aRampThatIsLeftBeforeItsToleratedMarkHasFoundNothing() {
    session.tick(press());
    session.hold(1000);
    session.tick(mark(CalibrationMark.MOTOR));
    session.tick(letGo());
    session.tick(press());
    assertEquals(MAXIMUM, session.limitMilliamps());
    session.tick(letGo());
    session.tick(press());
    session.hold(2000);
    session.notes.clear();
    session.tick(mark(CalibrationMark.SENSORY));
    assertEquals(
        List.of("mark quad-right sensory: 4.0 mA"), session.notes, "no motor level is known yet");
  }

  @Test
  void armsOnlyWhatWasCalibratedAndGivesNoMoreThanIsTolerated() {
    session.tick(
        new OperatorCommand.Attest("operator OP-001"), new OperatorCommand.Attest("checklist"));
    session.tick(
        new OperatorCommand.Attest("self-test"), new OperatorCommand.TestBurst(QUAD, true));
    session.tick(new OperatorCommand.TestBurst(QUAD, false));
    session.tick(new OperatorCommand.Attest("channel " + QUAD));
    session.notes.clear();
    OperatorCommand calibrated = new OperatorCommand.Attest("calibration " + QUAD);
    session.tick(calibrated);
    assertEquals(
        List.of("attest calibration quad-right refused: older than twelve hours: do it anew"),
        session.notes);
    session.notes.clear();
    session.idle(300);
    session.tick(press());
    session.hold(1100);
    session.tick(mark(CalibrationMark.SENSORY));
    session.hold(1000);
    session.tick(mark(CalibrationMark.MOTOR));
    session.hold(1000);
    long foundNs = session.ms * MS;
    session.tick(mark(CalibrationMark.TOLERATED));
    assertEquals(0, session.milliamps(), "nothing lies above what is tolerated");
    assertEquals(
        List.of(
            "mark quad-right sensory: 2.5 mA",
            "mark quad-right motor: 4.5 mA",
            "mark quad-right tolerated: 6.5 mA"),
        session.notes);
    assertEquals(6.5, session.limitMilliamps());
    session.tick(calibrated, new OperatorCommand.Arm());
    session.tick(new OperatorCommand.Start());
    session.tick(new OperatorCommand.Intensity(QUAD, 1));
    session.tick(new OperatorCommand.Trigger(QUAD, true));
    session.given.clear();
    session.idle(4000);
    assertEquals(6.5, session.highestGivenMilliamps());
    assertEquals(
        List.of(new Calibration(QUAD, new CalibratedCurrents(6.5, 2.5, 4.5, 6.5), foundNs)),
        session.calibrations());
    session.stimulator = GuardStatus.Stimulator.ABSENT;
    session.tick();
    assertEquals(List.of(), session.calibrations());
    session.stimulator = GuardStatus.Stimulator.ON;
    session.tick();
    session.tick();
    assertTrue(
        session.last.safety() instanceof SafetyState.Idle idle
            && idle.missing().contains("calibration quad-right"),
        "a stimulator that comes back must be calibrated anew: " + session.last.safety());
  }

  @Test
  void whatAnEarlierSessionFoundHoldsUntilItIsTooOldOrTheStimulatorFails() {
    CalibratedCurrents found = new CalibratedCurrents(6.5, 2.5, 4.5, 6.5);
    long foundNs = 2000 * MS - ArmingSequence.CALIBRATION_HOLDS_NS;
    session = RestingSession.following(new Calibration(QUAD, found, foundNs));
    List<Calibration> kept = session.calibrations();
    assertEquals(List.of(new Calibration(QUAD, found, foundNs)), kept);
    session.stimulator = GuardStatus.Stimulator.ON;
    session.tick();
    OperatorCommand attest = new OperatorCommand.Attest("calibration " + QUAD);
    session.tick(attest);
    assertFalse(missing().contains(attest.line().substring(7)), missing());
    assertEquals(6.5, session.limitMilliamps());
    assertSame(kept, session.calibrations());
    session.idle(2000);
    assertTrue(missing().contains("calibration " + QUAD), missing());
    session.stimulator = GuardStatus.Stimulator.FAULT;
    session.tick();
    assertEquals(List.of(), session.calibrations());
  }

  private String missing() {
    return ((SafetyState.Idle) session.last.safety()).missing();
  }
}
