package org.dorsi.controller.stimulator;

import org.dorsi.controller.stimulation.StimulationChannel;

/** What a device has acknowledged, by channel, since the session began. One thread at a time. */
public final class DeliveredPulses {

  private final long[] pulses = new long[StimulationChannel.MAX_CHANNELS];
  private final long[] chargeHalfNanocoulombs = new long[StimulationChannel.MAX_CHANNELS];

  void count(int channel, long halfNanocoulombs) {
    pulses[channel - 1]++;
    chargeHalfNanocoulombs[channel - 1] += halfNanocoulombs;
  }

  /** Pulses of a channel, 1 to 8. */
  public long pulses(int channel) {
    return pulses[channel - 1];
  }

  /** Charge of one phase, summed over the pulses of a channel, 1 to 8; nC. */
  public long chargeNanocoulombs(int channel) {
    return chargeHalfNanocoulombs[channel - 1] / 2;
  }
}
