package org.dorsi.visualization.session;

import java.awt.Point;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.Viewport;

/** Tells a test's robot where STOP is, which nobody else needs to know. */
public final class StopButton {

  private StopButton() {}

  /**
   * The middle of a window's STOP button on the screen. Main thread only.
   *
   * @param settings what the window was opened with
   */
  public static Point onScreen(SessionWindow window, WindowSettings settings) {
    Viewport viewport = new Viewport(settings.width(), settings.height());
    Rect stop = SessionLayout.stop(viewport);
    int[] corner = window.position();
    return new Point(
        corner[0] + Math.round(stop.centerX() * viewport.scale()),
        corner[1] + Math.round(stop.centerY() * viewport.scale()));
  }
}
