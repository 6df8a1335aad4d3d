package org.dorsi.controller.loop;

import static org.dorsi.controller.loop.RestingSession.MAXIMUM;
import static org.dorsi.controller.loop.RestingSession.QUAD;
import static org.dorsi.controller.loop.RestingSession.letGo;
import static org.dorsi.controller.loop.RestingSession.mark;
import static org.dorsi.controller.loop.RestingSession.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.junit.jupiter.api.Test;

/** The ramp of a channel that is calibrated by hand (safety requirements, section 4.2, step 7). */
class CalibrationTest {

  private RestingSession session = RestingSession.toCalibrate();

  @Test
  void risesByTwoMilliampsASecondWhileHeldAndNotAfterLettingGo() {
    session.tick(press());
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, session.milliamps());
    assertEquals("CALIBRATION", session.last.safety().word());
    session.hold(3000);
    assertEquals(0.5 + 2 * 3, session.milliamps(), 1e-9);
    session.tick(letGo());
    double level = session.milliamps();
    session.idle(5000);
    assertEquals(level, session.milliamps(), "the level holds");
    session.tick(press());
    assertEquals(0, session.milliamps(), "the second press zeroes");
    assertEquals("SAFE", session.last.safety().word());
  }

  @Test
  void risesNoMoreWhereNobodySaysThatTheHandIsStillThere() {
    session.tick(press());
    session.idle(4000);
    assertEquals(0.5 + 2, session.milliamps(), 0.01);
    assertEquals(new SafetyState.Calibrating(QUAD, false), session.last.safety());
    session.idle(11_000);
    assertEquals(0, session.milliamps());
    assertEquals(
        List.of("calibration ended: no word of the operator for fifteen seconds"), session.notes);
  }

  @Test
  void goesToTheMaximumOfTheProgramAndEndsAfterAMinuteAndAHalf() {
    session.tick(press());
    session.hold(20_000);
    assertEquals(MAXIMUM, session.milliamps());
    session.hold(69_900);
    assertEquals(MAXIMUM, session.milliamps());
    session.notes.clear();
    session.idle(200);
    assertEquals(0, session.milliamps());
    assertEquals(List.of("calibration ended: a minute and a half is over"), session.notes);
  }

  @Test
  void stopTakesTheLevelToZeroInTheSameTick() {
    session.tick(press());
    session.hold(2000);
    session.tick(press(), new OperatorCommand.EmergencyStop());
    assertEquals(0, session.milliamps());
    assertEquals("STOPPED", session.last.safety().word());
    session.tick(press());
    assertEquals(0, session.milliamps());
  }

  @Test
  void rampsFromTheMomentTheHighVoltageIsOn() {
    session.stimulator = GuardStatus.Stimulator.READY;
    session.tick(press());
    session.hold(1500);
    assertEquals(0, session.milliamps());
    session.tick(mark(CalibrationMark.TOLERATED));
    assertEquals(
        List.of("mark quad-right tolerated refused: no pulses of this channel's calibration"),
        session.notes);
    session.stimulator = GuardStatus.Stimulator.ON;
    session.tick(press());
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, session.milliamps());
  }

  @Test
  void aHandThatStaysAfterTheEndBeginsNoOtherRampBeforeItHasLetGo() {
    session.tick(press());
    session.hold(1100);
    session.tick(mark(CalibrationMark.TOLERATED));
    session.notes.clear();
    session.hold(5000);
    assertEquals(0, session.milliamps());
    assertEquals(50, session.notes.size());
    assertEquals("calibrate quad-right hold refused: let go first", session.notes.get(0));
    assertEquals(2.5, session.limitMilliamps(), "what was found still counts");
    session.tick(letGo());
    session.tick(press());
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, session.milliamps());
    session.tick(new OperatorCommand.EmergencyStop());
    session.hold(3000);
    session.tick(new OperatorCommand.Acknowledge());
    session.hold(3000);
    assertEquals(0, session.milliamps(), "nor after a STOP and its acknowledgement");
    session.idle(1100);
    session.tick(press());
    assertEquals(
        HardLimits.CALIBRATION_FIRST_MILLIAMPS, session.milliamps(), "silence is letting go");
  }

  @Test
  void aSecondRampBeginsFromZeroAndHoldsWhereItIsLetGo() {
    session.tick(press());
    session.hold(4000);
    session.tick(letGo());
    session.tick(press());
    session.tick(letGo());
    session.tick(press());
    session.hold(999);
    session.tick(letGo());
    session.idle(3000);
    assertEquals(0.5 + 2 * 0.999, session.milliamps(), 1e-9);
  }

  /** Typed so fast that both lines come in one tick: the guard must see the end of the test. */
  @Test
  void aTestBurstEndsBeforeTheRampThatFollowsItBegins() {
    session.tick(new OperatorCommand.TestBurst(QUAD, true));
    session.idle(600);
    assertTrue(session.milliamps() > 0);
    session.tick(new OperatorCommand.TestBurst(QUAD, false), press());
    assertEquals(0, session.milliamps());
    session.given.clear();
    session.hold(99);
    assertEquals(0, session.highestGivenMilliamps());
    session.hold(200);
    assertEquals(0.5 + 2 * 0.2, session.milliamps(), 0.01);
  }

  /** Any order of presses, releases, marks and stops: the rise and the maximum hold. */
  @Test
  void neverRisesFasterOrHigherWhateverIsPressed() {
    Random random = new Random(7);
    double before = 0;
    int on = 0;
    for (int i = 0; i < 200_000; i++) {
      session.tick(random.nextInt(50) == 0 ? anything(random) : new OperatorCommand.Confirm());
      if (random.nextInt(5000) == 0) {
        session = RestingSession.toCalibrate();
        before = 0;
      } else if (session.last.safety() instanceof SafetyState.Calibrating) {
        double most = before == 0 ? 0.5 : before + 2e-3 + 1e-12;
        assertTrue(
            session.milliamps() <= Math.min(most, MAXIMUM), before + " to " + session.milliamps());
        on += session.milliamps() > 0 ? 1 : 0;
        before = session.milliamps();
      } else {
        assertFalse(
            session.last.command().pulses(1).isOn(), () -> session.last.safety().toString());
        before = 0;
      }
    }
    assertTrue(on > 20_000, "calibrated for " + on + " ms only");
  }

  private static OperatorCommand anything(Random random) {
    return switch (random.nextInt(40)) {
      case 0 -> new OperatorCommand.EmergencyStop();
      case 1, 2, 3 -> new OperatorCommand.Acknowledge();
      case 4 -> letGo();
      case 5 -> mark(CalibrationMark.TOLERATED);
      case 6 -> mark(CalibrationMark.MOTOR);
      case 7 -> new OperatorCommand.Arm();
      default -> press();
    };
  }
}
