package org.dorsi.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dorsi.app.validation.SimulatorValidation;
import org.dorsi.controller.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the simulator's validation page. */
@Command(
    name = "sim-validation",
    mixinStandardHelpOptions = true,
    description = {
      "Lets every supplied patient walk at each speed, with and without stimulation, compares the",
      "walks with normative ones and writes page and figures, failures included. About two minutes."
    },
    footer = {
      "",
      "Exit code 4: a bar of the page is not met.",
      "",
      "Example:",
      "  dorsi sim-validation --data ../shared/data --out docs"
    })
public final class SimValidationCommand implements Callable<Integer> {

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "normative curves")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      defaultValue = "docs",
      paramLabel = "DIR",
      description = "folder of the page (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  @Option(
      names = "--seconds",
      defaultValue = "300",
      paramLabel = "N",
      description = "of each walk (default: ${DEFAULT-VALUE})")
  private double seconds;

  /** Only picocli makes one. */
  public SimValidationCommand() {}

  @Override
  public Integer call() {
    if (!(seconds >= 20 && seconds <= 3600)) {
      throw new ConfigException("--seconds must be in [20, 3600] s, got " + seconds);
    }
    try {
      return new SimulatorValidation(data, out, seconds).write() == 0
          ? ExitCode.OK
          : ExitCode.NOT_MET;
    } catch (IOException e) {
      throw new ConfigException(out + ": cannot be written: " + e.getMessage());
    }
  }
}
