package org.dorsi.sensors.protocol;

/**
 * CRC-16/CCITT-FALSE: polynomial 0x1021, initial value 0xFFFF, not reflected; the check value of
 * {@code "123456789"} is 0x29B1.
 */
final class Crc16CcittFalse {

  private static final int POLYNOMIAL = 0x1021;
  private static final int INITIAL = 0xFFFF;
  private static final char[] TABLE = table();

  private Crc16CcittFalse() {}

  /** The check over {@code length} bytes from {@code offset}. */
  static int of(byte[] bytes, int offset, int length) {
    int crc = INITIAL;
    for (int i = offset; i < offset + length; i++) {
      crc = ((crc << 8) & 0xFFFF) ^ TABLE[(crc >>> 8) ^ (bytes[i] & 0xFF)];
    }
    return crc;
  }

  private static char[] table() {
    char[] table = new char[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
      }
      table[i] = (char) crc;
    }
    return table;
  }
}
