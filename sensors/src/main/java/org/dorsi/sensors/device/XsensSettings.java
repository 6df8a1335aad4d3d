package org.dorsi.sensors.device;

import org.dorsi.sensors.Placement;
import org.dorsi.sensors.calibration.AxisMap;

/**
 * An Xsens/Movella MTi unit on a serial port.
 *
 * @param name the sensor's name in the configuration
 * @param port system name or path of its port
 * @param baud line speed; 400 Hz need 921600
 * @param placement where it is worn
 * @param axes how its axes lie on the segment
 * @param rateHz samples per second that it is asked for: a divisor of 400 (600 and 700 series)
 */
public record XsensSettings(
    String name, String port, int baud, Placement placement, AxisMap axes, int rateHz)
    implements SensorSettings {

  /** Carries 400 Hz; units leave the factory with 115200. */
  public static final int DEFAULT_BAUD = 921_600;

  /** What the vendor's own driver asks for. */
  public static final int DEFAULT_RATE_HZ = 100;

  private static final int SENSOR_RATE_HZ = 400;

  public XsensSettings {
    SettingsRules.requireNameAndPort(name, port);
    if (rateHz < 1 || SENSOR_RATE_HZ % rateHz != 0) {
      throw new IllegalArgumentException(
          "rate of " + name + " must be a divisor of 400 Hz, got " + rateHz);
    }
  }
}
