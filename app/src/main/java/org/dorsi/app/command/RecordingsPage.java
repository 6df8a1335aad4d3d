package org.dorsi.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.dorsi.controller.config.ConfigException;
import picocli.CommandLine.Option;

/** Options of a command that writes a dated page about the recordings. */
final class RecordingsPage {

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the recordings")
  private Path data = Path.of("");

  @Option(names = "--maps", required = true, paramLabel = "DIR", description = "their maps")
  private Path maps = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE.md", description = "where to")
  private Path out = Path.of("");

  /** Makes a page of recordings and their maps. */
  interface Maker {
    String page(Path data, Path maps, String date) throws IOException;
  }

  /** Has the page made and writes it. */
  int write(Maker maker) {
    try {
      String date = LocalDate.now(ZoneId.systemDefault()).toString();
      Files.writeString(out, maker.page(data, maps, date));
    } catch (IOException e) {
      throw new ConfigException(out + ": cannot be made: " + e.getMessage());
    }
    return ExitCode.OK;
  }
}
