package org.dorsi.controller.trial;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads little-endian values from a record's payload.
 *
 * <p>Every method throws {@link BufferUnderflowException} where the payload ends too early. One
 * thread at a time.
 */
final class PayloadReader {

  private final ByteBuffer buffer;

  PayloadReader(byte[] bytes, int offset, int length) {
    buffer = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  PayloadReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Index of the next byte in the array that was given. */
  int position() {
    return buffer.position();
  }

  int u8() {
    return Byte.toUnsignedInt(buffer.get());
  }

  boolean bool() {
    return buffer.get() != 0;
  }

  int u16() {
    return Short.toUnsignedInt(buffer.getShort());
  }

  int i32() {
    return buffer.getInt();
  }

  long i64() {
    return buffer.getLong();
  }

  double f64() {
    return Double.longBitsToDouble(buffer.getLong());
  }

  String text() {
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] utf8 = new byte[length];
    buffer.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** The lowest {@code count} bytes of a value, as the framing packs them. */
  long unsigned(int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (long) u8() << (8 * i);
    }
    return value;
  }
}
