package org.dorsi.controller.trial;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as it stands in a file.
 *
 * @param coveredFrom offset in the file of the first byte it covers
 * @param crc CRC32C that it states for the bytes from there to its own last four
 */
record Checkpoint(long coveredFrom, int crc) {

  private static final int CRC_BYTES = Integer.BYTES;

  /** The checkpoint in a frame; null where the frame holds something else. */
  static @Nullable Checkpoint in(byte[] bytes, Frame frame) {
    byte[] magic = TrialFormat.CHECKPOINT_MAGIC;
    int at = frame.payload();
    if (frame.entry() != TrialFormat.CHECKPOINT_ENTRY
        || frame.end() - at != TrialFormat.CHECKPOINT_SIZE
        || !magicAt(bytes, at)) {
      return null;
    }
    PayloadReader reader =
        new PayloadReader(bytes, at + magic.length, TrialFormat.CHECKPOINT_SIZE - magic.length);
    return new Checkpoint(reader.i64(), reader.i32());
  }

  /** Whether a checkpoint's payload may begin here; the array must go on for that long. */
  static boolean magicAt(byte[] bytes, int at) {
    byte[] magic = TrialFormat.CHECKPOINT_MAGIC;
    return bytes[at] == magic[0]
        && Arrays.equals(bytes, at, at + magic.length, magic, 0, magic.length);
  }

  /** Whether it fits the bytes from {@code from} to the end of its own frame. */
  boolean fits(byte[] bytes, int from, Frame frame) {
    CRC32C actual = new CRC32C();
    actual.update(bytes, from, frame.end() - CRC_BYTES - from);
    return (int) actual.getValue() == crc;
  }
}
