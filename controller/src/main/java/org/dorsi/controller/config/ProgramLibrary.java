package org.dorsi.controller.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.dorsi.controller.stimulation.StimulationProgram;

/** The programs that come with Dorsi, by name, and those in files of their own. */
public final class ProgramLibrary {

  /** The supplied programs, in the order in which a list shows them. */
  public static final List<String> NAMES =
      List.of(
          "drop-foot",
          "drop-foot-eversion",
          "drop-foot-push-off",
          "ms-walking",
          "cp-five-muscles",
          "strengthening",
          "pain-relief",
          "manual-trigger");

  private ProgramLibrary() {}

  /**
   * A program's text.
   *
   * @param name a supplied program's name, or a path ending in {@code .toml}
   * @param folder what such a path is relative to
   * @throws ConfigException when there is none
   */
  public static String text(String name, Path folder) {
    if (!name.endsWith(".toml")) {
      return supplied(name);
    }
    Path file = folder.resolve(name);
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file");
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * A program without a patient: its timing and pulses, every current zero.
   *
   * @param name as for {@link #text}
   * @throws ConfigException when there is none, or it cannot be used
   */
  public static StimulationProgram read(String name, Path folder) {
    ConfigTable file = ConfigTable.parse(name, text(name, folder));
    return ProgramReader.draft(name, file);
  }

  private static String supplied(String name) {
    if (!NAMES.contains(name)) {
      throw new ConfigException(
          "no program called "
              + name
              + "; supplied are "
              + String.join(", ", NAMES)
              + "; a file's name ends in .toml");
    }
    try (InputStream in = ProgramLibrary.class.getResourceAsStream("programs/" + name + ".toml")) {
      if (in == null) {
        throw new IllegalStateException("program " + name + " was not packed");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
