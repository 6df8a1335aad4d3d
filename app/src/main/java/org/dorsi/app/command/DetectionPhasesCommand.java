package org.dorsi.app.command;

import java.util.concurrent.Callable;
import org.dorsi.app.report.PhasesAndPredictions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private final RecordingsPage page = new RecordingsPage();

  /** Only picocli makes one. */
  public DetectionPhasesCommand() {}

  @Override
  public Integer call() {
    return page.write((data, maps, date) -> new PhasesAndPredictions(data, maps).page(date));
  }
}
