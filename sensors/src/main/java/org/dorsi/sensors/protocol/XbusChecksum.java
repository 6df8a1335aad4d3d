package org.dorsi.sensors.protocol;

/** The checksum of the Xbus envelope: all bytes after the preamble add up to 0 modulo 256. */
final class XbusChecksum {

  private XbusChecksum() {}

  /** The sum modulo 256 of {@code length} bytes from {@code offset}; 0 over a good frame. */
  static int sum(byte[] bytes, int offset, int length) {
    int sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += bytes[i];
    }
    return sum & 0xFF;
  }
}
