package org.dorsi.sensors;

/**
 * One reading of one sensor, in SI units, on the session's time line.
 *
 * <p>Immutable; any thread.
 */
public sealed interface SensorReading permits ImuSample, FootSwitchSample {

  /** Instant of measurement: the device's clock mapped to session time, ns since session start. */
  long timeNs();

  /**
   * Instant at which the last byte of the reading reached this computer, ns since session start.
   */
  long arrivalNs();

  /** The body side the sensor is worn on. */
  Side side();
}
