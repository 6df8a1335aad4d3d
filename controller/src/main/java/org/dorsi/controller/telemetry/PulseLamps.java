package org.dorsi.controller.telemetry;

import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * When the stimulator last acknowledged a pulse of each channel: the lamps show what was delivered,
 * not what was asked for. One thread, that of the screen.
 */
public final class PulseLamps {

  /** A lamp stays lit this long after a pulse, so that 20 Hz looks steady at a low frame rate. */
  private static final long LIT_NS = 200_000_000;

  private final long[] counts = new long[StimulationChannel.MAX_CHANNELS + 1];
  private final long[] changedNs = new long[StimulationChannel.MAX_CHANNELS + 1];

  /** All lamps dark. */
  public PulseLamps() {}

  /**
   * Takes note of the guard's counts.
   *
   * @param timeNs session time
   */
  public void note(GuardStatus guard, long timeNs) {
    for (int channel = 1; channel <= StimulationChannel.MAX_CHANNELS; channel++) {
      long count = guard.pulses(channel);
      if (count != counts[channel]) {
        counts[channel] = count;
        changedNs[channel] = timeNs;
      }
    }
  }

  /** Whether the channel has had a pulse in this session. */
  public boolean everLit(int channel) {
    return counts[channel] > 0;
  }

  /** Time since the last acknowledged pulse. */
  public long ageNs(int channel, long timeNs) {
    return timeNs - changedNs[channel];
  }

  /** Whether the channel's pulses come, as far as anybody can see. */
  public boolean lit(int channel, long timeNs) {
    return everLit(channel) && ageNs(channel, timeNs) < LIT_NS;
  }
}
