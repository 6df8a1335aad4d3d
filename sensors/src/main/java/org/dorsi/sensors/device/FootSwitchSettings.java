package org.dorsi.sensors.device;

import java.util.List;
import org.dorsi.sensors.Side;

/**
 * A foot-switch board with the FS1 protocol.
 *
 * @param name the sensor's name in the configuration
 * @param port system name or path of its port
 * @param baud line speed; 1 kHz of samples needs 460800 or more
 * @param sides the feet that switches are under
 */
public record FootSwitchSettings(String name, String port, int baud, List<Side> sides)
    implements SensorSettings {

  /** Carries 1 kHz of samples with four analog channels on a real UART. */
  public static final int DEFAULT_BAUD = 460_800;

  public FootSwitchSettings {
    SettingsRules.requireNameAndPort(name, port);
    sides = List.copyOf(sides);
    if (sides.isEmpty() || sides.size() != sides.stream().distinct().count()) {
      throw new IllegalArgumentException(
          "sides of foot-switch board " + name + " must be left, right or both, got " + sides);
    }
  }
}
