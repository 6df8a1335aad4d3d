package org.dorsi.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.serial.RawChunkListener;

/** A session from its configuration to its summary; the one place that chooses a rig. */
public final class Session {

  private static final OperatorScript NOBODY = OperatorScript.parse("", List.of());

  private final SessionMode mode;
  private final SessionConfig config;
  private final SessionOptions options;
  private final OperatorScript script;
  private final long seed;

  private Session(
      SessionMode mode,
      SessionConfig config,
      SessionOptions options,
      OperatorScript script,
      long seed) {
    this.mode = mode;
    this.config = config;
    this.options = options;
    this.script = script;
    this.seed = seed;
  }

  /**
   * A session over real serial ports.
   *
   * @param script commands to play; empty for none
   * @param testLoad whether the operator says that no person is connected
   * @throws DeviceException when the stimulator's port is not there
   * @throws ConfigException when a script would operate a real stimulator
   */
  public static Session live(
      SessionConfig config, SessionOptions options, OperatorScript script, boolean testLoad) {
    String port = config.stimulator().port();
    if (port.indexOf('/') >= 0 && !Files.exists(Path.of(port))) {
      throw new DeviceException("stimulator: no such port " + port);
    }
    if (!script.steps().isEmpty() && !testLoad && !isPseudoTerminal(port)) {
      throw new ConfigException(
          "an operator file needs a stimulator on a pseudo-terminal, got "
              + port
              + "; with a load resistor instead of a person, say --test-load");
    }
    return new Session(
        testLoad ? SessionMode.TEST_LOAD : SessionMode.LIVE, config, options, script, 0);
  }

  /**
   * A session without hardware and without configuration.
   *
   * @param seed decides every chance in the walk
   */
  public static Session demo(SessionOptions options, long seed) {
    return new Session(
        SessionMode.SIMULATION,
        SessionConfigReader.parse("demo.toml", resource("demo.toml")),
        options,
        demoOperator(),
        seed);
  }

  /**
   * Runs the session to its end.
   *
   * @throws DeviceException when a device cannot be used; nothing has been stimulated then
   */
  public SummaryReport run(Farewell farewell) {
    return run(farewell, () -> Screens.choose(options, config.controllerSettings()));
  }

  /** The same on a given screen, asked for when every device is there. */
  SummaryReport run(Farewell farewell, Supplier<Screen> screen) {
    if (mode != SessionMode.SIMULATION) {
      Rehearsal.run(config, mode, demoOperator());
    }
    long zeroNs = System.nanoTime();
    LongSupplier clock = () -> System.nanoTime() - zeroNs;
    RawTap tap = new RawTap();
    Equipment.Wiring wiring =
        new Equipment.Wiring(clock, new OperatorQueue(), new FaultQueue(), tap);
    Equipment equipment = equip(wiring);
    // Closed in the reverse order: the output ends before the trial does.
    try (TrialRecorder recorder = trial(wiring, equipment);
        equipment) {
      tap.listener = recorder::raw;
      long beginNs = clock.getAsLong();
      SessionRun run =
          new SessionRun(mode, config, equipment, wiring, recorder, screen.get(), live());
      return new SummaryReport(
          run.run(farewell),
          (clock.getAsLong() - beginNs) * 1e-9,
          Path.of(recorder.status().path()),
          run.deviceFault());
    }
  }

  private Equipment equip(Equipment.Wiring wiring) {
    return switch (mode) {
      case LIVE, TEST_LOAD -> LiveEquipment.open(config, options, wiring);
      case SIMULATION -> new SimulatedEquipment(config, options, script, seed, wiring);
      case REPLAY -> throw new IllegalStateException("a recorded trial is verified, not run");
    };
  }

  private TrialRecorder trial(Equipment.Wiring wiring, Equipment equipment) {
    try {
      return Trials.start(config, mode, options.trials(), wiring.clock(), wiring.faults(), seed);
    } catch (ConfigException e) {
      equipment.close();
      throw e;
    }
  }

  /** What is to be played on the session's clock; a simulated operator lives in simulated time. */
  private OperatorScript live() {
    return mode == SessionMode.SIMULATION ? NOBODY : script;
  }

  private static OperatorScript demoOperator() {
    return OperatorScript.parse("demo.operator", resource("demo.operator").lines().toList());
  }

  private static boolean isPseudoTerminal(String port) {
    try {
      return Path.of(port).toRealPath().startsWith("/dev/pts");
    } catch (IOException | RuntimeException e) {
      // What cannot be resolved is no pseudo-terminal that is there now.
      return false;
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Session.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Passes bytes on once there is a trial to keep them: a session that cannot begin leaves none.
   */
  private static final class RawTap implements RawChunkListener {

    private volatile RawChunkListener listener = NONE;

    @Override
    public void onChunk(String port, long arrivalNs, byte[] bytes, int length) {
      listener.onChunk(port, arrivalNs, bytes, length);
    }
  }
}
