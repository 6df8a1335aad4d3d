package org.dorsi.sensors.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes FS1 frames as a board does. */
public final class Fs1Frames {

  private Fs1Frames() {}

  /** A sample frame. */
  public static byte[] sample(int sequence, long boardMicros, int closed, int... analog) {
    ByteBuffer body = ByteBuffer.allocate(2 + 2 * analog.length).order(ByteOrder.LITTLE_ENDIAN);
    body.put((byte) analog.length).put((byte) closed);
    for (int counts : analog) {
      body.putShort((short) counts);
    }
    return frame(0x01, sequence, boardMicros, body.array());
  }

  /** A hello (2) or status (3) frame. */
  public static byte[] text(int type, String json) {
    return frame(type, 0, 0, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Frames behind each other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] frame(int type, int sequence, long boardMicros, byte[] body) {
    ByteBuffer frame = ByteBuffer.allocate(11 + body.length + 2).order(ByteOrder.LITTLE_ENDIAN);
    frame.put((byte) 0xA5).put((byte) 0x5A).put((byte) (8 + body.length));
    frame.put((byte) 1).put((byte) type).putShort((short) sequence).putInt((int) boardMicros);
    frame.put(body);
    frame.putShort((short) bitwiseCrc(frame.array(), 2, 9 + body.length));
    return frame.array();
  }

  /** The definition of the check, one bit at a time, so that the decoder's table is not trusted. */
  private static int bitwiseCrc(byte[] bytes, int offset, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < 8 * length; i++) {
      int bit = (bytes[offset + i / 8] >> (7 - i % 8)) & 1;
      int carry = (crc >> 15) & 1;
      crc = (crc << 1) & 0xFFFF;
      if (bit != carry) {
        crc ^= 0x1021;
      }
    }
    return crc;
  }
}
