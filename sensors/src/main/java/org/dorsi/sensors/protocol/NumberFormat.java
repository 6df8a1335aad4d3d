package org.dorsi.sensors.protocol;

/** The four ways in which an MTi unit writes a real number; all of them big-endian. */
enum NumberFormat {
  FLOAT_32(4) {
    @Override
    double read(byte[] bytes, int at) {
      return Float.intBitsToFloat((int) BigEndian.unsigned(bytes, at, 4));
    }
  },
  FIXED_12_20(4) {
    @Override
    double read(byte[] bytes, int at) {
      return (int) BigEndian.unsigned(bytes, at, 4) / (double) (1 << 20);
    }
  },
  /** The 32 bits of the fraction come before the 16 bits of the whole number. */
  FIXED_16_32(6) {
    @Override
    double read(byte[] bytes, int at) {
      long fraction = BigEndian.unsigned(bytes, at, 4);
      short whole = (short) BigEndian.unsigned(bytes, at + 4, 2);
      return ((long) whole << 32 | fraction) / (double) (1L << 32);
    }
  },
  FLOAT_64(8) {
    @Override
    double read(byte[] bytes, int at) {
      return Double.longBitsToDouble(
          BigEndian.unsigned(bytes, at, 4) << 32 | BigEndian.unsigned(bytes, at + 4, 4));
    }
  };

  private static final NumberFormat[] BY_CODE = values();

  private final int size;

  NumberFormat(int size) {
    this.size = size;
  }

  /** The format of a code, 0 to 3, as in bits 0-1 of a data identifier. */
  static NumberFormat of(int code) {
    return BY_CODE[code];
  }

  /** Bytes of one number. */
  int size() {
    return size;
  }

  abstract double read(byte[] bytes, int at);
}
