package org.dorsi.controller.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/** A session in virtual time: one switched right foot, ticks of 1 ms, samples every 5 ms. */
final class ScriptedSession {

  static final int HEEL = FootSwitchSample.HEEL;
  static final int FORE = FootSwitchSample.METATARSAL_1;
  static final int LOST = -1;
  static final long MS = 1_000_000L;

  /** A walk of 1.2 s strides: contact at 0, flat at 60, heel off at 500, toe off at 700 ms. */
  static final LongUnaryOperator WALK =
      ms -> {
        long at = ms % 1200;
        if (at < 60) {
          return HEEL;
        }
        if (at < 500) {
          return HEEL | FORE;
        }
        return at < 700 ? FORE : 0;
      };

  final GaitController controller;
  final List<GaitEvent> events = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<OperatorCommand> operator = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();
  private final LongUnaryOperator switches;
  GuardStatus.Stimulator stimulator = GuardStatus.Stimulator.ON;
  TickOutputs last;
  private long tick;
  long ms;

  /** {@code switches} gives the closed switches at a millisecond, or {@link #LOST}. */
  ScriptedSession(LongUnaryOperator switches) {
    this.switches = switches;
    this.controller = new GaitController(settings());
    this.last = tick();
  }

  static ControllerSettings settings() {
    return new ControllerSettings(
        PatientProfile.CHILD,
        List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SWITCH)),
        List.of(
            new ChannelProgram(
                new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25),
                new CalibratedCurrents(20, 30),
                250,
                40,
                0.2,
                0.15,
                1.5,
                GaitWindow.heelOffToContact(0.05))),
        List.of("self-test", "side-check"));
  }

  /** Attests, arms and starts. */
  ScriptedSession started() {
    operator.add(new OperatorCommand.Attest("self-test"));
    operator.add(new OperatorCommand.Attest("side-check"));
    operator.add(new OperatorCommand.Arm());
    operator.add(new OperatorCommand.Start());
    tick();
    return this;
  }

  /** One tick at the present millisecond; then the next one is present. */
  TickOutputs tick() {
    List<SensorReading> readings = new ArrayList<>();
    long bits = switches.applyAsLong(ms);
    if (ms % 5 == 0 && bits != LOST) {
      readings.add(new FootSwitchSample(ms * MS, ms * MS, Side.RIGHT, (int) bits));
    }
    last =
        controller.step(
            new TickInputs(
                tick++,
                ms * MS,
                readings,
                operator,
                faults,
                new GuardStatus(ms * MS, stimulator, false, "", new long[8], new long[8])));
    operator.clear();
    faults.clear();
    events.addAll(last.events());
    notes.addAll(last.notes());
    ms++;
    return last;
  }

  /** Ticks until this millisecond; the milliseconds at which pulses were commanded. */
  List<Long> until(long endMs) {
    List<Long> on = new ArrayList<>();
    while (ms < endMs) {
      long at = ms;
      if (isOn(tick())) {
        on.add(at);
      }
    }
    return on;
  }

  static boolean isOn(TickOutputs out) {
    return out.command().pulses(1).isOn();
  }

  String word() {
    return last.safety().word();
  }

  String labels() {
    StringBuilder labels = new StringBuilder();
    for (GaitEvent event : events) {
      labels.append(event.label()).append(' ');
    }
    return labels.toString().trim();
  }
}
