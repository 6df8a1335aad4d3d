package org.dorsi.visualization.gl;

import java.util.List;

/**
 * Decides how much of a frame has to be drawn: all of it on a graphics card, which does not notice;
 * where the processor draws, what changed, provided that the driver keeps the frame before. Render
 * thread only.
 */
final class Redraw {

  /** Whatever a window system does to a buffer is made good so soon. */
  private static final long WHOLE_EVERY_NS = 5_000_000_000L;

  private final boolean software;
  private final ChangedAreas changed = new ChangedAreas();
  private boolean swapped;
  private boolean framesAreKept;
  private long wholeNs;

  Redraw(boolean software) {
    this.software = software;
  }

  /** What of a drawing has to be drawn, in areas apart from each other. */
  List<Pixels> areas(Drawing drawing, long nowNs) {
    if (software) {
      List<Pixels> areas = changed.since(drawing);
      if (framesAreKept && nowNs - wholeNs < WHOLE_EVERY_NS) {
        return areas;
      }
      wholeNs = nowNs;
    }
    return List.of(Pixels.all(drawing.viewport()));
  }

  /** Swaps the buffers, with a look at what that does to them at the first time. */
  void swap(Runnable swapBuffers, Viewport viewport) {
    if (software && !swapped) {
      swapped = true;
      SwapCheck check = new SwapCheck(viewport);
      swapBuffers.run();
      framesAreKept = check.framesAreKept();
    } else {
      swapBuffers.run();
    }
  }
}
