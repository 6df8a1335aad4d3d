package org.dorsi.visualization.gl;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a painter draws, so that it can be compared and drawn in parts. Render thread only.
 */
final class Drawing implements Canvas {

  /** Lines and letters have soft edges, and their places are rounded. */
  private static final int EDGE_PIXELS = 2;

  private final Fonts fonts;
  private final Viewport viewport;
  private final List<Placed> shapes = new ArrayList<>();
  private final Deque<Rect> clips = new ArrayDeque<>();

  /**
   * A shape in its place.
   *
   * @param clip outside of which it is not drawn; null for nowhere
   * @param pixels what it covers at most
   */
  record Placed(Shape shape, @Nullable Rect clip, Pixels pixels) {

    void drawOn(Canvas canvas) {
      if (clip == null) {
        shape.drawOn(canvas);
      } else {
        canvas.clip(clip);
        shape.drawOn(canvas);
        canvas.unclip();
      }
    }
  }

  /** An empty drawing. */
  Drawing(Fonts fonts, Viewport viewport) {
    this.fonts = fonts;
    this.viewport = viewport;
  }

  /** What was drawn, the undermost first; but see {@link Canvas#ground}. */
  List<Placed> shapes() {
    return shapes;
  }

  @Override
  public Viewport viewport() {
    return viewport;
  }

  @Override
  public void ground(Rect rect, float radius, int color) {
    add(new Shape.Ground(rect, radius, color));
  }

  @Override
  public void fill(Rect rect, float radius, int color) {
    add(new Shape.Fill(rect, radius, color));
  }

  @Override
  public void outline(Rect rect, float radius, float lineWidth, int color) {
    add(new Shape.Outline(rect, radius, lineWidth, color));
  }

  @Override
  public void line(float x1, float y1, float x2, float y2, float lineWidth, int color) {
    add(new Shape.Line(x1, y1, x2, y2, lineWidth, color));
  }

  @Override
  public void polyline(float[] xs, float[] ys, int count, float lineWidth, int color) {
    if (count > 1) {
      FloatBuffer corners = FloatBuffer.allocate(2 * count);
      for (int i = 0; i < count; i++) {
        corners.put(2 * i, xs[i]).put(2 * i + 1, ys[i]);
      }
      add(new Shape.Polyline(corners, lineWidth, color));
    }
  }

  @Override
  public void polygon(int color, float... corners) {
    add(new Shape.Polygon(FloatBuffer.wrap(corners.clone()), color));
  }

  @Override
  public void disc(float centerX, float centerY, float radius, int color) {
    add(new Shape.Disc(centerX, centerY, radius, color));
  }

  @Override
  public void ring(
      float centerX,
      float centerY,
      float radius,
      float lineWidth,
      float fromTurns,
      float toTurns,
      int color) {
    add(new Shape.Ring(centerX, centerY, radius, lineWidth, fromTurns, toTurns, color));
  }

  @Override
  public void text(String text, Rect box, Align align, TextStyle style, int color) {
    if (!text.isEmpty()) {
      add(new Shape.Text(text, box, align, style, color, textWidth(text, style)));
    }
  }

  @Override
  public float textWidth(String text, TextStyle style) {
    return fonts.textWidth(text, style, viewport.scale());
  }

  @Override
  public void clip(Rect rect) {
    Rect outer = clips.peek();
    clips.push(outer == null ? rect : rect.and(outer));
  }

  @Override
  public void unclip() {
    clips.pop();
  }

  /** Covers whatever part of a frame was drawn before its painter failed. */
  void sayPictureFailed() {
    clips.clear();
    Rect all = new Rect(0, 0, viewport.width(), viewport.height());
    fill(all, 0, 0x5a5f66ff);
    String words = "PICTURE FAILED: STOP still works (Space, Esc)";
    text(words, all, Align.CENTER, TextStyle.BANNER, 0xffffffff);
  }

  private void add(Shape shape) {
    @Nullable Rect clip = clips.peek();
    Pixels covered = pixels(shape.bounds());
    shapes.add(new Placed(shape, clip, clip == null ? covered : covered.and(pixels(clip))));
  }

  private Pixels pixels(Rect rect) {
    float scale = viewport.scale();
    return new Pixels(
        (int) Math.floor(rect.x() * scale) - EDGE_PIXELS,
        (int) Math.floor(rect.y() * scale) - EDGE_PIXELS,
        (int) Math.ceil(rect.right() * scale) + EDGE_PIXELS,
        (int) Math.ceil(rect.bottom() * scale) + EDGE_PIXELS);
  }
}
