package org.dorsi.controller.stimulator.sciencemode2;

/** What both directions agree on about a frame (stimulators.md, section 2.1). */
final class Wire {

  /** Start byte, then check and length, each of them escaped. */
  static final int PAYLOAD_OFFSET = 5;

  /** Start, check, length, packet number, command, stop. */
  static final int MIN_FRAME = 8;

  /** Packet number, command and at most 60 bytes of data. */
  static final int MAX_PAYLOAD = 62;

  /** With every byte of the payload escaped. */
  static final int MAX_FRAME = PAYLOAD_OFFSET + 2 * MAX_PAYLOAD + 1;

  private static final int[] CRC_TABLE = crcTable();

  private Wire() {}

  /** CRC-8: polynomial 0x07, initial value 0, not reflected. */
  static int crc(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = CRC_TABLE[(crc ^ bytes[i]) & 0xFF];
    }
    return crc;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x07 : crc << 1;
      }
      table[i] = crc & 0xFF;
    }
    return table;
  }
}
