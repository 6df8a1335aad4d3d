package org.dorsi.app.session;

import java.util.List;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.loop.ControlLoop;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickTiming;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.telemetry.RecordingStatus;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.telemetry.SessionStatistics;
import org.dorsi.controller.telemetry.TelemetryPublisher;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.sim.rig.SimulatedRig;
import org.dorsi.sim.rig.TimedCommand;
import org.dorsi.sim.rig.Walker;

/**
 * A simulated half minute with the session's own settings, as fast as it goes, before any device is
 * opened: the code of a stimulated walk is loaded and compiled when the first patient's step comes
 * (safety.md, section 6.3: 20 000 ticks and more). It touches no device, keeps nothing, and its
 * state is thrown away.
 */
final class Rehearsal {

  private static final long LENGTH_NS = 30_000_000_000L;

  /** At which the patient is launched: the shortest way to a steady gait. */
  private static final double SPEED_METERS_PER_SEC = 1.0;

  private Rehearsal() {}

  /**
   * @param operator what the operator does, so that there is stimulation
   */
  static void run(SessionConfig config, SessionMode mode, OperatorScript operator) {
    try (SimulatedRig rig =
        new SimulatedRig(
            new SimulatedRig.Setup(
                operator.steps().stream()
                    .map(s -> new TimedCommand(s.atNs(), s.command()))
                    .toList(),
                LENGTH_NS,
                LENGTH_NS,
                false),
            Walker.of("healthy")
                .walk(
                    SPEED_METERS_PER_SEC,
                    config.channels().stream().map(ChannelProgram::channel).toList(),
                    config.unitPlacements(),
                    0),
            new OperatorQueue())) {
      TickTiming timing = new TickTiming();
      SessionStatistics statistics = new SessionStatistics(timing);
      TelemetryPublisher publisher =
          new TelemetryPublisher(
              mode,
              config.patient(),
              rig.sources(),
              timing,
              statistics,
              () -> RecordingStatus.NONE);
      new ControlLoop(
              rig,
              new GaitController(config.forRehearsal().controllerSettings()),
              timing,
              List.of(statistics, new TraceHistory(), publisher))
          .run();
    }
  }
}
