package org.dorsi.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.dorsi.app.report.DetectionResults;
import org.dorsi.controller.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the table of detection results over the recordings. */
@Command(
    name = "detection-results",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the detectors over every trial of the data sets, scores them against their references",
      "and writes the results by trial as a Markdown page, failures included."
    },
    footer = {
      "",
      "Example:",
      "  dorsi detection-results --data ../shared/data --maps app/examples \\",
      "      --out docs/detection-results.md"
    })
public final class DetectionResultsCommand implements Callable<Integer> {

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the recordings")
  private Path data = Path.of("");

  @Option(names = "--maps", required = true, paramLabel = "DIR", description = "their maps")
  private Path maps = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE.md", description = "where to")
  private Path out = Path.of("");

  /** Only picocli makes one. */
  public DetectionResultsCommand() {}

  @Override
  public Integer call() {
    try {
      Path scratch = Files.createTempFile("dorsi-events", ".csv");
      try {
        String page =
            new DetectionResults(data, maps, scratch)
                .page(LocalDate.now(ZoneId.systemDefault()).toString());
        Files.writeString(out, page);
      } finally {
        Files.delete(scratch);
      }
    } catch (IOException e) {
      throw new ConfigException(out + ": cannot be made: " + e.getMessage());
    }
    return ExitCode.OK;
  }
}
