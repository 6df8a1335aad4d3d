package org.dorsi.controller.loop;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
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

/** A session in virtual time: one channel on a child's quadriceps, no sensor, ticks of 1 ms. */
final class RestingSession {

  static final long MS = 1_000_000L;
  static final String QUAD = "quad-right";

  /** The highest current of a channel that is to be calibrated, in mA. */
  static final double MAXIMUM = 12;

  private static final int WIDTH_MICROS = 250;
  private static final int PERIOD_MS = 25;

  private final GaitController controller;
  final List<String> notes = new ArrayList<>();

  /** What was commanded in each tick, in mA. */
  final List<Double> given = new ArrayList<>();

  GuardStatus.Stimulator stimulator;
  double deviceStepMilliamps = 0.5;
  private final long[] pulses = new long[8];
  private final long[] nanocoulombs = new long[8];
  private long lastPulseMs = -PERIOD_MS;
  TickOutputs last;
  long ms;

  private RestingSession(ControllerSettings settings, GuardStatus.Stimulator stimulator) {
    controller = new GaitController(settings);
    this.stimulator = stimulator;
    last = tick();
  }

  /** A program that may be armed at once. */
  static RestingSession of(Schedule schedule, double burstSeconds) {
    CalibratedCurrents currents = new CalibratedCurrents(20, 8, 25, 30);
    return new RestingSession(
        new ControllerSettings(
            PatientProfile.CHILD, List.of(), program(schedule, currents, burstSeconds), List.of()),
        GuardStatus.Stimulator.ON);
  }

  /** A manual program whose channel must be calibrated before arming. */
  static RestingSession toCalibrate() {
    return new RestingSession(uncalibrated(), GuardStatus.Stimulator.ON);
  }

  /** The same with what an earlier session has found; its stimulator is not there yet. */
  static RestingSession following(Calibration found) {
    return new RestingSession(
        uncalibrated().calibrated(List.of(found)), GuardStatus.Stimulator.ABSENT);
  }

  private static ControllerSettings uncalibrated() {
    CalibratedCurrents currents = new CalibratedCurrents(10, 2, 8, MAXIMUM);
    return new ControllerSettings(
        PatientProfile.CHILD,
        List.of(),
        program(new Schedule.Manual(), currents, 5),
        ArmingSequence.complete(List.of(QUAD), false, false, false, 0),
        new DeadMan.None(),
        SessionSoFar.NONE);
  }

  private static StimulationProgram program(
      Schedule schedule, CalibratedCurrents currents, double burstSeconds) {
    ChannelProgram channel =
        new ChannelProgram(
            new StimulationChannel(1, Muscle.QUADRICEPS, Side.RIGHT, 50),
            currents,
            WIDTH_MICROS,
            1000.0 / PERIOD_MS,
            0.5,
            0.3,
            burstSeconds,
            null);
    return new StimulationProgram("own", "", "", schedule, List.of(channel));
  }

  static OperatorCommand press() {
    return new OperatorCommand.Calibrate(QUAD, true);
  }

  static OperatorCommand letGo() {
    return new OperatorCommand.Calibrate(QUAD, false);
  }

  static OperatorCommand mark(CalibrationMark mark) {
    return new OperatorCommand.Mark(QUAD, mark);
  }

  TickOutputs tick(OperatorCommand... commands) {
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
      double rounded = Math.floor(milliamps() / deviceStepMilliamps) * deviceStepMilliamps;
      if (rounded > 0) {
        pulses[0]++;
        nanocoulombs[0] += Math.round(rounded * WIDTH_MICROS);
      }
    }
  }

  /** Milliseconds at which pulses are commanded, until an instant. */
  List<Long> until(long endMs) {
    List<Long> on = new ArrayList<>();
    while (ms < endMs) {
      long at = ms;
      if (tick().command().pulses(1).isOn()) {
        on.add(at);
      }
    }
    return on;
  }

  void idle(long spanMs) {
    until(ms + spanMs);
  }

  /** Somebody holds: says so ten times a second. */
  void hold(long spanMs) {
    for (long end = ms + spanMs; ms < end; ) {
      if (ms % 100 == 0) {
        tick(press());
      } else {
        tick();
      }
    }
  }

  double milliamps() {
    return last.command().pulses(1).amplitudeMilliamps();
  }

  double highestGivenMilliamps() {
    return given.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** What the channel may be given at most, in mA. */
  double limitMilliamps() {
    return last.channels().get(0).limitMilliamps();
  }

  /** What calibrations have found. */
  List<Calibration> calibrations() {
    return controller.calibrations();
  }
}
