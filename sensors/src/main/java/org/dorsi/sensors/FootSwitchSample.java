package org.dorsi.sensors;

/**
 * The state of the switches under one foot.
 *
 * @param timeNs instant of measurement, session time
 * @param arrivalNs arrival of the last byte, session time
 * @param side the foot
 * @param closedBits which switches are closed: {@link #HEEL}, {@link #METATARSAL_5}, {@link
 *     #METATARSAL_1}, {@link #TOE}, the order of B&amp;L Engineering's foot-switch encoder
 */
public record FootSwitchSample(long timeNs, long arrivalNs, Side side, int closedBits)
    implements SensorReading {

  /** The switch under the heel. */
  public static final int HEEL = 1;

  /** The switch under the head of the fifth metatarsal. */
  public static final int METATARSAL_5 = 2;

  /** The switch under the head of the first metatarsal. */
  public static final int METATARSAL_1 = 4;

  /** The switch under the great toe. */
  public static final int TOE = 8;

  public FootSwitchSample {
    if (closedBits < 0 || closedBits > 15) {
      throw new IllegalArgumentException(
          "closed switch bits must be in [0, 15], got " + closedBits);
    }
  }

  /** Whether the heel is loaded. */
  public boolean heelClosed() {
    return (closedBits & HEEL) != 0;
  }

  /** Whether any switch in front of the heel is loaded. */
  public boolean forefootClosed() {
    return (closedBits & ~HEEL) != 0;
  }
}
