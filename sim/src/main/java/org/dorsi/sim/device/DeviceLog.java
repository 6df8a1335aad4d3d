package org.dorsi.sim.device;

/** Where emulated devices write what happened to them. Any thread; never waits. */
@FunctionalInterface
public interface DeviceLog {

  /** Keeps nothing. */
  DeviceLog NONE = (device, monoNs, event) -> {};

  /**
   * Notes one event.
   *
   * @param device name of the device
   * @param monoNs when, by {@link System#nanoTime}
   * @param event what, as fields of a JSON line
   */
  void note(String device, long monoNs, LogEvent event);
}
