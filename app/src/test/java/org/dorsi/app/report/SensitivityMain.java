package org.dorsi.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dorsi sensitivity}: how much the detectors hang on their constants. */
@Command(
    name = "dorsi sensitivity",
    mixinStandardHelpOptions = true,
    description = {
      "Varies every tuning constant of the inertial units' detectors by a fifth, up and down, runs",
      "all recorded walks with each variation, and writes which bars break; then chooses the",
      "constants anew without one person after the other, and scores them on that person.",
      "Takes about a quarter of an hour on an idle computer."
    },
    footer = {
      "",
      "Example:",
      "  dorsi sensitivity --data ../shared/data --maps app/examples \\",
      "      --sources controller/src/main/java/org/dorsi/controller/gait \\",
      "      --out docs/detection-sensitivity.md"
    })
public final class SensitivityMain implements Callable<Integer> {

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the recordings")
  private Path data = Path.of("");

  @Option(names = "--maps", required = true, paramLabel = "DIR", description = "their maps")
  private Path maps = Path.of("");

  @Option(
      names = "--sources",
      required = true,
      paramLabel = "DIR",
      description = "the package controller.gait")
  private Path sources = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE.md", description = "where to")
  private Path out = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      defaultValue = ".*",
      description = "only constants whose name matches, to look at some (default: all)")
  private String only = ".*";

  /** Only picocli makes one. */
  public SensitivityMain() {}

  @Override
  public Integer call() throws IOException {
    RecordedWalk.All walks = RecordedWalk.All.read(data, maps);
    Sensitivity sensitivity = new Sensitivity(sources, walks, only);
    Files.writeString(out, sensitivity.page(LocalDate.now(ZoneId.systemDefault()).toString()));
    return 0;
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new SensitivityMain()).execute(args));
  }
}
