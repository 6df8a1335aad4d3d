package org.dorsi.app.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.sensors.Side;

/**
 * What the detectors have learned of a patient, in a file of its own.
 *
 * <p>A {@link CheckedFile}: whose it is, from what each leg was observed, then a row of numbers a
 * line.
 */
public final class HabitsFile {

  private static final String FORMAT = "dorsi-habits 1";
  private static final String ANYBODY = "anybody";

  private HabitsFile() {}

  /**
   * Whose habits, and from what they were learned.
   *
   * @param patient the patient's pseudonym; empty where it is not asked
   * @param detectors what each observed leg's events are detected from
   */
  public record Wearer(Optional<String> patient, Map<Side, LegSetup.Detector> detectors) {

    public Wearer {
      detectors = Map.copyOf(detectors);
    }

    private String patientLine() {
      return "patient " + patient.orElse(ANYBODY);
    }

    private String sensorsLine() {
      StringBuilder line = new StringBuilder("detectors");
      for (Side side : Side.values()) {
        LegSetup.Detector detector = detectors.get(side);
        if (detector != null) {
          line.append(' ').append(side.name().toLowerCase(Locale.ROOT)).append(' ');
          line.append(DetectorNames.name(detector));
        }
      }
      return line.toString();
    }
  }

  /**
   * Reads a file; empty where there is none yet.
   *
   * @throws ConfigException saying what is wrong with it: damaged, another patient's, or learned
   *     from other sensors
   */
  public static Optional<WearerHabits> read(Path file, Wearer wearer) {
    try {
      return CheckedFile.read(file, FORMAT).map(text -> parse(text, wearer));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(file + ": " + e.getMessage());
    }
  }

  private static WearerHabits parse(String text, Wearer wearer) {
    String[] lines = text.split("\n", 3);
    if (wearer.patient().isPresent() && !lines[0].equals(wearer.patientLine())) {
      throw new IllegalArgumentException(
          "of " + lines[0] + ", not of " + wearer.patientLine() + ": not used");
    }
    if (!lines[1].equals(wearer.sensorsLine())) {
      throw new IllegalArgumentException(
          "learned with " + lines[1] + ", not with " + wearer.sensorsLine() + ": not used");
    }
    return WearerHabits.parse(lines[2]);
  }

  /**
   * Replaces a file, or makes it.
   *
   * @throws ConfigException when it cannot be written; what was there before is untouched then
   */
  public static void write(Path file, Wearer wearer, WearerHabits habits) {
    CheckedFile.write(
        file, FORMAT, wearer.patientLine() + "\n" + wearer.sensorsLine() + "\n" + habits.text());
  }
}
