package org.dorsi.controller.gait;

import java.util.Arrays;

/**
 * Median of the last few values: what a wearer's habit is told from, unmoved by a single odd
 * stride.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class RecentMedian {

  private final double[] recent;
  private final double[] sorted;
  private final double untilKnown;
  private int added;
  private double median;

  /**
   * @param remembered how many values count
   * @param untilKnown what {@link #value} says before the first
   */
  RecentMedian(int remembered, double untilKnown) {
    recent = new double[remembered];
    sorted = new double[remembered];
    this.untilKnown = untilKnown;
    median = untilKnown;
  }

  /** Begins anew. */
  void forget() {
    added = 0;
    median = untilKnown;
  }

  void add(double value) {
    recent[added % recent.length] = value;
    added++;
    int known = Math.min(added, recent.length);
    System.arraycopy(recent, 0, sorted, 0, known);
    Arrays.sort(sorted, 0, known);
    median = (sorted[(known - 1) / 2] + sorted[known / 2]) / 2;
  }

  /** Adds a value unless it is NaN. */
  void addIfKnown(double value) {
    if (!Double.isNaN(value)) {
      add(value);
    }
  }

  /** The value added last; before the first, what {@link #value} says. */
  double newest() {
    return added == 0 ? median : recent[(added - 1) % recent.length];
  }

  double value() {
    return median;
  }

  /** Writes the values down, the oldest first. */
  void save(WearerHabits habits, String name) {
    int known = Math.min(added, recent.length);
    double[] values = new double[known];
    for (int i = 0; i < known; i++) {
      values[i] = recent[(added - known + i) % recent.length];
    }
    habits.put(name, values);
  }

  /** Takes over values that were written down. */
  void restore(WearerHabits habits, String name) {
    habits
        .get(name, recent.length)
        .ifPresent(
            values -> {
              for (double value : values) {
                add(value);
              }
            });
  }
}
