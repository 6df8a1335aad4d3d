package org.dorsi.controller.trial;

import org.jspecify.annotations.Nullable;

/**
 * What verifying a trial came to.
 *
 * @param ticksCompared ticks whose outputs were computed again and compared
 * @param firstDifference the first output that is not the recorded one; null where all are equal
 * @param lostTicks ticks known to be missing from the file; comparing ends at the first of them
 * @param lostBytes bytes of the file that are damaged or no whole record
 * @param whole whether nothing is known to be missing from the file
 */
public record ReplayResult(
    long ticksCompared,
    @Nullable Difference firstDifference,
    long lostTicks,
    long lostBytes,
    boolean whole) {

  /**
   * One field that differs.
   *
   * @param tick number of the tick
   * @param timeNs its session time
   * @param field the field, for example {@code left.phase}
   * @param recorded its value in the file
   * @param recomputed its value now
   */
  public record Difference(
      long tick, long timeNs, String field, String recorded, String recomputed) {}

  /** Whether every output is equal and nothing is missing from the file. */
  public boolean verified() {
    return firstDifference == null && whole;
  }
}
