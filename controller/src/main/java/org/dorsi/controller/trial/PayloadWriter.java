package org.dorsi.controller.trial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of little-endian values. One thread at a time. */
final class PayloadWriter {

  private byte[] bytes;
  private int size;

  PayloadWriter(int capacity) {
    bytes = new byte[capacity];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The buffer itself; the first {@link #size} bytes count. */
  byte[] array() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  PayloadWriter u8(int value) {
    return unsigned(value, 1);
  }

  PayloadWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  PayloadWriter u16(int value) {
    if (value < 0 || value > 0xffff) {
      throw new IllegalArgumentException("count must be in [0, 65535], got " + value);
    }
    return unsigned(value, 2);
  }

  PayloadWriter i32(int value) {
    return unsigned(value, Integer.BYTES);
  }

  PayloadWriter i64(long value) {
    return unsigned(value, Long.BYTES);
  }

  /** The bits as they are: not-a-numbers and signed zeros come back the same. */
  PayloadWriter f64(double value) {
    return i64(Double.doubleToRawLongBits(value));
  }

  /** Byte count as 32 bits, then UTF-8. */
  PayloadWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return i32(utf8.length).raw(utf8, 0, utf8.length);
  }

  PayloadWriter raw(byte[] from, int offset, int length) {
    reserve(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
    return this;
  }

  /** The lowest {@code count} bytes of a value. */
  PayloadWriter unsigned(long value, int count) {
    reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  /** Whether exactly these bytes were written. */
  boolean equalTo(byte[] other) {
    return Arrays.equals(bytes, 0, size, other, 0, other.length);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
