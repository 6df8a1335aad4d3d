package org.dorsi.controller.trial;

import org.jspecify.annotations.Nullable;

/**
 * Where one WPILOG record lies in an array.
 *
 * @param entry number of the entry; 0 for control records
 * @param timeMicros time stamp
 * @param payload index of the payload's first byte
 * @param end index after its last
 */
record Frame(int entry, long timeMicros, int payload, int end) {

  private static final int LONGEST_HEADER = 17;

  /** The frame that begins at {@code at}; null where it is not there as a whole. */
  static @Nullable Frame at(byte[] bytes, int at, int limit) {
    if (at >= limit) {
      return null;
    }
    int lengths = bytes[at];
    int idBytes = (lengths & 3) + 1;
    int sizeBytes = ((lengths >> 2) & 3) + 1;
    int timeBytes = ((lengths >> 4) & 7) + 1;
    int payload = at + 1 + idBytes + sizeBytes + timeBytes;
    if (lengths < 0 || payload > limit) {
      return null;
    }
    PayloadReader header =
        new PayloadReader(bytes, at + 1, Math.min(LONGEST_HEADER, limit - at - 1));
    long entry = header.unsigned(idBytes);
    long size = header.unsigned(sizeBytes);
    long timeMicros = header.unsigned(timeBytes);
    if (entry > Integer.MAX_VALUE || size > limit - payload) {
      return null;
    }
    return new Frame((int) entry, timeMicros, payload, payload + (int) size);
  }
}
