package org.dorsi.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.serial.RawChunkListener;
import org.dorsi.sim.rig.Walker;
import org.jspecify.annotations.Nullable;

/** A session from its configuration to its summary; the one place that chooses a rig. */
public final class Session {

  /** How far the operator of a simulated session may turn the current up. */
  private static final double ROOM_MILLIAMPS = 10;

  private static final OperatorScript NOBODY = OperatorScript.parse("", List.of());

  private final SessionMode mode;
  private final SessionConfig config;
  private final SessionOptions options;
  private final OperatorScript script;
  private final @Nullable Simulation simulation;
  private final @Nullable KnownPatient patient;

  private Session(
      SessionMode mode,
      SessionConfig config,
      SessionOptions options,
      OperatorScript script,
      @Nullable Simulation simulation) {
    this.mode = mode;
    this.config = config;
    this.options = options;
    this.script = script;
    this.simulation = simulation;
    // A simulated walk follows from its seed alone.
    this.patient =
        simulation == null ? KnownPatient.of(config, mode, options.trials(), Instant.now()) : null;
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
        testLoad ? SessionMode.TEST_LOAD : SessionMode.LIVE, config, options, script, null);
  }

  /**
   * A session with a simulated patient.
   *
   * @param stimulated whether the simulated operator arms and starts
   */
  public static Session simulated(
      SessionConfig config, SessionOptions options, Simulation simulation, boolean stimulated) {
    OperatorScript script = stimulated ? demoOperator() : NOBODY;
    return new Session(SessionMode.SIMULATION, config, options, script, simulation);
  }

  /**
   * The session of a simulated patient: switches and a unit on both feet, one channel of a program
   * on the affected leg.
   *
   * @param program a supplied program's name, or a program's file
   */
  public static SessionConfig configure(Walker walker, String program) {
    String text =
        resource("simulated.toml")
            .replace("@PROGRAM@", program)
            .replace("@PROFILE@", walker.profile().name().toLowerCase(Locale.ROOT))
            .replace("@SIDE@", walker.side().name().toLowerCase(Locale.ROOT))
            .replace("@CURRENT@", Double.toString(walker.programMilliamps()))
            .replace("@MAXIMUM@", Double.toString(walker.programMilliamps() + ROOM_MILLIAMPS));
    return SessionConfigReader.parse("simulated.toml", text);
  }

  /** What is known of the patient, for a person to read; empty in a simulation. */
  public String known() {
    return patient == null ? "" : patient.words();
  }

  /**
   * Runs the session to its end.
   *
   * @throws DeviceException when a device cannot be used; nothing has been stimulated then
   */
  public SummaryReport run(Farewell farewell) {
    boolean hurries = simulation != null && !simulation.realTime();
    return run(farewell, () -> Screens.choose(options, config.controllerSettings(), hurries));
  }

  /** The same on a given screen, asked for when every device is there. */
  SummaryReport run(Farewell farewell, Supplier<Screen> screen) {
    if (mode != SessionMode.SIMULATION) {
      Rehearsal.run(config, mode, demoOperator());
    }
    SessionSoFar before = before();
    Instant start = Instant.now();
    long zeroNs = System.nanoTime();
    LongSupplier clock = () -> System.nanoTime() - zeroNs;
    RawTap tap = new RawTap();
    Equipment.Wiring wiring =
        new Equipment.Wiring(clock, new OperatorQueue(), new FaultQueue(), tap);
    Equipment equipment = equip(wiring);
    // Closed in the reverse order: the output ends before the trial does.
    try (TrialRecorder recorder = trial(wiring, equipment, start, before);
        equipment) {
      tap.listener = recorder::raw;
      long beginNs = clock.getAsLong();
      ControllerSettings settings = config.controllerSettings(start, before);
      KnownPatient known = patient;
      GaitController controller =
          new GaitController(known == null ? settings : known.known(settings, start));
      SessionRun run =
          new SessionRun(
              mode,
              config.patient(),
              controller,
              equipment,
              wiring,
              recorder,
              screen.get(),
              live(),
              known == null ? null : new PatientKeeper(known, controller, start));
      return new SummaryReport(
          run.run(farewell),
          (clock.getAsLong() - beginNs) * 1e-9,
          Path.of(recorder.status().path()),
          run.deviceFault(),
          equipment.walk());
    }
  }

  private Equipment equip(Equipment.Wiring wiring) {
    Simulation simulated = simulation;
    if (simulated != null) {
      return new SimulatedEquipment(config, options, script, simulated, wiring);
    }
    return switch (mode) {
      case TEST_LOAD -> LiveEquipment.open(config, options, wiring);
      case LIVE -> armedCompletely(LiveEquipment.open(config, options, wiring));
      case SIMULATION, REPLAY -> throw new IllegalStateException(mode + " has no hardware");
    };
  }

  /** Before a person's muscles nobody takes the short way. */
  private Equipment armedCompletely(Equipment equipment) {
    String port = config.stimulator().port();
    if (!config.preparation().complete() && !isPseudoTerminal(port)) {
      equipment.close();
      throw new ConfigException(
          "[session] arming must be \"complete\" where the stimulator's port is no"
              + " pseudo-terminal, got \"short\" with "
              + port
              + "; with a load resistor instead of a person, say --test-load");
    }
    return equipment;
  }

  /** What the patient has had already goes on counting, however the last session ended. */
  private SessionSoFar before() {
    SessionSoFar before = Trials.before(config, mode, options.trials(), Instant.now());
    if (before.seconds() > 0) {
      System.err.printf(
          Locale.ROOT,
          "%s: sessions of %.0f s within the last hours count, their dose too%n",
          config.patient(),
          before.seconds());
    }
    return before;
  }

  private TrialRecorder trial(
      Equipment.Wiring wiring, Equipment equipment, Instant start, SessionSoFar before) {
    long seed = simulation == null ? 0 : simulation.seed();
    try {
      return Trials.start(
          config,
          mode,
          start,
          before,
          options.trials(),
          patient,
          wiring.clock(),
          wiring.faults(),
          seed);
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
