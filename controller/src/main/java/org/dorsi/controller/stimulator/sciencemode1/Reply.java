package org.dorsi.controller.stimulator.sciencemode1;

import org.jspecify.annotations.Nullable;

/**
 * The one byte that answers a command.
 *
 * @param ident the command's, 0 to 3; see {@link Request}
 * @param good whether the device did it
 */
public record Reply(int ident, boolean good) {

  public Reply {
    if (ident < 0 || ident > 3) {
      throw new IllegalArgumentException("ident must be in [0, 3], got " + ident);
    }
  }

  /** The byte as an answer; null where it is none. */
  public static @Nullable Reply of(byte b) {
    return (b & 0x3E) == 0 ? new Reply(b >> 6 & 3, (b & 1) != 0) : null;
  }

  /** The answer as it is sent. */
  public byte toByte() {
    return (byte) (ident << 6 | (good ? 1 : 0));
  }
}
