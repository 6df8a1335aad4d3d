package org.dorsi.visualization.session;

import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Signal;
import org.jspecify.annotations.Nullable;

/** The STOP button and whether the stimulator confirmed it. Render thread only. */
final class StopPainter {

  /** How long a request is shown while nothing answers to it. */
  private static final long REQUEST_SHOWN_NS = 3_000_000_000L;

  private static final float CHECK_SPACE = 21;

  private enum Progress {
    NONE,
    REQUESTED,
    CONFIRMED
  }

  void paint(
      Canvas canvas,
      Rect rect,
      @Nullable ControlSnapshot snapshot,
      ScreenState screen,
      long nowNs) {
    Progress progress = progress(snapshot, screen.stopRequestedNs(), nowNs);
    Signal signal = Signal.ALARM;
    canvas.fill(rect, 22, signal.fill());
    canvas.outline(rect.inset(7), 16, 4, signal.ink());
    canvas.text("STOP", rect.top(rect.height() - 62), Align.CENTER, TextStyle.STOP, signal.ink());
    Rect line = rect.belowTop(rect.height() - 74).inset(20, 0);
    String words =
        switch (progress) {
          case NONE -> "Space or Esc";
          case REQUESTED -> "requested, not confirmed";
          case CONFIRMED -> "confirmed by stimulator";
        };
    Rect box = line.top(52);
    if (progress == Progress.CONFIRMED) {
      float width = canvas.textWidth(words, TextStyle.LABEL_BOLD) + 2 * CHECK_SPACE;
      Icon.CHECK.draw(
          canvas, box.centerX() - width / 2 + 15, box.centerY(), 15, signal.ink(), signal.fill());
      box = box.rightOf(2 * CHECK_SPACE);
    }
    canvas.text(words, box, Align.CENTER, TextStyle.LABEL_BOLD, signal.ink());
  }

  private static Progress progress(
      @Nullable ControlSnapshot snapshot, long requestedNs, long nowNs) {
    if (snapshot != null && snapshot.guard().stopLatched()) {
      return Progress.CONFIRMED;
    }
    boolean recent = requestedNs != Long.MIN_VALUE && nowNs - requestedNs < REQUEST_SHOWN_NS;
    boolean stopped = snapshot != null && snapshot.safety() instanceof SafetyState.EmergencyStopped;
    return recent || stopped ? Progress.REQUESTED : Progress.NONE;
  }
}
