package org.dorsi.sim.device;

/**
 * CRC-16 with the polynomial 0x1021, most significant bit first, nothing reflected or inverted.
 * With the initial value 0xFFFF the check of "123456789" is 0x29B1, with 0 it is 0x31C3.
 */
final class Crc16 {

  private Crc16() {}

  static int of(int initial, byte[] bytes, int offset, int length) {
    int crc = initial;
    for (int i = offset; i < offset + length; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }
}
