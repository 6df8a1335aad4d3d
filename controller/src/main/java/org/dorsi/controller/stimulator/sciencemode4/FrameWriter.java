package org.dorsi.controller.stimulator.sciencemode4;

import org.dorsi.controller.stimulator.framing.Stuffing;

/**
 * Builds one frame after another in the same buffer: {@link #begin}, data, {@link #end}.
 *
 * <p>No allocation. One thread at a time.
 */
public final class FrameWriter {

  private final byte[] frame = new byte[Wire.MAX_FRAME];
  private int length;

  /**
   * Starts a frame.
   *
   * @param packetNumber 0 to 63, comes back in the reply
   * @param command 0 to 1023, see {@link Command}
   */
  public FrameWriter begin(int packetNumber, int command) {
    if (packetNumber < 0 || packetNumber > 63) {
      throw new IllegalArgumentException("packet number must be in [0, 63], got " + packetNumber);
    }
    if (command < 0 || command > 1023) {
      throw new IllegalArgumentException("command must be in [0, 1023], got " + command);
    }
    length = Wire.PAYLOAD_OFFSET;
    return put(packetNumber << 2 | command >> 8).put(command);
  }

  /** Adds one byte of data, escaped where it must be. */
  public FrameWriter put(int value) {
    byte b = (byte) value;
    if (length > Wire.MAX_FRAME - 3) {
      throw new IllegalStateException(
          "frame must be at most " + Wire.MAX_FRAME + " bytes long on the wire");
    }
    if (Stuffing.isReserved(b)) {
      frame[length++] = Stuffing.ESCAPE;
      frame[length++] = (byte) (b ^ Stuffing.KEY);
    } else {
      frame[length++] = b;
    }
    return this;
  }

  /** Adds two bytes, the high one first. */
  public FrameWriter putShort(int value) {
    return put(value >> 8).put(value);
  }

  /**
   * Adds one point of a pulse: a current held for a time, reached by a jump.
   *
   * @param micros 0 to 4095
   * @param halfMilliamps current in steps of 0.5 mA, -260 to 260 (130 mA, the vendor's own check)
   */
  public FrameWriter putPoint(int micros, int halfMilliamps) {
    return putPoint(micros, halfMilliamps, 0);
  }

  FrameWriter putPoint(int micros, int halfMilliamps, int interpolation) {
    int current = halfMilliamps + Point.ZERO_CURRENT;
    return put(micros >> 4)
        .put(((micros << 4) & 0xF0) | (current >> 6))
        .put(current << 2 & 0xFC)
        .put(interpolation << 5);
  }

  /** Closes the frame with length, check and stop byte; it stays valid until the next begin. */
  public FrameWriter end() {
    int crc = Wire.crc(frame, Wire.PAYLOAD_OFFSET, length);
    frame[length++] = Stuffing.STOP;
    frame[0] = Stuffing.START;
    escapedAt(1, length >> 8);
    escapedAt(3, length);
    escapedAt(5, crc >> 8);
    escapedAt(7, crc);
    return this;
  }

  /** The buffer; the frame is its first {@link #length} bytes. */
  public byte[] bytes() {
    return frame;
  }

  /** Length of the frame on the wire. */
  public int length() {
    return length;
  }

  private void escapedAt(int offset, int value) {
    frame[offset] = Stuffing.ESCAPE;
    frame[offset + 1] = (byte) (value ^ Stuffing.KEY);
  }
}
