package org.dorsi.controller.loop;

import org.HdrHistogram.Histogram;

/**
 * How late the ticks of a session were, and how many came.
 *
 * <p>Recording allocates nothing. Control thread only, until the loop has ended.
 */
public final class TickTiming {

  private static final long SECOND_NS = 1_000_000_000L;

  /** Longest lateness told apart; anything later counts as this. */
  private static final long MAX_LATENESS_NS = 60 * SECOND_NS;

  /** How many whole seconds, beside the running one, count as the recent past. */
  private static final int RECENT_SECONDS = 10;

  private final Histogram latenessNs = new Histogram(MAX_LATENESS_NS, 3);
  private long windowStartNs;
  private long ticksInWindow;
  private double ratePerSecond = Double.NaN;
  private final long[] worstOfSecondNs = new long[RECENT_SECONDS + 1];
  private long second;

  /**
   * Records one tick.
   *
   * @param timeNs instant of the tick, session time
   * @param lateNs its lateness; negative counts as none
   */
  public void record(long timeNs, long lateNs) {
    if (latenessNs.getTotalCount() == 0) {
      windowStartNs = timeNs;
    } else {
      ticksInWindow++;
    }
    long boundedNs = Math.max(0, Math.min(lateNs, MAX_LATENESS_NS));
    latenessNs.recordValue(boundedNs);
    noteRecent(timeNs / SECOND_NS, boundedNs);
    long windowNs = timeNs - windowStartNs;
    if (windowNs >= SECOND_NS) {
      ratePerSecond = ticksInWindow * 1e9 / windowNs;
      windowStartNs = timeNs;
      ticksInWindow = 0;
    }
  }

  private void noteRecent(long tickSecond, long lateNs) {
    long skipped = Math.min(tickSecond - second, worstOfSecondNs.length);
    for (long i = 0; i < skipped; i++) {
      worstOfSecondNs[slot(tickSecond - i)] = 0;
    }
    second = tickSecond;
    int slot = slot(tickSecond);
    worstOfSecondNs[slot] = Math.max(worstOfSecondNs[slot], lateNs);
  }

  private int slot(long ofSecond) {
    return Math.floorMod(ofSecond, worstOfSecondNs.length);
  }

  /** Ticks recorded. */
  public long ticks() {
    return latenessNs.getTotalCount();
  }

  /** Ticks a second over the last whole second; NaN before the first. */
  public double rateHz() {
    return ratePerSecond;
  }

  /** The greatest lateness, ns, to three digits. */
  public long worstNs() {
    return latenessNs.getMaxValue();
  }

  /** The greatest lateness of the last ten to eleven seconds of session time, ns. */
  public long recentWorstNs() {
    long worst = 0;
    for (long ofSecondNs : worstOfSecondNs) {
      worst = Math.max(worst, ofSecondNs);
    }
    return worst;
  }

  /**
   * The lateness that a share of all ticks did not exceed, ns.
   *
   * @param percent for example 99.9
   */
  public long percentileNs(double percent) {
    return latenessNs.getValueAtPercentile(percent);
  }

  /** How many ticks were later than a bound, ns. */
  public long ticksLaterThan(long boundNs) {
    return boundNs >= worstNs()
        ? 0
        : latenessNs.getCountBetweenValues(boundNs + 1, MAX_LATENESS_NS);
  }
}
