package org.dorsi.app.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.sensors.Side;

/**
 * What the detectors have learned of a patient, in a file of its own.
 *
 * <p>Text: what the file is, whose it is and from what each leg was observed; a row of numbers a
 * line; in the last line the CRC32C of all lines before it. A file is replaced as a whole or not at
 * all, whatever happens meanwhile.
 */
public final class HabitsFile {

  private static final String FORMAT = "dorsi-habits 1";
  private static final String CHECK = "crc32c ";
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
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(Files.readString(file), wearer));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(file + ": " + e.getMessage());
    }
  }

  private static WearerHabits parse(String text, Wearer wearer) {
    int check = text.lastIndexOf(CHECK);
    if (!text.startsWith(FORMAT + "\n") || check < 0) {
      throw new IllegalArgumentException(
          "damaged, or no habits: must begin with \"" + FORMAT + "\" and end with a checksum");
    }
    String content = text.substring(0, check);
    if (!text.substring(check).equals(CHECK + checksum(content) + "\n")) {
      throw new IllegalArgumentException("damaged: its checksum is another one");
    }
    String[] lines = content.split("\n", 4);
    if (wearer.patient().isPresent() && !lines[1].equals(wearer.patientLine())) {
      throw new IllegalArgumentException(
          "of " + lines[1] + ", not of " + wearer.patientLine() + ": not used");
    }
    if (!lines[2].equals(wearer.sensorsLine())) {
      throw new IllegalArgumentException(
          "learned with " + lines[2] + ", not with " + wearer.sensorsLine() + ": not used");
    }
    return WearerHabits.parse(lines[3]);
  }

  /**
   * Replaces a file, or makes it.
   *
   * @throws ConfigException when it cannot be written; what was there before is untouched then
   */
  public static void write(Path file, Wearer wearer, WearerHabits habits) {
    String content =
        FORMAT + "\n" + wearer.patientLine() + "\n" + wearer.sensorsLine() + "\n" + habits.text();
    byte[] bytes = (content + CHECK + checksum(content) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Path folder = file.toAbsolutePath().getParent();
      // Beside it, so that the move is one step of the file system.
      Path beside = Files.createTempFile(folder, file.getFileName().toString(), ".new");
      try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be written: " + e.getMessage());
    }
  }

  private static String checksum(String content) {
    CRC32C crc = new CRC32C();
    crc.update(content.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
