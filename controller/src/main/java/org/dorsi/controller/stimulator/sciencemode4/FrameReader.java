package org.dorsi.controller.stimulator.sciencemode4;

import org.dorsi.controller.stimulator.framing.FrameScanner;
import org.dorsi.controller.stimulator.framing.Stuffing;

/**
 * Finds good frames in a stream of bytes, one byte at a time: length and check must fit; see {@link
 * FrameScanner} for the rest. Bounded memory, no allocation. One thread at a time.
 */
public final class FrameReader {

  private final byte[] payload = new byte[Wire.MAX_FRAME];
  private final FrameScanner scanner = new FrameScanner(Wire.MAX_FRAME, this::unpack);
  private int payloadLength;

  /**
   * Takes one byte.
   *
   * @return true when it completed a good frame, which stays readable until the next call
   */
  public boolean accept(byte b) {
    return scanner.accept(b);
  }

  /** Packet number of the last good frame, 0 to 63. */
  public int packetNumber() {
    return payload[0] >> 2 & 0x3F;
  }

  /** Command of the last good frame, 0 to 1023. */
  public int command() {
    return (payload[0] & 3) << 8 | (payload[1] & 0xFF);
  }

  /** Bytes of data after the command. */
  public int dataLength() {
    return payloadLength - 2;
  }

  /** One byte of data, 0 to 255. */
  public int data(int index) {
    if (index < 0 || index >= dataLength()) {
      throw new IndexOutOfBoundsException(
          "data index must be in [0, " + (dataLength() - 1) + "], got " + index);
    }
    return payload[index + 2] & 0xFF;
  }

  /** Two bytes of data, the high one first. */
  public int data16(int index) {
    return data(index) << 8 | data(index + 1);
  }

  /** Good frames so far. */
  public long frames() {
    return scanner.frames();
  }

  /** Frames begun that were broken off, too long, or failed length or check. */
  public long damaged() {
    return scanner.damaged();
  }

  /** Bytes seen outside any frame. */
  public long skippedBytes() {
    return scanner.skippedBytes();
  }

  private boolean unpack(byte[] frame, int length) {
    int end = length - 1;
    if (length < Wire.MIN_FRAME
        || field(frame, 1) != length
        || field(frame, 5) != Wire.crc(frame, Wire.PAYLOAD_OFFSET, end)) {
      return false;
    }
    int unpacked = Stuffing.unstuff(frame, Wire.PAYLOAD_OFFSET, end, payload);
    payloadLength = unpacked;
    return unpacked >= 2;
  }

  /** A 16-bit field whose two bytes are both escaped; negative where they are not. */
  private static int field(byte[] frame, int offset) {
    return Stuffing.escapedAt(frame, offset) << 8 | Stuffing.escapedAt(frame, offset + 2);
  }
}
