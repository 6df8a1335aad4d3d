package org.dorsi.sensors.protocol;

/**
 * The payload of an MTData2 message: packets {@code DataID u16 | size u8 | data}, big-endian.
 *
 * <p>The low nibble of a data identifier says how numbers are written (bits 0-1: float32, fixed
 * 12.20, fixed 16.32, float64) and in which earth frame (bits 2-3); unknown identifiers are skipped
 * by their size. A parser that is used again and again; belongs to one thread.
 */
public final class MtData2 {

  /** Packet counter, 16 bits, wraps. */
  public static final int PACKET_COUNTER = 0x1020;

  /** Sample time, ticks of 0.1 ms in 32 bits, wraps. */
  public static final int SAMPLE_TIME_FINE = 0x1060;

  /** Specific force, three numbers, m/s2. */
  public static final int ACCELERATION = 0x4020;

  /** Angular velocity, three numbers, rad/s. */
  public static final int RATE_OF_TURN = 0x8020;

  /** Status bits, 32 bits. */
  public static final int STATUS_WORD = 0xE020;

  private static final int TYPE_MASK = 0xFFF0;
  private static final int FORMAT_MASK = 0x3;
  private static final int PACKET_HEADER = 3;

  private final double[] acceleration = new double[3];
  private final double[] rateOfTurn = new double[3];
  private boolean hasPacketCounter;
  private boolean hasSampleTimeFine;
  private boolean hasAcceleration;
  private boolean hasRateOfTurn;
  private int packetCounter;
  private int sampleTimeFine;
  private int statusWord;

  /**
   * Reads a payload; what the one before carried is forgotten.
   *
   * @return false when the packets do not fill the payload exactly or a known one has a wrong size;
   *     then nothing of it is to be used
   */
  public boolean parse(byte[] bytes, int offset, int length) {
    forget();
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (end - at < PACKET_HEADER) {
        return refuse();
      }
      int dataId = (int) BigEndian.unsigned(bytes, at, 2);
      int size = bytes[at + 2] & 0xFF;
      at += PACKET_HEADER;
      if (size > end - at || !take(dataId, bytes, at, size)) {
        return refuse();
      }
      at += size;
    }
    return true;
  }

  private boolean refuse() {
    forget();
    return false;
  }

  private void forget() {
    hasPacketCounter = false;
    hasSampleTimeFine = false;
    hasAcceleration = false;
    hasRateOfTurn = false;
  }

  /** Takes a known packet; false when its size does not fit its identifier. */
  private boolean take(int dataId, byte[] bytes, int at, int size) {
    NumberFormat format = NumberFormat.of(dataId & FORMAT_MASK);
    int type = dataId & TYPE_MASK;
    boolean fits =
        switch (type) {
          case PACKET_COUNTER -> size == 2;
          case SAMPLE_TIME_FINE, STATUS_WORD -> size == 4;
          case ACCELERATION, RATE_OF_TURN -> size == 3 * format.size();
          default -> true;
        };
    if (!fits) {
      return false;
    }
    switch (type) {
      case PACKET_COUNTER -> {
        packetCounter = (int) BigEndian.unsigned(bytes, at, 2);
        hasPacketCounter = true;
      }
      case SAMPLE_TIME_FINE -> {
        sampleTimeFine = (int) BigEndian.unsigned(bytes, at, 4);
        hasSampleTimeFine = true;
      }
      case STATUS_WORD -> statusWord = (int) BigEndian.unsigned(bytes, at, 4);
      case ACCELERATION -> {
        readVector(format, bytes, at, acceleration);
        hasAcceleration = true;
      }
      case RATE_OF_TURN -> {
        readVector(format, bytes, at, rateOfTurn);
        hasRateOfTurn = true;
      }
      default -> {}
    }
    return true;
  }

  private static void readVector(NumberFormat format, byte[] bytes, int at, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = format.read(bytes, at + i * format.size());
    }
  }

  /** Whether a packet counter was there. */
  public boolean hasPacketCounter() {
    return hasPacketCounter;
  }

  /** Number of the packet, 0 to 65535, wraps. */
  public int packetCounter() {
    return packetCounter;
  }

  /** Whether a sample time was there. */
  public boolean hasSampleTimeFine() {
    return hasSampleTimeFine;
  }

  /** The unit's clock, ticks of 0.1 ms as an unsigned 32-bit number that wraps. */
  public long sampleTimeFineTicks() {
    return sampleTimeFine & 0xFFFFFFFFL;
  }

  /** Whether both acceleration and rate of turn were there, which is what a sample needs. */
  public boolean hasInertialSample() {
    return hasAcceleration && hasRateOfTurn;
  }

  /** Specific force along the sensor's axis 0 (x), 1 (y) or 2 (z), m/s2. */
  public double accelerationMetersPerSec2(int axis) {
    return acceleration[axis];
  }

  /** Angular velocity about the sensor's axis 0 (x), 1 (y) or 2 (z), rad/s. */
  public double rateOfTurnRadPerSec(int axis) {
    return rateOfTurn[axis];
  }

  /** Status bits: 0 self-test ok, 1 orientation valid, 8 to 16 and 19 clipping. */
  public int statusWord() {
    return statusWord;
  }
}
