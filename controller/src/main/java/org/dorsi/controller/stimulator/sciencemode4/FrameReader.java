package org.dorsi.controller.stimulator.sciencemode4;

/**
 * Finds good frames in a stream of bytes, one byte at a time.
 *
 * <p>After an escape byte the next byte is data, whatever it is. An unescaped start byte begins a
 * new frame wherever it comes; a frame whose length or check does not fit is counted and forgotten.
 * Bounded memory, no allocation. One thread at a time.
 */
public final class FrameReader {

  private final byte[] frame = new byte[Wire.MAX_FRAME];
  private final byte[] payload = new byte[Wire.MAX_FRAME];
  private int length;
  private int payloadLength;
  private boolean inFrame;
  private boolean escaped;
  private long frames;
  private long damaged;
  private long skippedBytes;

  /**
   * Takes one byte.
   *
   * @return true when it completed a good frame, which stays readable until the next call
   */
  public boolean accept(byte b) {
    boolean isData = escaped;
    escaped = !isData && b == Wire.ESCAPE;
    if (!isData && b == Wire.START) {
      damaged += inFrame ? 1 : 0;
      inFrame = true;
      frame[0] = b;
      length = 1;
      return false;
    }
    if (!inFrame) {
      skippedBytes++;
      return false;
    }
    if (length == Wire.MAX_FRAME) {
      inFrame = false;
      damaged++;
      return false;
    }
    frame[length++] = b;
    if (isData || b != Wire.STOP) {
      return false;
    }
    inFrame = false;
    boolean good = unpack();
    frames += good ? 1 : 0;
    damaged += good ? 0 : 1;
    return good;
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

  /** Good frames so far. */
  public long frames() {
    return frames;
  }

  /** Frames begun that were broken off, too long, or failed length or check. */
  public long damaged() {
    return damaged;
  }

  /** Bytes seen outside any frame. */
  public long skippedBytes() {
    return skippedBytes;
  }

  private boolean unpack() {
    if (length < Wire.MIN_FRAME || headerField(1) != length) {
      return false;
    }
    int end = length - 1;
    if (headerField(5) != Wire.crc(frame, Wire.PAYLOAD_OFFSET, end)) {
      return false;
    }
    int out = 0;
    for (int i = Wire.PAYLOAD_OFFSET; i < end; i++) {
      payload[out++] = frame[i] == Wire.ESCAPE ? (byte) (frame[++i] ^ Wire.KEY) : frame[i];
    }
    payloadLength = out;
    return out >= 2;
  }

  /** A 16-bit field whose two bytes are both escaped; -1 where they are not. */
  private int headerField(int offset) {
    if (frame[offset] != Wire.ESCAPE || frame[offset + 2] != Wire.ESCAPE) {
      return -1;
    }
    return ((frame[offset + 1] ^ Wire.KEY) & 0xFF) << 8 | ((frame[offset + 3] ^ Wire.KEY) & 0xFF);
  }
}
