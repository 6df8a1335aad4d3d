package org.dorsi.controller.stimulator.sciencemode2;

import org.dorsi.controller.stimulator.framing.Stuffing;

/**
 * Builds one frame after another in the same buffer: {@link #begin}, data, {@link #end}.
 *
 * <p>No allocation. One thread at a time.
 */
public final class FrameWriter {

  private final byte[] frame = new byte[Wire.MAX_FRAME];
  private int length;
  private int payload;

  /**
   * Starts a frame.
   *
   * @param packetNumber 0 to 255, comes back in the reply
   * @param command 0 to 255, see {@link Command}
   */
  public FrameWriter begin(int packetNumber, int command) {
    if (packetNumber < 0 || packetNumber > 255) {
      throw new IllegalArgumentException("packet number must be in [0, 255], got " + packetNumber);
    }
    if (command < 0 || command > 255) {
      throw new IllegalArgumentException("command must be in [0, 255], got " + command);
    }
    length = Wire.PAYLOAD_OFFSET;
    payload = 0;
    return put(packetNumber).put(command);
  }

  /** Adds one byte of data, escaped where it must be. */
  public FrameWriter put(int value) {
    byte b = (byte) value;
    if (payload++ == Wire.MAX_PAYLOAD) {
      throw new IllegalStateException("data must be at most 60 bytes long");
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

  /** Closes the frame with check, length and stop byte; it stays valid until the next begin. */
  public FrameWriter end() {
    frame[0] = Stuffing.START;
    escapedAt(1, Wire.crc(frame, Wire.PAYLOAD_OFFSET, length));
    escapedAt(3, length - Wire.PAYLOAD_OFFSET);
    frame[length++] = Stuffing.STOP;
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
