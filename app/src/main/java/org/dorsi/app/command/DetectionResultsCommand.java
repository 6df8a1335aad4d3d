package org.dorsi.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dorsi.app.report.DetectionResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private final RecordingsPage page = new RecordingsPage();

  /** Only picocli makes one. */
  public DetectionResultsCommand() {}

  @Override
  public Integer call() {
    return page.write(DetectionResultsCommand::page);
  }

  private static String page(Path data, Path maps, String date) throws IOException {
    Path scratch = Files.createTempFile("dorsi-events", ".csv");
    try {
      return new DetectionResults(data, maps, scratch).page(date);
    } finally {
      Files.delete(scratch);
    }
  }
}
