package org.dorsi.controller.stimulator.framing;

/** The bytes that mean something on the wire, and how data is kept from looking like them. */
public final class Stuffing {

  public static final byte START = (byte) 0xF0;
  public static final byte STOP = 0x0F;

  /** The byte after it is data exclusive-or {@link #KEY}, whatever it is. */
  public static final byte ESCAPE = (byte) 0x81;

  public static final int KEY = 0x55;

  private Stuffing() {}

  /** Whether a byte of the payload must be escaped. */
  public static boolean isReserved(byte b) {
    return b == START || b == STOP || b == ESCAPE;
  }

  /** The data byte at an offset that must be escaped, 0 to 255; -1 where it is not. */
  public static int escapedAt(byte[] frame, int offset) {
    return frame[offset] == ESCAPE ? (frame[offset + 1] ^ KEY) & 0xFF : -1;
  }

  /**
   * Takes the escapes out of {@code [from, to)}.
   *
   * @return bytes written to {@code out}; -1 where an escape byte ends the range
   */
  public static int unstuff(byte[] frame, int from, int to, byte[] out) {
    int length = 0;
    for (int i = from; i < to; i++) {
      if (frame[i] != ESCAPE) {
        out[length++] = frame[i];
      } else if (++i < to) {
        out[length++] = (byte) (frame[i] ^ KEY);
      } else {
        return -1;
      }
    }
    return length;
  }
}
