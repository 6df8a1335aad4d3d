package org.dorsi.visualization.gl;

import java.nio.FloatBuffer;

/**
 * One thing drawn, in design pixels and colours as {@link Canvas} has them: equal to another that
 * looks the same in the same place.
 */
sealed interface Shape {

  /** What it covers at most, but for the soft edge of a pixel. */
  Rect bounds();

  /** Draws it. */
  void drawOn(Canvas canvas);

  /** See {@link Canvas#ground}. */
  record Ground(Rect rect, float radius, int color) implements Shape {

    @Override
    public Rect bounds() {
      return rect;
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.ground(rect, radius, color);
    }
  }

  /** See {@link Canvas#fill}. */
  record Fill(Rect rect, float radius, int color) implements Shape {

    @Override
    public Rect bounds() {
      return rect;
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.fill(rect, radius, color);
    }
  }

  /** See {@link Canvas#outline}. */
  record Outline(Rect rect, float radius, float lineWidth, int color) implements Shape {

    @Override
    public Rect bounds() {
      return rect;
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.outline(rect, radius, lineWidth, color);
    }
  }

  /** See {@link Canvas#line}. */
  record Line(float x1, float y1, float x2, float y2, float lineWidth, int color) implements Shape {

    @Override
    public Rect bounds() {
      return around(lineWidth, x1, y1, x2, y2);
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.line(x1, y1, x2, y2, lineWidth, color);
    }
  }

  /**
   * See {@link Canvas#polyline}.
   *
   * @param corners x1, y1, x2, y2, ..., of this shape's own
   */
  record Polyline(FloatBuffer corners, float lineWidth, int color) implements Shape {

    @Override
    public Rect bounds() {
      // A mitred corner reaches farther out than the line is wide.
      return around(4 * lineWidth, corners.array());
    }

    @Override
    public void drawOn(Canvas canvas) {
      int count = corners.capacity() / 2;
      float[] xs = new float[count];
      float[] ys = new float[count];
      for (int i = 0; i < count; i++) {
        xs[i] = corners.get(2 * i);
        ys[i] = corners.get(2 * i + 1);
      }
      canvas.polyline(xs, ys, count, lineWidth, color);
    }
  }

  /**
   * See {@link Canvas#polygon}.
   *
   * @param corners x1, y1, x2, y2, ..., of this shape's own
   */
  record Polygon(FloatBuffer corners, int color) implements Shape {

    @Override
    public Rect bounds() {
      return around(0, corners.array());
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.polygon(color, corners.array());
    }
  }

  /** See {@link Canvas#disc}. */
  record Disc(float centerX, float centerY, float radius, int color) implements Shape {

    @Override
    public Rect bounds() {
      return around(2 * radius, centerX, centerY);
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.disc(centerX, centerY, radius, color);
    }
  }

  /** See {@link Canvas#ring}. */
  record Ring(
      float centerX,
      float centerY,
      float radius,
      float lineWidth,
      float fromTurns,
      float toTurns,
      int color)
      implements Shape {

    @Override
    public Rect bounds() {
      return around(2 * radius + lineWidth, centerX, centerY);
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.ring(centerX, centerY, radius, lineWidth, fromTurns, toTurns, color);
    }
  }

  /**
   * See {@link Canvas#text}.
   *
   * @param width of the text, which may be wider than its box
   */
  record Text(String text, Rect box, Align align, TextStyle style, int color, float width)
      implements Shape {

    @Override
    public Rect bounds() {
      float wide = Math.max(box.width(), 2 * width);
      float high = 2 * style.linePixels();
      return new Rect(box.centerX() - wide / 2, box.centerY() - high / 2, wide, high);
    }

    @Override
    public void drawOn(Canvas canvas) {
      canvas.text(text, box, align, style, color);
    }
  }

  private static Rect around(float width, float... corners) {
    float left = corners[0];
    float right = corners[0];
    float top = corners[1];
    float bottom = corners[1];
    for (int i = 2; i < corners.length; i += 2) {
      left = Math.min(left, corners[i]);
      right = Math.max(right, corners[i]);
      top = Math.min(top, corners[i + 1]);
      bottom = Math.max(bottom, corners[i + 1]);
    }
    return new Rect(left - width / 2, top - width / 2, right - left + width, bottom - top + width);
  }
}
