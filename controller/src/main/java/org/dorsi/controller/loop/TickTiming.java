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

  private final Histogram latenessNs = new Histogram(MAX_LATENESS_NS, 3);
  private long windowStartNs;
  private long ticksInWindow;
  private double ratePerSecond = Double.NaN;

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
    latenessNs.recordValue(Math.max(0, Math.min(lateNs, MAX_LATENESS_NS)));
    long windowNs = timeNs - windowStartNs;
    if (windowNs >= SECOND_NS) {
      ratePerSecond = ticksInWindow * 1e9 / windowNs;
      windowStartNs = timeNs;
      ticksInWindow = 0;
    }
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
