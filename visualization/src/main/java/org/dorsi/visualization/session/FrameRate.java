package org.dorsi.visualization.session;

/** Frames a second, from a counter looked at now and then. Render thread only. */
final class FrameRate {

  private static final long WINDOW_NS = 1_000_000_000L;

  private long beginNs = Long.MIN_VALUE;
  private long beginFrames;
  private double rateHz = Double.NaN;

  /**
   * Takes note of the counter.
   *
   * @param frames frames so far
   * @param timeNs session time
   * @return the rate over the last whole window; NaN before its end
   */
  double rateHz(long frames, long timeNs) {
    if (beginNs == Long.MIN_VALUE || timeNs < beginNs) {
      beginNs = timeNs;
      beginFrames = frames;
    } else if (timeNs - beginNs >= WINDOW_NS) {
      rateHz = (frames - beginFrames) / ((timeNs - beginNs) * 1e-9);
      beginNs = timeNs;
      beginFrames = frames;
    }
    return rateHz;
  }
}
