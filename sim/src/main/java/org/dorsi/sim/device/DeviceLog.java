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

  /**
   * Notes a pulse, as the muscle got it.
   *
   * @param device name of the stimulator
   * @param monoNs when it began, by {@link System#nanoTime}
   * @param channel 1 to 8
   * @param pulseWidthMicros of the first phase
   * @param netChargeNanocoulombs what stayed behind
   */
  default void pulse(
      String device,
      long monoNs,
      int channel,
      double currentMilliamps,
      long pulseWidthMicros,
      double netChargeNanocoulombs) {
    note(
        device,
        monoNs,
        LogEvent.pulse(channel, currentMilliamps, pulseWidthMicros, netChargeNanocoulombs));
  }
}
