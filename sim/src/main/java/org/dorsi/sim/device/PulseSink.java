package org.dorsi.sim.device;

/** The muscle's end of a stimulator. */
@FunctionalInterface
interface PulseSink {

  /**
   * A pulse begins.
   *
   * @param channel 1 to 8
   * @param scale share of the waveform's current, 1 but for the pulses of a ramp
   */
  void pulse(int channel, Waveform waveform, double scale, long startNs);
}
