package org.dorsi.sim.device;

import java.nio.ByteBuffer;

/**
 * Messages of the Xbus protocol (Xsens/Movella MTi): {@code FA FF MID LEN payload CS}, big-endian.
 */
final class XbusFrames {

  static final int PREAMBLE = 0xFA;
  static final int BUS_ID = 0xFF;
  private static final int EXTENDED = 0xFF;

  private XbusFrames() {}

  static byte[] encode(int message, byte[] payload) {
    boolean extended = payload.length >= EXTENDED;
    ByteBuffer frame = ByteBuffer.allocate(payload.length + (extended ? 7 : 5));
    frame.put((byte) PREAMBLE).put((byte) BUS_ID).put((byte) message);
    if (extended) {
      frame.put((byte) EXTENDED).putShort((short) payload.length);
    } else {
      frame.put((byte) payload.length);
    }
    frame.put(payload);
    byte[] bytes = frame.array();
    int sum = 0;
    for (int i = 1; i < bytes.length - 1; i++) {
      sum += bytes[i];
    }
    return frame.put((byte) -sum).array();
  }
}
