package org.dorsi.sensors.device;

/** What the configuration says of one sensor. Any thread. */
public sealed interface SensorSettings permits FootSwitchSettings, XsensSettings {

  /** The sensor's name, unique in the configuration. */
  String name();

  /** System name or path of its port. */
  String port();

  /** Line speed, baud; USB CDC devices and pseudo-terminals ignore it. */
  int baud();
}
