package org.dorsi.controller.safety;

/**
 * The gain that every start and every resume begins with: from nothing to all within three strides,
 * and never within less than a second (safety requirements, SR-11 and H26).
 *
 * <p>Control thread only.
 */
public final class SoftStart {

  private static final double STRIDES = 3;
  private static final double SHORTEST_SECONDS = 1;

  /** A little less than the time that is given to leave a mode. */
  private static final double ENDING_SECONDS = 0.9;

  private double gain;
  private long lastNs;
  private boolean running;

  /**
   * The gain now.
   *
   * @param nowNs the tick's time
   * @param stimulating whether stimulation is on; off takes the gain to zero at once
   * @param ending whether it ramps to zero, to be left
   * @param strideSeconds the wearer's stride time; NaN while unknown
   * @return 0 to 1
   */
  public double gainFraction(
      long nowNs, boolean stimulating, boolean ending, double strideSeconds) {
    if (!stimulating) {
      gain = 0;
    } else if (ending) {
      gain = Math.max(0, gain - Math.max(0, nowNs - lastNs) * 1e-9 / ENDING_SECONDS);
    } else if (running) {
      double wholeSeconds = Math.max(SHORTEST_SECONDS, STRIDES * known(strideSeconds));
      gain = Math.min(1, gain + Math.max(0, nowNs - lastNs) * 1e-9 / wholeSeconds);
    }
    running = stimulating;
    lastNs = nowNs;
    return gain;
  }

  private static double known(double strideSeconds) {
    return Double.isNaN(strideSeconds) ? 0 : strideSeconds;
  }
}
