package org.dorsi.sensors.serial;

/** Hears of ports that are lost. Called on the port's reader thread; must not wait. */
@FunctionalInterface
public interface PortFaultListener {

  /** Does nothing. */
  PortFaultListener NONE = (source, timeNs, detail) -> {};

  /**
   * A port was lost; its reader has ended.
   *
   * @param source the sensor's name in the configuration
   * @param timeNs when it was noticed, session time
   * @param detail in words, for the log and the operator
   */
  void onPortLost(String source, long timeNs, String detail);
}
