package org.dorsi.visualization.gl;

import imgui.ImDrawList;
import imgui.flag.ImDrawFlags;
import java.util.ArrayList;
import java.util.List;

/** Draws a part of the framebuffer into one ImGui draw list. Render thread only. */
final class ImGuiCanvas implements Canvas {

  private static final float TURN = (float) (2 * Math.PI);

  /**
   * How far below the top of a Roboto line the middle of its capitals lies, in line heights: ascent
   * 1900, descent 500, cap height 1456 of 2048 units.
   */
  private static final float CAPITAL_MIDDLE = (1900 - 1456 / 2f) / 2400;

  private final ImDrawList drawList;
  private final Fonts fonts;
  private final Viewport viewport;
  private final float scale;
  private final List<Ground> grounds = new ArrayList<>();

  private final Pixels area;

  /** Part of the framebuffer that is cleared with a colour. */
  record Ground(Pixels area, int rgba) {}

  /**
   * @param area outside of which nothing is drawn; until {@link #end} the draw list is this
   *     canvas's
   */
  ImGuiCanvas(ImDrawList drawList, Fonts fonts, Viewport viewport, Pixels area) {
    this.drawList = drawList;
    this.fonts = fonts;
    this.viewport = viewport;
    this.scale = viewport.scale();
    this.area = area;
    drawList.pushClipRect(area.left(), area.top(), area.right(), area.bottom(), false);
  }

  /** Nothing is drawn any more. */
  void end() {
    drawList.popClipRect();
  }

  @Override
  public Viewport viewport() {
    return viewport;
  }

  /** What has to be cleared before the draw list is drawn, in this order. */
  List<Ground> grounds() {
    return grounds;
  }

  /** Two crossed rectangles, and a disc in each corner that they leave out. */
  @Override
  public void ground(Rect rect, float radius, int color) {
    int corner = Math.round(radius * scale);
    int left = Math.round(rect.x() * scale);
    int top = Math.round(rect.y() * scale);
    int right = Math.round(rect.right() * scale);
    int bottom = Math.round(rect.bottom() * scale);
    ground(left + corner, top, right - corner, bottom, color);
    if (corner > 0) {
      ground(left, top + corner, right, bottom - corner, color);
      drawList.addCircleFilled(left + corner, top + corner, corner, abgr(color), 0);
      drawList.addCircleFilled(right - corner, top + corner, corner, abgr(color), 0);
      drawList.addCircleFilled(left + corner, bottom - corner, corner, abgr(color), 0);
      drawList.addCircleFilled(right - corner, bottom - corner, corner, abgr(color), 0);
    }
  }

  private void ground(int left, int top, int right, int bottom, int color) {
    Pixels part = new Pixels(left, top, right, bottom).and(area);
    if (!part.isEmpty()) {
      grounds.add(new Ground(part, color));
    }
  }

  @Override
  public void fill(Rect rect, float radius, int color) {
    drawList.addRectFilled(
        snap(rect.x()),
        snap(rect.y()),
        snap(rect.right()),
        snap(rect.bottom()),
        abgr(color),
        radius * scale);
  }

  @Override
  public void outline(Rect rect, float radius, float lineWidth, int color) {
    float half = lineWidth * scale / 2;
    drawList.addRect(
        snap(rect.x()) + half,
        snap(rect.y()) + half,
        snap(rect.right()) - half,
        snap(rect.bottom()) - half,
        abgr(color),
        radius * scale,
        ImDrawFlags.None,
        lineWidth * scale);
  }

  @Override
  public void line(float x1, float y1, float x2, float y2, float lineWidth, int color) {
    drawList.addLine(
        x1 * scale, y1 * scale, x2 * scale, y2 * scale, abgr(color), lineWidth * scale);
  }

  @Override
  public void polyline(float[] xs, float[] ys, int count, float lineWidth, int color) {
    for (int i = 0; i < count; i++) {
      drawList.pathLineTo(xs[i] * scale, ys[i] * scale);
    }
    drawList.pathStroke(abgr(color), ImDrawFlags.None, lineWidth * scale);
  }

  @Override
  public void polygon(int color, float... corners) {
    for (int i = 0; i + 1 < corners.length; i += 2) {
      drawList.pathLineTo(corners[i] * scale, corners[i + 1] * scale);
    }
    drawList.pathFillConvex(abgr(color));
  }

  @Override
  public void disc(float centerX, float centerY, float radius, int color) {
    drawList.addCircleFilled(centerX * scale, centerY * scale, radius * scale, abgr(color), 0);
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
    if (toTurns <= fromTurns) {
      return;
    }
    drawList.pathArcTo(
        centerX * scale,
        centerY * scale,
        radius * scale,
        (fromTurns - 0.25f) * TURN,
        (toTurns - 0.25f) * TURN);
    drawList.pathStroke(abgr(color), ImDrawFlags.None, lineWidth * scale);
  }

  @Override
  public void text(String text, Rect box, Align align, TextStyle style, int color) {
    if (text.isEmpty()) {
      return;
    }
    int pixels = Fonts.pixels(style, scale);
    float x =
        switch (align) {
          case LEFT -> box.x();
          case CENTER -> box.centerX() - textWidth(text, style) / 2;
          case RIGHT -> box.right() - textWidth(text, style);
        };
    drawList.addText(
        fonts.font(style),
        pixels,
        snap(x),
        Math.round(box.centerY() * scale - pixels * CAPITAL_MIDDLE),
        abgr(color),
        text);
  }

  @Override
  public float textWidth(String text, TextStyle style) {
    return fonts.textWidth(text, style, scale);
  }

  @Override
  public void clip(Rect rect) {
    drawList.pushClipRect(
        rect.x() * scale, rect.y() * scale, rect.right() * scale, rect.bottom() * scale, true);
  }

  @Override
  public void unclip() {
    drawList.popClipRect();
  }

  private float snap(float designPixels) {
    return Math.round(designPixels * scale);
  }

  private static int abgr(int rgba) {
    return Integer.reverseBytes(rgba);
  }
}
