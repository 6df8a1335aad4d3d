package org.dorsi.app.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.WearerHabits;

/** What the detectors have learned of a patient, in a file of its own. */
public final class HabitsFile {

  private HabitsFile() {}

  /**
   * Reads a file; empty where there is none yet.
   *
   * @throws ConfigException with file and line when it is damaged
   */
  public static Optional<WearerHabits> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WearerHabits.parse(Files.readString(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(file + ": " + e.getMessage());
    }
  }

  /**
   * Writes a file, over whatever is there.
   *
   * @throws ConfigException when it cannot be written
   */
  public static void write(Path file, WearerHabits habits) {
    try {
      Files.writeString(file, habits.text());
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be written: " + e.getMessage());
    }
  }
}
