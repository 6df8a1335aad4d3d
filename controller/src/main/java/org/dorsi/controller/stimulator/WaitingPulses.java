package org.dorsi.controller.stimulator;

import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * Pulses that are due while the device is still at the one before: one a channel, the oldest first,
 * none for long. A late pulse is dropped, never doubled. The driver's thread; no allocation.
 */
final class WaitingPulses {

  /** Later than this would be no rhythm any more: 60 % of a period at 40 Hz. */
  static final long PATIENCE_NS = 15_000_000;

  private static final int CHANNELS = StimulationChannel.MAX_CHANNELS;

  private final boolean[] waiting = new boolean[CHANNELS];
  private final int[] halfMilliamps = new int[CHANNELS];
  private final int[] widthMicros = new int[CHANNELS];
  private final long[] sinceNs = new long[CHANNELS];

  /** Keeps a pulse; false where the channel's last one still waits. */
  boolean add(int channel, int ofHalfMilliamps, int ofWidthMicros, long nowNs) {
    int i = channel - 1;
    if (waiting[i] && nowNs - sinceNs[i] <= PATIENCE_NS) {
      return false;
    }
    waiting[i] = true;
    halfMilliamps[i] = ofHalfMilliamps;
    widthMicros[i] = ofWidthMicros;
    sinceNs[i] = nowNs;
    return true;
  }

  /** The channel of the oldest pulse that is not too late, which is taken out; 0 for none. */
  int take(long nowNs) {
    int oldest = -1;
    for (int i = 0; i < CHANNELS; i++) {
      waiting[i] &= nowNs - sinceNs[i] <= PATIENCE_NS;
      if (waiting[i] && (oldest < 0 || sinceNs[i] < sinceNs[oldest])) {
        oldest = i;
      }
    }
    if (oldest >= 0) {
      waiting[oldest] = false;
    }
    return oldest + 1;
  }

  /** Current of the pulse that was taken out last of a channel. */
  int halfMilliamps(int channel) {
    return halfMilliamps[channel - 1];
  }

  int widthMicros(int channel) {
    return widthMicros[channel - 1];
  }

  void clear() {
    for (int i = 0; i < CHANNELS; i++) {
      waiting[i] = false;
    }
  }
}
