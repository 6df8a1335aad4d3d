package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.Calibration;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** A channel calibrated by hand before arming (safety requirements, section 4.2, step 7). */
class CalibrationTest {

  private static final long MS = 1_000_000L;
  private static final String QUAD = "quad-right";
  private static final double MAXIMUM = 12;
  private static final int WIDTH_MICROS = 250;
  private static final int PERIOD_MS = 25;

  private final List<String> notes = new ArrayList<>();
  private final List<Double> given = new ArrayList<>();
  private GuardStatus.Stimulator stimulator = GuardStatus.Stimulator.ON;
  private final long[] pulses = new long[8];
  private final long[] nanocoulombs = new long[8];
  private double deviceStepMilliamps = 0.5;
  private long lastPulseMs = -PERIOD_MS;
  private GaitController controller = controller(0);
  private TickOutputs last = tick();
  private long ms;

  private static GaitController controller(long calibratedUntilNs) {
    return controller(calibratedUntilNs, List.of());
  }

  private static GaitController controller(long calibratedUntilNs, List<Calibration> kept) {
    ChannelProgram channel =
        new ChannelProgram(
            new StimulationChannel(1, Muscle.QUADRICEPS, Side.RIGHT, 50),
            new CalibratedCurrents(10, 2, 8, MAXIMUM),
            WIDTH_MICROS,
            1000.0 / PERIOD_MS,
            0.5,
            0.3,
            5,
            null);
    return new GaitController(
        new ControllerSettings(
                PatientProfile.CHILD,
                List.of(),
                new StimulationProgram("own", "", "", new Schedule.Manual(), List.of(channel)),
                ArmingSequence.complete(List.of(QUAD), false, false, false, calibratedUntilNs),
                new DeadMan.None(),
                SessionSoFar.NONE)
            .calibrated(kept));
  }

  private TickOutputs tick(OperatorCommand... commands) {
    pulse();
    last =
        controller.step(
            new TickInputs(
                ms,
                ms * MS,
                List.of(),
                List.of(commands),
                List.of(),
                new GuardStatus(ms * MS, stimulator, false, "", pulses, nanocoulombs)));
    notes.addAll(last.notes());
    given.add(milliamps());
    ms++;
    return last;
  }

  /** A stimulator that rounds down to its steps, and says what it has given. */
  private void pulse() {
    if (ms > 0 && milliamps() > 0 && ms - lastPulseMs >= PERIOD_MS) {
      lastPulseMs = ms;
      double given = Math.floor(milliamps() / deviceStepMilliamps) * deviceStepMilliamps;
      if (given > 0) {
        pulses[0]++;
        nanocoulombs[0] += Math.round(given * WIDTH_MICROS);
      }
    }
  }

  private double milliamps() {
    return last.command().pulses(1).amplitudeMilliamps();
  }

  private void idle(long spanMs) {
    for (long end = ms + spanMs; ms < end; ) {
      tick();
    }
  }

  /** Somebody holds: says so ten times a second. */
  private void hold(long spanMs) {
    for (long end = ms + spanMs; ms < end; ) {
      if (ms % 100 == 0) {
        tick(press());
      } else {
        tick();
      }
    }
  }

  private static OperatorCommand press() {
    return new OperatorCommand.Calibrate(QUAD, true);
  }

  private static OperatorCommand letGo() {
    return new OperatorCommand.Calibrate(QUAD, false);
  }

  private static OperatorCommand mark(CalibrationMark mark) {
    return new OperatorCommand.Mark(QUAD, mark);
  }

  @Test
  void risesByTwoMilliampsASecondWhileHeldAndNotAfterLettingGo() {
    tick(press());
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, milliamps());
    assertEquals("CALIBRATION", last.safety().word());
    hold(3000);
    assertEquals(0.5 + 2 * 3, milliamps(), 1e-9);
    tick(letGo());
    double level = milliamps();
    idle(5000);
    assertEquals(level, milliamps(), "the level holds");
    tick(press());
    assertEquals(0, milliamps(), "the second press zeroes");
    assertEquals("SAFE", last.safety().word());
  }

  @Test
  void risesNoMoreWhereNobodySaysThatTheHandIsStillThere() {
    tick(press());
    idle(4000);
    assertEquals(0.5 + 2, milliamps(), 0.01);
    assertEquals(new SafetyState.Calibrating(QUAD, false), last.safety());
    idle(11_000);
    assertEquals(0, milliamps());
    assertEquals(List.of("calibration ended: no word of the operator for fifteen seconds"), notes);
  }

  @Test
  void goesToTheMaximumOfTheProgramAndEndsAfterAMinuteAndAHalf() {
    tick(press());
    hold(20_000);
    assertEquals(MAXIMUM, milliamps());
    hold(69_900);
    assertEquals(MAXIMUM, milliamps());
    notes.clear();
    idle(200);
    assertEquals(0, milliamps());
    assertEquals(List.of("calibration ended: a minute and a half is over"), notes);
  }

  @Test
  void stopTakesTheLevelToZeroInTheSameTick() {
    tick(press());
    hold(2000);
    tick(press(), new OperatorCommand.EmergencyStop());
    assertEquals(0, milliamps());
    assertEquals("STOPPED", last.safety().word());
    tick(press());
    assertEquals(0, milliamps());
  }

  @Test
  void rampsFromTheMomentTheHighVoltageIsOn() {
    stimulator = GuardStatus.Stimulator.READY;
    tick(press());
    hold(1500);
    assertEquals(0, milliamps());
    tick(mark(CalibrationMark.TOLERATED));
    assertEquals(
        List.of("mark quad-right tolerated refused: no pulses of this channel's calibration"),
        notes);
    stimulator = GuardStatus.Stimulator.ON;
    tick(press());
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, milliamps());
  }

  @Test
  void aHandThatStaysAfterTheEndBeginsNoOtherRampBeforeItHasLetGo() {
    tick(press());
    hold(1100);
    tick(mark(CalibrationMark.TOLERATED));
    notes.clear();
    hold(5000);
    assertEquals(0, milliamps());
    assertEquals(50, notes.size());
    assertEquals("calibrate quad-right hold refused: let go first", notes.get(0));
    assertEquals(2.5, last.channels().get(0).limitMilliamps(), "what was found still counts");
    tick(letGo());
    tick(press());
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, milliamps());
    tick(new OperatorCommand.EmergencyStop());
    hold(3000);
    tick(new OperatorCommand.Acknowledge());
    hold(3000);
    assertEquals(0, milliamps(), "nor after a STOP and its acknowledgement");
    idle(1100);
    tick(press());
    assertEquals(HardLimits.CALIBRATION_FIRST_MILLIAMPS, milliamps(), "silence is letting go");
  }

  @Test
  void aSecondRampBeginsFromZeroAndHoldsWhereItIsLetGo() {
    tick(press());
    hold(4000);
    tick(letGo());
    tick(press());
    tick(letGo());
    tick(press());
    hold(999);
    tick(letGo());
    idle(3000);
    assertEquals(0.5 + 2 * 0.999, milliamps(), 1e-9);
  }

  /** Typed so fast that both lines come in one tick: the guard must see the end of the test. */
  @Test
  void aTestBurstEndsBeforeTheRampThatFollowsItBegins() {
    tick(new OperatorCommand.TestBurst(QUAD, true));
    idle(600);
    assertTrue(milliamps() > 0);
    tick(new OperatorCommand.TestBurst(QUAD, false), press());
    assertEquals(0, milliamps());
    given.clear();
    hold(99);
    assertEquals(0, given.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    hold(200);
    assertEquals(0.5 + 2 * 0.2, milliamps(), 0.01);
  }

  @Test
  void marksWhatTheStimulatorSaysThatItGaveNotWhatWasAsked() {
    deviceStepMilliamps = 2;
    tick(press());
    hold(200);
    notes.clear();
    tick(mark(CalibrationMark.SENSORY));
    assertEquals(
        List.of("mark quad-right sensory refused: no pulses of this channel's calibration"), notes);
    notes.clear();
    hold(2500);
    assertEquals(5.9, milliamps(), 0.1);
    tick(mark(CalibrationMark.MOTOR));
    hold(1000);
    tick(mark(CalibrationMark.SENSORY));
    tick(mark(CalibrationMark.TOLERATED));
    assertEquals(
        List.of(
            "mark quad-right motor: 4.0 mA",
            "mark quad-right sensory refused: 6.0 mA is above the motor level, 4.0",
            "mark quad-right tolerated: 6.0 mA"),
        notes);
  }

  @Test
  void aRampThatIsLeftBeforeItsToleratedMarkHasFoundNothing() {
    tick(press());
    hold(1000);
    tick(mark(CalibrationMark.MOTOR));
    tick(letGo());
    tick(press());
    assertEquals(MAXIMUM, last.channels().get(0).limitMilliamps());
    tick(letGo());
    tick(press());
    hold(2000);
    notes.clear();
    tick(mark(CalibrationMark.SENSORY));
    assertEquals(List.of("mark quad-right sensory: 4.0 mA"), notes, "no motor level is known yet");
  }

  @Test
  void armsOnlyWhatWasCalibratedAndGivesNoMoreThanIsTolerated() {
    tick(new OperatorCommand.Attest("operator OP-001"), new OperatorCommand.Attest("checklist"));
    tick(new OperatorCommand.Attest("self-test"), new OperatorCommand.TestBurst(QUAD, true));
    tick(new OperatorCommand.TestBurst(QUAD, false));
    tick(new OperatorCommand.Attest("channel " + QUAD));
    notes.clear();
    OperatorCommand calibrated = new OperatorCommand.Attest("calibration " + QUAD);
    tick(calibrated);
    assertEquals(
        List.of("attest calibration quad-right refused: older than twelve hours: do it anew"),
        notes);
    notes.clear();
    idle(300);
    tick(press());
    hold(1100);
    tick(mark(CalibrationMark.SENSORY));
    hold(1000);
    tick(mark(CalibrationMark.MOTOR));
    hold(1000);
    long foundNs = ms * MS;
    tick(mark(CalibrationMark.TOLERATED));
    assertEquals(0, milliamps(), "nothing lies above what is tolerated");
    assertEquals(
        List.of(
            "mark quad-right sensory: 2.5 mA",
            "mark quad-right motor: 4.5 mA",
            "mark quad-right tolerated: 6.5 mA"),
        notes);
    assertEquals(6.5, last.channels().get(0).limitMilliamps());
    tick(calibrated, new OperatorCommand.Arm());
    tick(new OperatorCommand.Start());
    tick(new OperatorCommand.Intensity(QUAD, 1));
    tick(new OperatorCommand.Trigger(QUAD, true));
    given.clear();
    idle(4000);
    assertEquals(6.5, given.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    assertEquals(
        List.of(new Calibration(QUAD, new CalibratedCurrents(6.5, 2.5, 4.5, 6.5), foundNs)),
        controller.calibrations());
    stimulator = GuardStatus.Stimulator.ABSENT;
    tick();
    assertEquals(List.of(), controller.calibrations());
    stimulator = GuardStatus.Stimulator.ON;
    tick();
    tick();
    assertTrue(
        last.safety() instanceof SafetyState.Idle idle
            && idle.missing().contains("calibration quad-right"),
        "a stimulator that comes back must be calibrated anew: " + last.safety());
  }

  @Test
  void whatAnEarlierSessionFoundHoldsUntilItIsTooOldOrTheStimulatorFails() {
    CalibratedCurrents found = new CalibratedCurrents(6.5, 2.5, 4.5, 6.5);
    long foundNs = 2000 * MS - ArmingSequence.CALIBRATION_HOLDS_NS;
    controller = controller(0, List.of(new Calibration(QUAD, found, foundNs)));
    stimulator = GuardStatus.Stimulator.ABSENT;
    tick();
    List<Calibration> kept = controller.calibrations();
    assertEquals(List.of(new Calibration(QUAD, found, foundNs)), kept);
    stimulator = GuardStatus.Stimulator.ON;
    tick();
    OperatorCommand attest = new OperatorCommand.Attest("calibration " + QUAD);
    tick(attest);
    assertFalse(missing().contains(attest.line().substring(7)), missing());
    assertEquals(6.5, last.channels().get(0).limitMilliamps());
    assertSame(kept, controller.calibrations());
    idle(2000);
    assertTrue(missing().contains("calibration " + QUAD), missing());
    stimulator = GuardStatus.Stimulator.FAULT;
    tick();
    assertEquals(List.of(), controller.calibrations());
  }

  private String missing() {
    return ((SafetyState.Idle) last.safety()).missing();
  }

  /** Any order of presses, releases, marks and stops: the rise and the maximum hold. */
  @Test
  void neverRisesFasterOrHigherWhateverIsPressed() {
    Random random = new Random(7);
    double before = 0;
    int on = 0;
    for (int i = 0; i < 200_000; i++) {
      tick(random.nextInt(50) == 0 ? anything(random) : new OperatorCommand.Confirm());
      if (random.nextInt(5000) == 0) {
        controller = controller(0);
        before = 0;
      } else if (last.safety() instanceof SafetyState.Calibrating) {
        double most = before == 0 ? 0.5 : before + 2e-3 + 1e-12;
        assertTrue(milliamps() <= Math.min(most, MAXIMUM), before + " to " + milliamps());
        on += milliamps() > 0 ? 1 : 0;
        before = milliamps();
      } else {
        assertFalse(last.command().pulses(1).isOn(), () -> last.safety().toString());
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
