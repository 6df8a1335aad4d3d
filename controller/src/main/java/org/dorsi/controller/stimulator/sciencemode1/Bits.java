package org.dorsi.controller.stimulator.sciencemode1;

import java.util.Arrays;

/**
 * Fields of a command, seven bits a byte, the highest bit first; the eighth bit says whether a byte
 * is the first of its command. Reused; no allocation. One thread at a time.
 */
final class Bits {

  /** Ident and check, then three bytes for each of eight channels. */
  static final int MAX_BYTES = 25;

  private static final int FIRST = 0x80;

  private final byte[] bytes = new byte[MAX_BYTES];
  private int bit;

  /** Starts at the first bit, for writing. */
  void clear() {
    bit = 0;
    Arrays.fill(bytes, (byte) 0);
    bytes[0] = (byte) FIRST;
  }

  /** Starts at the first bit of a command, for reading. */
  void load(byte[] from, int length) {
    System.arraycopy(from, 0, bytes, 0, length);
    bit = 0;
  }

  Bits put(int value, int width) {
    for (int i = width - 1; i >= 0; i--, bit++) {
      bytes[bit / 7] |= (byte) ((value >> i & 1) << (6 - bit % 7));
    }
    return this;
  }

  int take(int width) {
    int value = 0;
    for (int i = 0; i < width; i++, bit++) {
      value = value << 1 | (bytes[bit / 7] >> (6 - bit % 7) & 1);
    }
    return value;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Bytes begun so far. */
  int length() {
    return (bit + 6) / 7;
  }

  /** Whether a byte is the first of a command. */
  static boolean isFirst(byte b) {
    return (b & FIRST) != 0;
  }

  /** Which command a first byte begins, 0 to 3. */
  static int ident(byte first) {
    return first >> 5 & 3;
  }
}
