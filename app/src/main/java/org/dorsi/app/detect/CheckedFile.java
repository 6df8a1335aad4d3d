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
import java.util.Optional;
import java.util.zip.CRC32C;
import org.dorsi.controller.config.ConfigException;

/**
 * A small text file that says in its first line what it is and in its last one the CRC32C of all
 * lines before it. It is replaced as a whole or not at all, whatever happens meanwhile.
 */
public final class CheckedFile {

  private static final String CHECK = "crc32c ";

  private CheckedFile() {}

  /**
   * Reads the lines between the first and the last; empty where there is no file.
   *
   * @param format what the first line must be
   * @throws IllegalArgumentException when it is damaged, or another sort of file
   * @throws IOException when it cannot be read
   */
  public static Optional<String> read(Path file, String format) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    int check = text.lastIndexOf(CHECK);
    if (!text.startsWith(format + "\n") || check < 0) {
      throw new IllegalArgumentException(
          "damaged, or another file: must begin with \"" + format + "\" and end with a checksum");
    }
    String content = text.substring(0, check);
    if (!text.substring(check).equals(CHECK + checksum(content) + "\n")) {
      throw new IllegalArgumentException("damaged: its checksum is another one");
    }
    return Optional.of(content.substring(format.length() + 1));
  }

  /**
   * Replaces a file, or makes it.
   *
   * @param lines what stands between the first line and the last, each with its end
   * @throws ConfigException when it cannot be written; what was there before is untouched then
   */
  public static void write(Path file, String format, String lines) {
    String content = format + "\n" + lines;
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
