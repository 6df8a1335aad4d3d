package org.dorsi.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.dorsi.app.session.Farewell;
import org.dorsi.app.session.SummaryReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the trial of a session goes, and how the end of a session is told. */
final class RecordAndReport {

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "folder for the trial file (default: ${DEFAULT-VALUE})")
  private Path record = Path.of("trials");

  @Option(names = "--json", description = "last line of standard output is a JSON object")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Only picocli makes one. */
  RecordAndReport() {}

  Path record() {
    return record;
  }

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
}
