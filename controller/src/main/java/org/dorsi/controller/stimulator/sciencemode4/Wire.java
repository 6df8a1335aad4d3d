package org.dorsi.controller.stimulator.sciencemode4;

/** What both directions agree on about a frame (stimulators.md, section 1.2). */
final class Wire {

  /** Start byte, then length and check, two bytes each and each of them escaped. */
  static final int PAYLOAD_OFFSET = 9;

  static final int MIN_FRAME = 12;
  static final int MAX_FRAME = 1200;

  private static final int[] CRC_TABLE = crcTable();

  private Wire() {}

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
