package org.dorsi.sensors.protocol;

/** Whole numbers with the most significant byte first. */
final class BigEndian {

  private BigEndian() {}

  /** The unsigned number in {@code size} bytes (at most 7) from {@code at}. */
  static long unsigned(byte[] bytes, int at, int size) {
    long value = 0;
    for (int i = at; i < at + size; i++) {
      value = value << 8 | (bytes[i] & 0xFF);
    }
    return value;
  }
}
