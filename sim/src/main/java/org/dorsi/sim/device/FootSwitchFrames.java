package org.dorsi.sim.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Frames of the FS1 foot-switch board, as its protocol page lays them down. Little-endian. */
final class FootSwitchFrames {

  private static final int VERSION = 1;
  private static final int SAMPLE = 1;
  private static final int HELLO = 2;
  // Version, type, sequence number and time stamp: in every frame.
  private static final int HEADER_BYTES = 8;

  private FootSwitchFrames() {}

  /**
   * A sample.
   *
   * @param closedBits low nibble left foot, high nibble right: heel 1, met5 2, met1 4, toe 8
   * @param counts raw counts of the analog channels
   */
  static byte[] sample(int sequence, long timeMicros, int closedBits, int... counts) {
    byte[] frame = new byte[3 + HEADER_BYTES + 2 + 2 * counts.length + 2];
    ByteBuffer body = start(frame, SAMPLE, sequence, timeMicros);
    body.put((byte) counts.length).put((byte) closedBits);
    for (int count : counts) {
      body.putShort((short) count);
    }
    return finish(frame, body);
  }

  /** What the board says of itself, as JSON of at most 240 bytes. */
  static byte[] hello(int sequence, long timeMicros, String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    if (text.length > 240) {
      throw new IllegalArgumentException("hello must have <= 240 bytes, got " + text.length);
    }
    byte[] frame = new byte[3 + HEADER_BYTES + text.length + 2];
    return finish(frame, start(frame, HELLO, sequence, timeMicros).put(text));
  }

  private static ByteBuffer start(byte[] frame, int type, int sequence, long timeMicros) {
    return ByteBuffer.wrap(frame)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xA5)
        .put((byte) 0x5A)
        .put((byte) (frame.length - 5))
        .put((byte) VERSION)
        .put((byte) type)
        .putShort((short) sequence)
        .putInt((int) timeMicros);
  }

  private static byte[] finish(byte[] frame, ByteBuffer body) {
    body.putShort((short) Crc16.of(0xFFFF, frame, 2, frame.length - 4));
    return frame;
  }
}
