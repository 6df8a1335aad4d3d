package org.dorsi.controller.gait;

import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;

/** Gait events from an inertial unit on the foot. Control thread only. */
final class FootImuDetector implements EventDetector {

  @Override
  public EventSource source() {
    return EventSource.FOOT_IMU;
  }

  @Override
  public boolean wants(SensorReading reading) {
    return reading instanceof ImuSample imu && imu.placement().segment() == BodySegment.FOOT;
  }

  @Override
  public void accept(SensorReading reading, double strideSeconds, Sink sink) {}

  @Override
  public void interrupt() {}
}
