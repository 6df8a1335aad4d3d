package org.dorsi.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.dorsi.app.session.Farewell;
import org.dorsi.app.session.SessionOptions;
import org.dorsi.app.session.SummaryReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that runs a session takes, and how it tells the end. */
final class SessionSwitches {

  @Option(names = "--headless", description = "console instead of window")
  private boolean headless;

  @Option(names = "--seconds", paramLabel = "N", description = "end after this time")
  private double seconds = Double.POSITIVE_INFINITY;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "folder for the trial file (default: ${DEFAULT-VALUE})")
  private Path record = Path.of("trials");

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Option(
      names = "--screenshot",
      paramLabel = "FILE",
      description = "write a picture (PNG) of the window, at the time of --at")
  private @Nullable Path screenshot;

  @Option(
      names = "--at",
      paramLabel = "SECONDS",
      description = "when to take the picture (default: ${DEFAULT-VALUE})")
  private double at = 10;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Only picocli makes one. */
  SessionSwitches() {}

  /** Runs a session and tells what it came to, also when a signal ends it. */
  int run(Function<Farewell, SummaryReport> session) {
    PrintWriter out = spec.commandLine().getOut();
    try (Farewell farewell = new Farewell()) {
      SummaryReport report = session.apply(farewell);
      report.print(json ? spec.commandLine().getErr() : out);
      spec.commandLine().getErr().flush();
      if (json) {
        out.println(report.json());
      }
      out.flush();
      return report.deviceFault() ? ExitCode.DEVICE : ExitCode.OK;
    }
  }

  SessionOptions options() {
    if (screenshot != null && headless) {
      throw new ParameterException(
          spec.commandLine(), "--screenshot needs the window: leave --headless out");
    }
    try {
      return new SessionOptions(seconds, record, headless, screenshot, at);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
