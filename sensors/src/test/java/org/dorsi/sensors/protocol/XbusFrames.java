package org.dorsi.sensors.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes Xbus messages as a device does. */
public final class XbusFrames {

  /**
   * Packet 1234 at 567890 ticks: orientation 1,0,0,0, specific force 0,0,9.8125 m/s2, angular
   * velocity 0.5,-0.25,0 rad/s, status 3.
   */
  public static final byte[] REFERENCE =
      HexFormat.ofDelimiter(" ")
          .parseHex(
              "FA FF 36 44 10 20 02 04 D2 10 60 04 00 08 AA 52 20 10 10 3F 80 00 00 00 00 00 00 00"
                  + " 00 00 00 00 00 00 00 40 20 0C 00 00 00 00 00 00 00 00 41 1D 00 00 80 20 0C 3F"
                  + " 00 00 00 BE 80 00 00 00 00 00 00 E0 20 04 00 00 00 03 0E");

  /** The payload of {@link #REFERENCE}. */
  public static final byte[] REFERENCE_PAYLOAD =
      Arrays.copyOfRange(REFERENCE, 4, REFERENCE.length - 1);

  private XbusFrames() {}

  /** A message; longer payloads than 254 bytes get the extended length. */
  public static byte[] message(int id, byte... payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0xFA);
    frame.write(0xFF);
    frame.write(id);
    if (payload.length < 0xFF) {
      frame.write(payload.length);
    } else {
      frame.write(0xFF);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(payload);
    int sum = 0;
    byte[] soFar = frame.toByteArray();
    for (int i = 1; i < soFar.length; i++) {
      sum += soFar[i];
    }
    frame.write(256 - (sum & 0xFF));
    return frame.toByteArray();
  }

  /** An MTData2 message with counter, sample time, specific force and angular velocity. */
  public static byte[] measurement(int counter, long ticks, float[] force, float[] gyro) {
    ByteBuffer payload = ByteBuffer.allocate(5 + 7 + 15 + 15);
    payload.putShort((short) 0x1020).put((byte) 2).putShort((short) counter);
    payload.putShort((short) 0x1060).put((byte) 4).putInt((int) ticks);
    payload.putShort((short) 0x4020).put((byte) 12);
    payload.putFloat(force[0]).putFloat(force[1]).putFloat(force[2]);
    payload.putShort((short) 0x8020).put((byte) 12);
    payload.putFloat(gyro[0]).putFloat(gyro[1]).putFloat(gyro[2]);
    return message(0x36, payload.array());
  }
}
