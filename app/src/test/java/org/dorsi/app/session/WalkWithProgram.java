package org.dorsi.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.loop.ControlLoop;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.TickTiming;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.TrialHeader;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.TrueEvent;
import org.dorsi.sim.rig.SimulatedRig;
import org.dorsi.sim.rig.TimedCommand;
import org.dorsi.sim.rig.Walker;

/** A session of the whole controller in virtual time: a healthy walk at 1 m/s, or rest. */
final class WalkWithProgram {

  /** Commanded pulses of one channel: an unbroken stretch of ticks with current. */
  record Burst(long fromNs, long untilNs, double highestMilliamps, double widestMicros) {}

  final SessionConfig config;
  final List<TrueEvent> truth = new ArrayList<>();
  final List<Burst> bursts = new ArrayList<>();
  final List<String> states = new ArrayList<>();
  private final int channel;
  private long fromNs = -1;
  private double highest;
  private double widest;

  /**
   * @param channel whose bursts are wanted
   */
  WalkWithProgram(String config, int channel) {
    this.config = SessionConfigReader.parse("test.toml", config);
    this.channel = channel;
  }

  /** Walks to the end and keeps the trial in this folder; the trial's file. */
  Path record(String operator, double seconds, Path folder) throws IOException {
    TrialHeader header =
        new TrialHeader(
            "test",
            SessionMode.SIMULATION,
            config.patient(),
            Instant.EPOCH.toString(),
            config.text(),
            "",
            "",
            1,
            SessionSoFar.NONE);
    try (TrialRecorder recorder =
        TrialRecorder.start(folder, header, () -> 0L, () -> Instant.EPOCH, fault -> {})) {
      walk(operator, seconds, List.of(recorder, (in, out) -> wait(in), this::collect));
      return Path.of(recorder.status().path());
    }
  }

  /** Walks to the end. */
  WalkWithProgram walk(String operator, double seconds) {
    walk(operator, seconds, List.of(this::collect));
    return this;
  }

  private void walk(String operator, double seconds, List<TickListener> listeners) {
    try (SimulatedRig rig =
        new SimulatedRig(
            new SimulatedRig.Setup(
                script(operator), Long.MAX_VALUE, Math.round(seconds * 1e9), false),
            Walker.of("healthy")
                .walk(
                    1.0,
                    config.channels().stream().map(ChannelProgram::channel).toList(),
                    List.of(new Placement(Side.RIGHT, BodySegment.FOOT)),
                    7),
            new OperatorQueue())) {
      new ControlLoop(
              rig, new GaitController(config.controllerSettings()), new TickTiming(), listeners)
          .run();
      rig.patient().patient().truth().drainEvents(truth);
    }
  }

  /** Lies still without a sensor, the stimulator switched on, ticks of 1 ms. */
  WalkWithProgram rest(String operator, double seconds) {
    List<TimedCommand> script = script(operator);
    GaitController controller = new GaitController(config.controllerSettings());
    int next = 0;
    for (long tick = 0; tick < seconds * 1000; tick++) {
      long nowNs = tick * 1_000_000L;
      List<OperatorCommand> commands = new ArrayList<>();
      while (next < script.size() && script.get(next).atNs() <= nowNs) {
        commands.add(script.get(next++).command());
      }
      GuardStatus guard =
          new GuardStatus(nowNs, GuardStatus.Stimulator.ON, false, "", new long[8], new long[8]);
      TickInputs in = new TickInputs(tick, nowNs, List.of(), commands, List.of(), guard);
      collect(in, controller.step(in));
    }
    return this;
  }

  private static List<TimedCommand> script(String operator) {
    return OperatorScript.parse("operator", operator.lines().toList()).steps().stream()
        .map(step -> new TimedCommand(step.atNs(), step.command()))
        .toList();
  }

  /** Virtual time is faster than the disk: the recorder writes every 20 ms of real time. */
  private static void wait(TickInputs in) {
    if (in.tick() % 500 == 0) {
      LockSupport.parkNanos(30_000_000L);
    }
  }

  private void collect(TickInputs in, TickOutputs out) {
    double milliamps = out.command().pulses(channel).amplitudeMilliamps();
    if (milliamps > 0) {
      if (fromNs < 0) {
        fromNs = in.timeNs();
        highest = 0;
        widest = 0;
      }
      highest = Math.max(highest, milliamps);
      widest = Math.max(widest, out.command().pulses(channel).pulseWidthMicros());
    } else if (fromNs >= 0) {
      bursts.add(new Burst(fromNs, in.timeNs(), highest, widest));
      fromNs = -1;
    }
    String state = out.safety().word();
    if (states.isEmpty() || !states.get(states.size() - 1).equals(state)) {
      states.add(state);
    }
  }
}
