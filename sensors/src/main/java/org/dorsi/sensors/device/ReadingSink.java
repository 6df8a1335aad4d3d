package org.dorsi.sensors.device;

import org.dorsi.sensors.SensorReading;

/** Takes the readings of a stream, on the port's reader thread; must not wait. */
@FunctionalInterface
public interface ReadingSink {

  /** Takes one reading. */
  void offer(SensorReading reading);
}
