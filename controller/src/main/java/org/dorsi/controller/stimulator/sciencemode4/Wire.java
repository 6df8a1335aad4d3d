package org.dorsi.controller.stimulator.sciencemode4;

/** The bytes that both directions agree on (stimulators.md, section 1.2). */
final class Wire {

  static final byte START = (byte) 0xF0;
  static final byte STOP = 0x0F;
  static final byte ESCAPE = (byte) 0x81;
  static final int KEY = 0x55;

  /** Start byte, then length and check, two bytes each and each of them escaped. */
  static final int PAYLOAD_OFFSET = 9;

  static final int MIN_FRAME = 12;
  static final int MAX_FRAME = 1200;

  private static final int[] CRC_TABLE = crcTable();

  private Wire() {}

  static boolean isReserved(byte b) {
    return b == START || b == STOP || b == ESCAPE;
  }

  /** CRC-16 XMODEM: polynomial 0x1021, initial value 0, not reflected. */
  static int crc(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = ((crc << 8) & 0xFFFF) ^ CRC_TABLE[((crc >> 8) ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
      }
      table[i] = crc & 0xFFFF;
    }
    return table;
  }
}
