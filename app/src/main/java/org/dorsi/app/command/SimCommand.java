package org.dorsi.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dorsi.app.session.Session;
import org.dorsi.app.session.SessionOptions;
import org.dorsi.app.session.Simulation;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.sim.rig.Walker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A simulated patient in front of the real controller. */
@Command(
    name = "sim",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a simulated patient walk: muscles, reflexes and contact in the sagittal plane, sensors,",
      "the real controller, and stimulation that reaches the muscles. As fast as the computer can,",
      "unless somebody looks on with --view. The session ends when the patient falls."
    },
    footer = {
      "",
      "The impairment sets in after 12 s. The ports of a session's configuration do not matter",
      "here.",
      "",
      "Examples:",
      "  dorsi sim --patient stroke-drop-foot --seconds 120 --json",
      "  dorsi sim --patient stroke-drop-foot --fes off --seconds 120 --record trials",
      "  dorsi sim --patient my-patient.toml --speed 0.8 --program lab.toml --view"
    })
public final class SimCommand implements Callable<Integer> {

  /** Long enough for a mean that means something. */
  private static final double USUAL_SECONDS = 60;

  /** Whether the patient is stimulated. */
  enum Fes {
    ON,
    OFF
  }

  @Mixin private PatientSwitches who;

  @Option(names = "--seconds", paramLabel = "N", description = "simulated time (default: 60)")
  private double seconds = Double.NaN;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "decides every chance (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--fes",
      paramLabel = "on|off",
      description = "whether the patient is stimulated (default: on for who has a program)")
  private @Nullable Fes fes;

  @Option(
      names = "--program",
      paramLabel = "NAME|P.toml",
      description = "a program, or a whole session's configuration (default: ${DEFAULT-VALUE})")
  private String program = "drop-foot";

  @Option(names = "--view", description = "look on in the window, in real time")
  private boolean view;

  @Mixin private RecordAndReport output;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public SimCommand() {}

  @Override
  public Integer call() {
    Walker found = who.walker();
    double belt = who.speedMetersPerSec(found);
    Walker walker = found.at(belt);
    double length =
        Double.isNaN(seconds) ? (view ? Double.POSITIVE_INFINITY : USUAL_SECONDS) : seconds;
    SessionOptions options;
    try {
      options = new SessionOptions(length, output.record(), !view, null, 0);
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
    SessionConfig config = config(walker);
    boolean stimulated = fes == null ? walker.isTreated() : fes == Fes.ON;
    Simulation simulation = new Simulation(walker, belt, Simulation.ONSET_SECONDS, view, seed);
    return output.run(Session.simulated(config, options, simulation, stimulated)::run);
  }

  /** A session's configuration as it is; a program in the session of a simulated patient. */
  private SessionConfig config(Walker walker) {
    boolean session =
        program.endsWith(".toml") && ConfigTable.read(Path.of(program)).has("session");
    return session
        ? SessionConfigReader.read(Path.of(program))
        : Session.configure(walker, program);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
