package org.dorsi.visualization.gl;

/**
 * What screens draw on, in design pixels, with colours as {@code 0xRRGGBBAA}.
 *
 * <p>Screens know this interface only, so that the binding beneath can change. Render thread only.
 */
public interface Canvas {

  /** How design pixels map to the framebuffer in this frame. */
  Viewport viewport();

  /**
   * Fills a rectangle opaquely and below everything that is not ground: as cheap as it can be where
   * the processor draws.
   */
  void ground(Rect rect, float radius, int color);

  /** Fills a rectangle; {@code radius} rounds its corners. */
  void fill(Rect rect, float radius, int color);

  /** Draws the edge of a rectangle, inside it. */
  void outline(Rect rect, float radius, float lineWidth, int color);

  /** Draws a straight line. */
  void line(float x1, float y1, float x2, float y2, float lineWidth, int color);

  /** Draws an open line through the first {@code count} points. */
  void polyline(float[] xs, float[] ys, int count, float lineWidth, int color);

  /** Fills a convex polygon, given as x1, y1, x2, y2, ... clockwise. */
  void polygon(int color, float... corners);

  /** Fills a circle. */
  void disc(float centerX, float centerY, float radius, int color);

  /**
   * Draws part of a ring.
   *
   * @param radius of the middle of the stroke
   * @param fromTurns where it begins: 0 at the top, clockwise, 1 is the whole turn
   * @param toTurns where it ends, not before {@code fromTurns}
   */
  void ring(
      float centerX,
      float centerY,
      float radius,
      float lineWidth,
      float fromTurns,
      float toTurns,
      int color);

  /** Writes one line in the vertical middle of a box. */
  void text(String text, Rect box, Align align, TextStyle style, int color);

  /** Width of one line. */
  float textWidth(String text, TextStyle style);

  /** Lets nothing outside the rectangle be drawn until {@link #unclip}. */
  void clip(Rect rect);

  /** Ends the innermost {@link #clip}. */
  void unclip();
}
