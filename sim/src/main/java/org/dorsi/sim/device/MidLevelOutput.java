package org.dorsi.sim.device;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pulse trains that a P24 makes by itself in mid level.
 *
 * <p>A channel that an update newly switches on begins at once, with its ramp; one that stays on
 * keeps its rhythm. Trains end two seconds after the last sign of life from the host. Time is an
 * argument; one thread.
 */
final class MidLevelOutput {

  /** P24 Instructions for Use, "automatic stop". */
  static final long KEEP_ALIVE_NS = 2_000_000_000L;

  private static final int CHANNELS = 8;

  /** One channel's train: what is to come, and how often. */
  record Train(Waveform waveform, long periodNs, int rampPulses) {}

  private final @Nullable Train[] trains = new @Nullable Train[CHANNELS];
  private final long[] dueNs = new long[CHANNELS];
  private final int[] pulses = new int[CHANNELS];
  private long lifeNs;
  private boolean running;
  private boolean died;

  void update(@Nullable Train[] next, long nowNs) {
    for (int i = 0; i < CHANNELS; i++) {
      if (next[i] != null && (trains[i] == null || !running)) {
        dueNs[i] = nowNs;
        pulses[i] = 0;
      }
      trains[i] = next[i];
    }
    running = true;
    died = false;
    lifeNs = nowNs;
  }

  void keepAlive(long nowNs) {
    lifeNs = nowNs;
  }

  void stop(int channel) {
    trains[channel - 1] = null;
  }

  void stop() {
    Arrays.fill(trains, null);
    running = false;
  }

  /** Whether trains go out; false too after they ended for want of a sign of life. */
  boolean isRunning() {
    return running;
  }

  /** Whether they ended for want of a sign of life, and not because they were stopped. */
  boolean hasDied() {
    return died;
  }

  /** The channels with a train, bit 0 is channel 1. */
  int activeMask() {
    int mask = 0;
    for (int i = 0; running && i < CHANNELS; i++) {
      mask |= trains[i] == null ? 0 : 1 << i;
    }
    return mask;
  }

  /** When something is to happen next; {@link Long#MAX_VALUE} for never. */
  long nextNs() {
    if (!running) {
      return Long.MAX_VALUE;
    }
    long next = lifeNs + KEEP_ALIVE_NS;
    for (int i = 0; i < CHANNELS; i++) {
      if (trains[i] != null && dueNs[i] < next) {
        next = dueNs[i];
      }
    }
    return next;
  }

  /** Gives out what is due; a late pulse comes late, and the next keeps its place. */
  void advance(long nowNs, PulseSink sink) {
    if (!running) {
      return;
    }
    long freeNs = nowNs;
    for (int i = 0; i < CHANNELS; i++) {
      Train train = trains[i];
      while (train != null && dueNs[i] <= nowNs && dueNs[i] < lifeNs + KEEP_ALIVE_NS) {
        double scale = Math.min(1, (pulses[i] + 1.0) / (train.rampPulses() + 1));
        sink.pulse(i + 1, train.waveform(), scale, freeNs);
        freeNs += train.waveform().durationMicros() * 1000;
        pulses[i]++;
        dueNs[i] += train.periodNs();
      }
    }
    if (nowNs >= lifeNs + KEEP_ALIVE_NS) {
      running = false;
      died = true;
    }
  }
}
