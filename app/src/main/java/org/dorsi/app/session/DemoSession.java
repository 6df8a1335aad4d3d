package org.dorsi.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sim.patient.WalkSettings;
import org.dorsi.sim.rig.SimulatedRig;
import org.dorsi.sim.rig.TimedCommand;

/** A session without hardware and without configuration: a generated walk, in real time. */
public final class DemoSession {

  private final SessionOptions options;
  private final long seed;

  /**
   * @param seed decides every chance in the walk
   */
  public DemoSession(SessionOptions options, long seed) {
    this.options = options;
    this.seed = seed;
  }

  /** Runs the session to its end. */
  public SummaryReport run(Farewell farewell) {
    SessionConfig config = SessionConfigReader.parse("demo.toml", resource("demo.toml"));
    OperatorScript script =
        OperatorScript.parse("demo.operator", resource("demo.operator").lines().toList());
    OperatorQueue operator = new OperatorQueue();
    SimulatedRig rig =
        new SimulatedRig(
            new SimulatedRig.Setup(
                WalkSettings.dropFootRight(seed),
                config.channels().stream().map(ChannelProgram::channel).toList(),
                script.steps().stream().map(s -> new TimedCommand(s.atNs(), s.command())).toList(),
                options.endNs(0),
                true),
            operator);
    long zeroNs = System.nanoTime();
    LongSupplier clock = () -> System.nanoTime() - zeroNs;
    FaultQueue faults = new FaultQueue();
    try (TrialRecorder recorder =
        Trials.start(config, SessionMode.SIMULATION, options.trials(), clock, faults, seed)) {
      SessionRun run =
          new SessionRun(
              new SessionRun.Parts(
                  config,
                  SessionMode.SIMULATION,
                  rig,
                  rig::requestEnd,
                  rig.sources(),
                  clock,
                  operator,
                  faults,
                  () -> {},
                  recorder),
              Screens.choose(options, config.controllerSettings()),
              new OperatorScript(List.of()));
      return new SummaryReport(
          run.run(farewell),
          clock.getAsLong() * 1e-9,
          Path.of(recorder.status().path()),
          run.deviceFault());
    }
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(DemoSession.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
