package org.dorsi.app.bench;

import java.util.Arrays;

/** Durations that were measured, and what lies under which share of them. Any thread. */
final class Durations {

  private long[] ns = new long[1024];
  private int count;

  synchronized void add(long durationNs) {
    if (count == ns.length) {
      ns = Arrays.copyOf(ns, 2 * count);
    }
    ns[count++] = durationNs;
  }

  synchronized int count() {
    return count;
  }

  synchronized void clear() {
    count = 0;
  }

  /**
   * The shortest duration that at least this percentage does not exceed.
   *
   * @throws IllegalStateException when nothing was measured
   */
  synchronized double percentileMillis(double percent) {
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(ns, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * count);
    return sorted[Math.max(0, rank - 1)] * 1e-6;
  }

  synchronized double meanMillis() {
    return Arrays.stream(ns, 0, count).average().orElse(Double.NaN) * 1e-6;
  }
}
