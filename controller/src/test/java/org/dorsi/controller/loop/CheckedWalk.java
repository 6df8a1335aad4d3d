package org.dorsi.controller.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.LimitList;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.check.CheckList;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/** A walk of both legs in virtual time under a list of checks: ticks of 1 ms, samples of 5 ms. */
final class CheckedWalk {

  static final long MS = 1_000_000L;
  static final int SILENT = -1;

  private final GaitController controller;
  private final LongUnaryOperator left;
  private final LongUnaryOperator right;
  private LongFunction<@Nullable SensorReading> extra = ms -> null;
  final List<OperatorCommand> operator = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();
  final long[] pulses = new long[8];
  final long[] nanocoulombs = new long[8];
  private TickOutputs last;
  private long tick;
  long ms;
  int pulsesOn;

  CheckedWalk(
      CheckList checks,
      DeadMan deadMan,
      SessionSoFar before,
      LongUnaryOperator left,
      LongUnaryOperator right) {
    this.left = left;
    this.right = right;
    this.controller =
        new GaitController(
            new ControllerSettings(
                PatientProfile.ADULT,
                List.of(
                    new LegSetup(Side.LEFT, LegSetup.Detector.FOOT_SWITCH),
                    new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)),
                new StimulationProgram("test", "", "", new Schedule.Gait(), List.of(dropFoot())),
                ArmingSequence.of(),
                deadMan,
                before),
            checks,
            LimitList.all());
    this.last = step();
  }

  private static ChannelProgram dropFoot() {
    return new ChannelProgram(
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
        new CalibratedCurrents(20, 30),
        250,
        40,
        0.2,
        0.15,
        1.5,
        GaitWindow.heelOffToContact(0.05));
  }

  /** Adds a reading of another sensor. */
  CheckedWalk with(LongFunction<@Nullable SensorReading> reading) {
    extra = reading;
    return this;
  }

  CheckedWalk started() {
    operator.add(new OperatorCommand.Arm());
    operator.add(new OperatorCommand.Start());
    step();
    return this;
  }

  CheckedWalk until(long endMs) {
    while (ms < endMs) {
      step();
    }
    return this;
  }

  /** Nothing happens for a while, and then all at once. */
  void stall(long forMs) {
    ms += forMs;
  }

  TickOutputs step() {
    List<SensorReading> readings = new ArrayList<>();
    if (ms % 5 == 0) {
      add(readings, Side.LEFT, left.applyAsLong(ms));
      add(readings, Side.RIGHT, right.applyAsLong(ms));
      SensorReading more = extra.apply(ms);
      if (more != null) {
        readings.add(more);
      }
    }
    GuardStatus guard =
        new GuardStatus(ms * MS, GuardStatus.Stimulator.ON, false, "", pulses, nanocoulombs);
    last = controller.step(new TickInputs(tick++, ms * MS, readings, operator, faults, guard));
    pulsesOn += last.command().pulses(1).isOn() ? 1 : 0;
    operator.clear();
    faults.clear();
    ms++;
    return last;
  }

  private void add(List<SensorReading> readings, Side side, long bits) {
    if (bits != SILENT) {
      readings.add(new FootSwitchSample(ms * MS, ms * MS, side, (int) bits));
    }
  }

  boolean isOn() {
    return last.command().pulses(1).isOn();
  }

  String word() {
    return last.safety().word();
  }

  TickOutputs last() {
    return last;
  }
}
