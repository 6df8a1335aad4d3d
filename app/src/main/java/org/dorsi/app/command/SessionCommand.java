package org.dorsi.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dorsi.app.session.OperatorScript;
import org.dorsi.app.session.Session;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A live session over real serial ports. */
@Command(
    name = "session",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a live session: sensors and stimulator on serial ports.",
      "Stimulation needs an operator who arms: with keys in the window, or by lines typed on the",
      "console (attest self-test, attest side-check, arm, start, pause, resume, acknowledge,",
      "intensity ta-right +1, stop). Enter alone is STOP. A channel is calibrated before arming by",
      "calibrate ta-right hold, said at least once a second, and mark ta-right sensory, motor,",
      "tolerated; in the window by C, held, and F7, F8, F9.",
      "What the detectors learn of the patient's gait is kept beside the trials, in"
          + " PATIENT.habits,",
      "what was calibrated in PATIENT.calibrations, for twelve hours; both begin the next session."
    },
    footer = {
      "",
      "Examples:",
      "  dorsi session lab.toml",
      "  dorsi session lab.toml --headless --seconds 600 --record ~/trials --json",
      "  dorsi session app/examples/drop-foot-right.toml --operator app/examples/walk.operator"
    })
public final class SessionCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG.toml", description = "the session's configuration")
  private Path config;

  @Mixin private SessionSwitches switches;

  @Option(
      names = "--operator",
      paramLabel = "FILE",
      description = "timed operator commands; for emulated devices, or with --test-load")
  private @Nullable Path operator;

  @Option(
      names = "--test-load",
      description = "a load resistor hangs on the stimulator, not a person")
  private boolean testLoad;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public SessionCommand() {}

  @Override
  public Integer call() {
    SessionConfig session = SessionConfigReader.read(config);
    OperatorScript script =
        operator == null ? new OperatorScript(List.of()) : OperatorScript.read(operator);
    SessionConfig.StimulatorConfig stimulator = session.stimulator();
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        stimulator.model().words()
            + " at level "
            + stimulator.level().id()
            + ": "
            + stimulator.capabilities().words());
    Session live = Session.live(session, switches.options(), script, testLoad);
    err.println(live.known());
    err.flush();
    return switches.run(live::run);
  }
}
