package org.dorsi.visualization.session;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.telemetry.Notice;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Signal;
import org.dorsi.visualization.theme.Theme;

/** Alarms and notes, the newest first. Render thread only. */
final class NoticesPainter {

  private static final float LINE = 28;
  private static final float TIME_WIDTH = 76;

  void paint(Frame frame, Rect area) {
    frame.panel(area);
    Rect inner = area.inset(12, 8);
    Theme theme = frame.theme();
    List<Notice> notices = frame.snapshot().notices();
    if (notices.isEmpty()) {
      frame.text("No alarms, no notes", inner.top(LINE), Align.LEFT, TextStyle.SMALL, theme.dim());
      return;
    }
    float y = inner.y();
    for (int i = notices.size() - 1; i >= 0; i--) {
      List<String> lines =
          wrapped(frame.canvas(), notices.get(i).text(), inner.width() - TIME_WIDTH - 30);
      float height = lines.size() * LINE;
      if (y + height > inner.bottom() + 1) {
        break;
      }
      notice(frame, new Rect(inner.x(), y, inner.width(), height), notices.get(i), lines);
      y += height + 4;
    }
  }

  private static void notice(Frame frame, Rect rect, Notice notice, List<String> lines) {
    Theme theme = frame.theme();
    Rect first = rect.top(LINE);
    if (notice.alarm()) {
      Icon.WARNING.draw(
          frame.canvas(),
          first.x() + 12,
          first.centerY(),
          11,
          theme.dark() ? 0xff6b5eff : Signal.ALARM.fill(),
          theme.panel());
    }
    frame.text(
        BannerPainter.elapsed(notice.timeNs()),
        first.rightOf(30),
        Align.LEFT,
        TextStyle.SMALL,
        theme.dim());
    for (int i = 0; i < lines.size(); i++) {
      Rect line =
          new Rect(
              rect.x() + 30 + TIME_WIDTH,
              rect.y() + i * LINE,
              rect.width() - 30 - TIME_WIDTH,
              LINE);
      frame.text(
          lines.get(i),
          line,
          Align.LEFT,
          TextStyle.SMALL,
          notice.alarm() ? theme.text() : theme.dim());
    }
  }

  private static List<String> wrapped(Canvas canvas, String text, float width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && canvas.textWidth(longer, TextStyle.SMALL) > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
