package org.dorsi.visualization.session;

import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * When the stimulator last acknowledged a pulse of each channel: the lamps show what was delivered,
 * not what was asked for. Render thread only.
 */
final class PulseLamps {

  /** A lamp stays lit this long after a pulse, so that 20 Hz looks steady at a low frame rate. */
  static final long LIT_NS = 200_000_000;

  private final long[] counts = new long[StimulationChannel.MAX_CHANNELS + 1];
  private final long[] changedNs = new long[StimulationChannel.MAX_CHANNELS + 1];

  /**
   * Takes note of the guard's counts.
   *
   * @param timeNs session time
   */
  void note(GuardStatus guard, long timeNs) {
    for (int channel = 1; channel <= StimulationChannel.MAX_CHANNELS; channel++) {
      long count = guard.pulses(channel);
      if (count != counts[channel]) {
        counts[channel] = count;
        changedNs[channel] = timeNs;
      }
    }
  }

  boolean everLit(int channel) {
    return counts[channel] > 0;
  }

  /** Time since the last acknowledged pulse. */
  long ageNs(int channel, long timeNs) {
    return timeNs - changedNs[channel];
  }

  boolean lit(int channel, long timeNs) {
    return everLit(channel) && ageNs(channel, timeNs) < LIT_NS;
  }
}
