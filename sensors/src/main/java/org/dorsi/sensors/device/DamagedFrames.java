package org.dorsi.sensors.device;

import java.util.Arrays;

/**
 * Whether a line damages so many frames that a check of 8 bits is no protection any more: it lets
 * one of 256 damaged frames through.
 *
 * <p>The bound is row H8 of the safety requirements: more than five bad frames in a second. One
 * thread at a time; no allocation.
 */
final class DamagedFrames {

  private static final int MOST_PER_SECOND = 5;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final long[] timesNs = new long[MOST_PER_SECOND + 1];
  private int oldest;

  DamagedFrames() {
    Arrays.fill(timesNs, LONG_AGO);
  }

  /** Takes a frame whose check did not fit. */
  void add(long arrivalNs) {
    timesNs[oldest] = arrivalNs;
    oldest = (oldest + 1) % timesNs.length;
  }

  /** Whether there were more than five within the last second. */
  boolean areTooMany(long nowNs) {
    return nowNs - timesNs[oldest] < SECOND_NS;
  }
}
