package org.dorsi.visualization.session;

import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Signal;
import org.dorsi.visualization.theme.Theme;

/**
 * What every painter of one frame needs. Render thread only.
 *
 * @param canvas where to draw
 * @param theme colours
 * @param snapshot the session
 * @param nowNs the system's monotonic clock
 */
record Frame(Canvas canvas, Theme theme, ControlSnapshot snapshot, long nowNs) {

  static final float RADIUS = 10;
  private static final String ELLIPSIS = "…";

  /** What a group of signs stands on. */
  void panel(Rect rect) {
    canvas.ground(rect, RADIUS, theme.panel());
  }

  void text(String text, Rect box, Align align, TextStyle style, int color) {
    canvas.text(fitted(text, box.width(), style), box, align, style, color);
  }

  /** Writes in the first of the styles in which the text fits; the last may be cut short. */
  void text(String text, Rect box, Align align, int color, TextStyle... styles) {
    TextStyle chosen = styles[styles.length - 1];
    for (TextStyle style : styles) {
      if (canvas.textWidth(text, style) <= box.width()) {
        chosen = style;
        break;
      }
    }
    text(text, box, align, chosen, color);
  }

  /** The text, cut at its end so that it fits. */
  private String fitted(String text, float width, TextStyle style) {
    if (canvas.textWidth(text, style) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && canvas.textWidth(text.substring(0, end) + ELLIPSIS, style) > width) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /** A push button: {@code signal} makes it the suggested one. */
  void button(Rect rect, String words, String keyName, boolean enabled, boolean suggested) {
    int fill = suggested ? Signal.ARMED.fill() : theme.track();
    int ink = suggested ? Signal.ARMED.ink() : enabled ? theme.text() : theme.dim();
    canvas.fill(rect, RADIUS, enabled ? fill : theme.panel());
    canvas.outline(rect, RADIUS, 2, suggested ? fill : theme.edge());
    Rect inner = rect.inset(14, 0);
    float keyWidth = keyName.isEmpty() ? 0 : canvas.textWidth(keyName, TextStyle.SMALL);
    text(keyName, inner, Align.RIGHT, TextStyle.SMALL, suggested ? ink : theme.dim());
    text(
        words,
        inner.left(inner.width() - keyWidth - 8),
        Align.LEFT,
        ink,
        enabled ? TextStyle.LABEL_BOLD : TextStyle.LABEL);
  }

  /** A square or wide button with one sign in its middle. */
  void signButton(Rect rect, String sign) {
    canvas.fill(rect, RADIUS, theme.track());
    canvas.outline(rect, RADIUS, 2, theme.edge());
    canvas.text(sign, rect, Align.CENTER, TextStyle.VALUE, theme.text());
  }
}
