package org.dorsi.controller.gait;

import java.util.Arrays;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;

/**
 * How new the newest reading of each of a leg's sensors is: an older one is not looked at.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class NewestReadings {

  /** The switches, the unit on the foot, the unit on the shank. */
  private final long[] timeNs = new long[3];

  NewestReadings() {
    forget();
  }

  /** A sensor that comes back may have started its clock anew. */
  void forget() {
    Arrays.fill(timeNs, Long.MIN_VALUE);
  }

  boolean isOlder(SensorReading reading) {
    return reading.timeNs() < timeNs[sensor(reading)];
  }

  void take(SensorReading reading) {
    timeNs[sensor(reading)] = reading.timeNs();
  }

  private static int sensor(SensorReading reading) {
    if (reading instanceof ImuSample imu) {
      return imu.placement().segment() == BodySegment.FOOT ? 1 : 2;
    }
    return 0;
  }
}
