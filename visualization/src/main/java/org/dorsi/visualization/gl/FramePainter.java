package org.dorsi.visualization.gl;

/** Draws one frame of a screen. Render thread only. */
@FunctionalInterface
public interface FramePainter {

  /**
   * Draws one frame.
   *
   * @param canvas the surface, already cleared
   * @param nowNs the system's monotonic clock, for ages and flashing
   */
  void paint(Canvas canvas, long nowNs);
}
