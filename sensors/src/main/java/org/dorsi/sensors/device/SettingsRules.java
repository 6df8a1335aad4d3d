package org.dorsi.sensors.device;

/** What holds for every sensor's settings. */
final class SettingsRules {

  private SettingsRules() {}

  static void requireNameAndPort(String name, String port) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a sensor's name must not be empty (port " + port + ")");
    }
    if (port.isBlank()) {
      throw new IllegalArgumentException("the port of sensor " + name + " must not be empty");
    }
  }
}
