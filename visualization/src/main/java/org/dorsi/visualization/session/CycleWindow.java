package org.dorsi.visualization.session;

import org.dorsi.visualization.gl.Canvas;

/** Where in the last gait cycle a leg was stimulated. Render thread only. */
final class CycleWindow {

  private static final int BINS = 100;

  private final boolean[] stimulated = new boolean[BINS];
  private double lastFraction = Double.NaN;

  /**
   * Takes note of one instant.
   *
   * @param cycleFraction position in the cycle; NaN where unknown
   * @param on whether pulses were commanded then
   */
  void note(double cycleFraction, boolean on) {
    if (!Double.isFinite(cycleFraction)) {
      lastFraction = Double.NaN;
      return;
    }
    int bin = bin(cycleFraction);
    int from = Double.isFinite(lastFraction) ? bin(lastFraction) : bin;
    for (int i = from; ; i = (i + 1) % BINS) {
      stimulated[i] = on;
      if (i == bin) {
        break;
      }
    }
    lastFraction = cycleFraction;
  }

  /** Draws the stimulated parts of the cycle as arcs. */
  void draw(Canvas canvas, float x, float y, float radius, float lineWidth, int color) {
    int begin = -1;
    for (int i = 0; i <= BINS; i++) {
      boolean on = i < BINS && stimulated[i];
      if (on && begin < 0) {
        begin = i;
      } else if (!on && begin >= 0) {
        canvas.ring(x, y, radius, lineWidth, begin / (float) BINS, i / (float) BINS, color);
        begin = -1;
      }
    }
  }

  private static int bin(double fraction) {
    return Math.max(0, Math.min(BINS - 1, (int) (fraction * BINS)));
  }
}
