package org.dorsi.app.command;

import java.io.PrintWriter;
import org.dorsi.app.session.DeviceException;
import org.dorsi.controller.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's commands under one name, and how they end. */
@Command(
    name = "dorsi",
    description = {
      "Gait rehabilitation by functional electrical stimulation on a treadmill.",
      "Research software; not a medical device."
    },
    version = "Dorsi 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      SimCommand.class,
      TuneCommand.class,
      ClosedLoopCommand.class,
      SessionCommand.class,
      ProgramsCommand.class,
      ReplayCommand.class,
      DevicesCommand.class,
      EmulateCommand.class,
      DetectCommand.class,
      ScoreCommand.class,
      DetectionResultsCommand.class,
      DetectionPhasesCommand.class,
      SimValidationCommand.class,
      JudgeCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Also, of the launcher: dorsi test (build and run every test), dorsi bench (measure),"
          + " dorsi campaign (throw faults).",
      "",
      "Exit codes: 0 ok, 1 usage or configuration, 2 device fault, 3 replay differs, 4 a check not"
          + " met.",
      "",
      "Examples:",
      "  dorsi demo                       a simulated walk, nothing to set up",
      "  dorsi demo --headless --seconds 30 --json",
      "  dorsi COMMAND --help             what a command takes, with examples"
    })
public final class DorsiCommand implements Runnable {

  private static final int HELP_COLUMNS = 100;

  @Spec private CommandSpec spec;

  /** Only picocli makes one. */
  public DorsiCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs one command line and returns the exit code. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new DorsiCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_COLUMNS);
    line.getSubcommands()
        .values()
        .forEach(command -> summarise(command.getCommandSpec().usageMessage()));
    line.setExecutionExceptionHandler(complain());
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          PrintWriter err = e.getCommandLine().getErr();
          boolean noCommand =
              e instanceof UnmatchedArgumentException && e.getCommandLine().getParent() == null;
          err.println(
              "dorsi: " + (noCommand ? "no such command: " + arguments[0] : e.getMessage()));
          err.println("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
          return ExitCode.USAGE;
        });
    return line.execute(args);
  }

  /** The first sentence stands in the list of commands and above a command's own help. */
  private static void summarise(UsageMessageSpec help) {
    if (help.header().length > 0) {
      return;
    }
    String text = String.join(" ", help.description());
    int end = text.indexOf(". ") < 0 ? text.length() : text.indexOf(". ") + 1;
    help.header(text.substring(0, end), "");
    String more = text.substring(end).strip();
    help.description(more.isEmpty() ? new String[0] : new String[] {more, ""});
  }

  private static IExecutionExceptionHandler complain() {
    return (e, line, parsed) -> {
      if (e instanceof ConfigException) {
        line.getErr().println("dorsi: " + e.getMessage());
        return ExitCode.USAGE;
      }
      if (e instanceof DeviceException) {
        line.getErr().println("dorsi: " + e.getMessage());
        return ExitCode.DEVICE;
      }
      throw e;
    };
  }
}
