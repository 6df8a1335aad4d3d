package org.dorsi.visualization.session;

import org.dorsi.visualization.gl.Canvas;

/** Shapes that mean the same as the colour beside them. Render thread only. */
enum Icon {
  CHECK,
  READY,
  BOLT,
  PAUSE,
  WARNING,
  OCTAGON,
  CROSSED;

  /** Half an edge of a regular octagon whose flat sides are 1 from its middle. */
  private static final float OCTAGON_HALF_EDGE = 0.414f;

  /**
   * Draws the shape.
   *
   * @param radius half of its extent, design pixels
   * @param ink its colour
   * @param paper the colour it stands on, for what is cut out of it
   */
  void draw(Canvas canvas, float x, float y, float radius, int ink, int paper) {
    float r = radius;
    switch (this) {
      case CHECK -> {
        canvas.disc(x, y, r, ink);
        float[] xs = {x - 0.5f * r, x - 0.12f * r, x + 0.52f * r};
        float[] ys = {y + 0.05f * r, y + 0.42f * r, y - 0.38f * r};
        canvas.polyline(xs, ys, xs.length, 0.24f * r, paper);
      }
      case READY -> {
        canvas.ring(x, y, 0.84f * r, 0.24f * r, 0, 1, ink);
        canvas.disc(x, y, 0.4f * r, ink);
      }
      case BOLT -> {
        canvas.polygon(
            ink, x + 0.3f * r, y - r, x + 0.12f * r, y + 0.14f * r, x - 0.6f * r, y + 0.14f * r);
        canvas.polygon(
            ink, x - 0.3f * r, y + r, x - 0.12f * r, y - 0.14f * r, x + 0.6f * r, y - 0.14f * r);
      }
      case PAUSE -> {
        bar(canvas, x - 0.42f * r, y, r, ink);
        bar(canvas, x + 0.42f * r, y, r, ink);
      }
      case WARNING -> {
        canvas.polygon(
            ink, x, y - 0.95f * r, x + 1.08f * r, y + 0.9f * r, x - 1.08f * r, y + 0.9f * r);
        canvas.line(x, y - 0.35f * r, x, y + 0.3f * r, 0.22f * r, paper);
        canvas.disc(x, y + 0.6f * r, 0.13f * r, paper);
      }
      case OCTAGON -> octagon(canvas, x, y, r, ink);
      case CROSSED -> {
        canvas.ring(x, y, 0.84f * r, 0.22f * r, 0, 1, ink);
        canvas.line(x - 0.55f * r, y - 0.55f * r, x + 0.55f * r, y + 0.55f * r, 0.22f * r, ink);
      }
    }
  }

  private static void bar(Canvas canvas, float x, float y, float r, int ink) {
    canvas.line(x, y - 0.85f * r, x, y + 0.85f * r, 0.46f * r, ink);
  }

  private static void octagon(Canvas canvas, float x, float y, float r, int ink) {
    float e = OCTAGON_HALF_EDGE * r;
    canvas.polygon(
        ink, x - e, y - r, x + e, y - r, x + r, y - e, x + r, y + e, x + e, y + r, x - e, y + r,
        x - r, y + e, x - r, y - e);
  }
}
