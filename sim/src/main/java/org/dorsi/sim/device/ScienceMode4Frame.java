package org.dorsi.sim.device;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * One ScienceMode 4 frame (P24 Instructions for Use 1.1, protocol section).
 *
 * @param packetNumber 0 to 63, echoed in the acknowledge
 * @param command 0 to 1023
 * @param data what follows the two header bytes, unstuffed
 */
@SuppressWarnings("ArrayRecordComponent") // A frame is looked at once and never compared.
record ScienceMode4Frame(int packetNumber, int command, byte[] data) {

  static final int START = 0xF0;
  static final int STOP = 0x0F;
  static final int ESCAPE = 0x81;
  static final int KEY = 0x55;

  /** Bytes of an empty frame: start, escaped length and check, two header bytes, stop. */
  static final int MIN_BYTES = 12;

  static final int MAX_BYTES = 1200;

  /** Where the stuffed payload begins: after start, four length bytes and four check bytes. */
  static final int PAYLOAD = 9;

  /** The frame as it goes over the wire. */
  byte[] encode() {
    ByteArrayOutputStream payload = new ByteArrayOutputStream(data.length + 16);
    stuff(payload, packetNumber << 2 | command >> 8);
    stuff(payload, command & 0xFF);
    for (byte b : data) {
      stuff(payload, b & 0xFF);
    }
    byte[] stuffed = payload.toByteArray();
    int length = PAYLOAD + stuffed.length + 1;
    int crc = Crc16.of(0, stuffed, 0, stuffed.length);
    byte[] wire = new byte[length];
    wire[0] = (byte) START;
    escape(wire, 1, length >> 8);
    escape(wire, 3, length & 0xFF);
    escape(wire, 5, crc >> 8);
    escape(wire, 7, crc & 0xFF);
    System.arraycopy(stuffed, 0, wire, PAYLOAD, stuffed.length);
    wire[length - 1] = (byte) STOP;
    return wire;
  }

  private static void stuff(ByteArrayOutputStream out, int value) {
    if (value == START || value == STOP || value == ESCAPE) {
      out.write(ESCAPE);
      out.write(value ^ KEY);
    } else {
      out.write(value);
    }
  }

  private static void escape(byte[] wire, int at, int value) {
    wire[at] = (byte) ESCAPE;
    wire[at + 1] = (byte) (value ^ KEY);
  }

  @Override
  public String toString() {
    return "packet " + packetNumber + ", command " + command + ", data " + Arrays.toString(data);
  }
}
