package org.dorsi.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dorsi.app.validation.ClosedLoopPage;
import org.dorsi.controller.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what stimulation through the real controller does to every supplied patient. */
@Command(
    name = "closed-loop",
    mixinStandardHelpOptions = true,
    description = {
      "Lets every supplied patient walk at each speed before the real controller, without and with",
      "stimulation, then with more and more current, and for twenty minutes, and writes a page of",
      "tables, failures included. Takes some minutes."
    },
    footer = {
      "",
      "Exit code 4: a bar of the page is not met.",
      "",
      "Example:",
      "  dorsi closed-loop --out docs/closed-loop.md"
    })
public final class ClosedLoopCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "FILE.md",
      description = "the page (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("docs/closed-loop.md");

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "of each walk (default: ${DEFAULT-VALUE})")
  private double seconds = 300;

  /** Only picocli makes one. */
  public ClosedLoopCommand() {}

  @Override
  public Integer call() {
    if (!(seconds >= 30 && seconds <= 3600)) {
      throw new ConfigException("--seconds must be in [30, 3600] s, got " + seconds);
    }
    try {
      return new ClosedLoopPage(seconds).write(out) == 0 ? ExitCode.OK : ExitCode.NOT_MET;
    } catch (IOException e) {
      throw new ConfigException(out + ": cannot be written: " + e.getMessage());
    }
  }
}
