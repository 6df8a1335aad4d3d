package org.dorsi.app.command;

import java.nio.file.Path;
import java.util.function.Function;
import org.dorsi.app.session.Farewell;
import org.dorsi.app.session.SessionOptions;
import org.dorsi.app.session.SummaryReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that runs a session in real time takes. */
final class SessionSwitches {

  @Option(names = "--headless", description = "console instead of window")
  private boolean headless;

  @Option(names = "--seconds", paramLabel = "N", description = "end after this time")
  private double seconds = Double.POSITIVE_INFINITY;

  @Mixin private RecordAndReport output;

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
    return output.run(session);
  }

  SessionOptions options() {
    if (screenshot != null && headless) {
      throw new ParameterException(
          spec.commandLine(), "--screenshot needs the window: leave --headless out");
    }
    try {
      return new SessionOptions(seconds, output.record(), headless, screenshot, at);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
