package org.dorsi.controller.guard;

/**
 * The stimulator that a session drives.
 *
 * @param device the kind of device; {@code p24} is the only one known
 * @param port its port, for example {@code /dev/ttyACM0} or {@code COM3}
 */
public record GuardSettings(String device, String port) {

  /** HASOMED's P24, ScienceMode 4. */
  public static final String P24 = "p24";

  public GuardSettings {
    if (!device.equals(P24)) {
      throw new IllegalArgumentException("device must be p24, got " + device);
    }
    if (port.isBlank()) {
      throw new IllegalArgumentException("port must not be blank");
    }
  }
}
