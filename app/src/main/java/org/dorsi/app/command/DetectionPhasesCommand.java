package org.dorsi.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.dorsi.app.report.PhasesAndPredictions;
import org.dorsi.controller.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes how well phases are told and events are predicted. */
@Command(
    name = "detection-phases",
    mixinStandardHelpOptions = true,
    description = {
      "Lets simulated patients walk in front of the detectors and writes, as a Markdown page, how",
      "far off the onsets of the seven phases are, and how far off the predictions of the next",
      "heel off, toe off and contact are, of those patients and of recorded walks."
    },
    footer = {
      "",
      "Example:",
      "  dorsi detection-phases --data ../shared/data --maps app/examples \\",
      "      --out docs/detection-phases.md"
    })
public final class DetectionPhasesCommand implements Callable<Integer> {

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the recordings")
  private Path data = Path.of("");

  @Option(names = "--maps", required = true, paramLabel = "DIR", description = "their maps")
  private Path maps = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE.md", description = "where to")
  private Path out = Path.of("");

  /** Only picocli makes one. */
  public DetectionPhasesCommand() {}

  @Override
  public Integer call() {
    try {
      String date = LocalDate.now(ZoneId.systemDefault()).toString();
      Files.writeString(out, new PhasesAndPredictions(data, maps).page(date));
    } catch (IOException e) {
      throw new ConfigException(out + ": cannot be made: " + e.getMessage());
    }
    return ExitCode.OK;
  }
}
