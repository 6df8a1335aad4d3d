package org.dorsi.sim.device;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One ScienceMode 2 frame (Science Mode 2 protocol 1.24).
 *
 * @param packetNumber 0 to 255, echoed in the acknowledge
 * @param command 0 to 255
 * @param data what follows the command, unstuffed; at most 60 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // A frame is looked at once and never compared.
record ScienceMode2Frame(int packetNumber, int command, byte[] data) {

  static final int START = 0xF0;
  static final int STOP = 0x0F;
  static final int ESCAPE = 0x81;
  private static final int KEY = 0x55;
  private static final int HEADER = 5;
  private static final int MOST_DATA = 60;

  /** Start, header, payload of escapes only, stop. */
  static final int MAX_BYTES = HEADER + 2 * (2 + MOST_DATA) + 1;

  static ScienceMode2Frame of(int packetNumber, int command, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return new ScienceMode2Frame(packetNumber, command, bytes);
  }

  /** The frame as it goes over the wire. */
  byte[] encode() {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    stuff(payload, packetNumber);
    stuff(payload, command);
    for (byte b : data) {
      stuff(payload, b & 0xFF);
    }
    byte[] stuffed = payload.toByteArray();
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.write(START);
    wire.write(ESCAPE);
    wire.write(crc(stuffed) ^ KEY);
    wire.write(ESCAPE);
    wire.write(stuffed.length ^ KEY);
    wire.writeBytes(stuffed);
    wire.write(STOP);
    return wire.toByteArray();
  }

  /** What lies between start and stop, both included, as a frame; null where it is none. */
  static @Nullable ScienceMode2Frame decode(byte[] wire, int length) {
    if (length < HEADER + 3 || (wire[1] & 0xFF) != ESCAPE || (wire[3] & 0xFF) != ESCAPE) {
      return null;
    }
    byte[] stuffed = Arrays.copyOfRange(wire, HEADER, length - 1);
    if (((wire[2] & 0xFF) ^ KEY) != crc(stuffed) || ((wire[4] & 0xFF) ^ KEY) != stuffed.length) {
      return null;
    }
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    boolean escaped = false;
    for (byte b : stuffed) {
      if (escaped) {
        payload.write(b ^ KEY);
        escaped = false;
      } else if ((b & 0xFF) == ESCAPE) {
        escaped = true;
      } else {
        payload.write(b);
      }
    }
    byte[] bytes = payload.toByteArray();
    if (escaped || bytes.length < 2 || bytes.length > 2 + MOST_DATA) {
      return null;
    }
    return new ScienceMode2Frame(
        bytes[0] & 0xFF, bytes[1] & 0xFF, Arrays.copyOfRange(bytes, 2, bytes.length));
  }

  /** CRC-8 of the SMBus, bit by bit. */
  private static int crc(byte[] bytes) {
    int crc = 0;
    for (byte b : bytes) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) != 0 ? (crc << 1 ^ 0x07) & 0xFF : crc << 1;
      }
    }
    return crc;
  }

  private static void stuff(ByteArrayOutputStream out, int value) {
    if (value == START || value == STOP || value == ESCAPE) {
      out.write(ESCAPE);
      out.write(value ^ KEY);
    } else {
      out.write(value);
    }
  }

  @Override
  public String toString() {
    return "packet " + packetNumber + ", command " + command + ", data " + Arrays.toString(data);
  }
}
