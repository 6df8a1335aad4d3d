package org.dorsi.visualization.session;

import org.dorsi.controller.telemetry.RecordingStatus;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Signal;

/** The banner: mode, state, patient, elapsed time, recording. Render thread only. */
final class BannerPainter {

  private static final float PAD = 26;
  private static final float HATCH = 26;
  private static final float STRIPE = 8;
  private static final String TRIAL_ENDING = ".wpilog";

  void paint(Frame frame, Rect banner, StateSign sign) {
    Canvas canvas = frame.canvas();
    Signal signal = sign.signalAt(frame.nowNs());
    canvas.ground(banner, 0, signal.fill());
    SessionMode mode = frame.snapshot().mode();
    float x = banner.x();
    if (mode != SessionMode.LIVE) {
      x = badge(canvas, banner, mode.words());
    }
    float radius = 34;
    sign.icon()
        .draw(canvas, x + PAD + radius, banner.centerY(), radius, signal.ink(), signal.fill());
    Rect word = banner.rightOf(x + PAD + 2 * radius + 20);
    canvas.text(sign.word(), word, Align.LEFT, TextStyle.BANNER, signal.ink());
    float wordEnd = word.x() + canvas.textWidth(sign.word(), TextStyle.BANNER);

    Rect right = banner.rightOf(wordEnd + 40).inset(PAD, 0);
    right = recording(frame, right, signal.ink());
    right = pair(frame, right, "elapsed", elapsed(frame.snapshot().timeNs()), signal.ink());
    pair(frame, right, "patient", frame.snapshot().patient(), signal.ink());
  }

  /** Stripes all around: what is shown is not a person being stimulated now. */
  void frameOfNotLive(Frame frame, Rect whole) {
    if (frame.snapshot().mode() != SessionMode.LIVE) {
      frame.canvas().outline(whole, 0, STRIPE, Signal.NOT_LIVE.fill());
    }
  }

  private static float badge(Canvas canvas, Rect banner, String words) {
    float width = canvas.textWidth(words, TextStyle.VALUE) + 2 * PAD + 2 * HATCH;
    Rect badge = banner.left(width);
    canvas.fill(badge, 0, Signal.NOT_LIVE.fill());
    canvas.clip(badge);
    for (float x = badge.x() - badge.height(); x < badge.right(); x += HATCH) {
      canvas.line(x, badge.bottom(), x + badge.height(), badge.y(), 9, 0xffffff38);
    }
    canvas.unclip();
    Rect plate = badge.inset(HATCH, 22);
    canvas.fill(plate, Frame.RADIUS, Signal.NOT_LIVE.fill());
    canvas.text(words, plate, Align.CENTER, TextStyle.VALUE, Signal.NOT_LIVE.ink());
    return badge.right();
  }

  private static Rect recording(Frame frame, Rect space, int ink) {
    RecordingStatus recording = frame.snapshot().recording();
    Canvas canvas = frame.canvas();
    String head = recording.active() ? "REC  " + bytes(recording.bytesWritten()) : "NOT RECORDING";
    String tail = recording.active() ? trialName(recording.path()) : "no trial file";
    if (recording.ticksLost() > 0) {
      tail = recording.ticksLost() + " ticks lost";
    }
    float width =
        Math.min(
            330,
            Math.max(
                canvas.textWidth(head, TextStyle.LABEL_BOLD) + 34,
                canvas.textWidth(tail, TextStyle.SMALL)));
    Rect box = new Rect(space.right() - width, space.y() + 14, width, space.height() - 28);
    Rect upper = box.row(0, 2, 0);
    if (recording.active()) {
      canvas.disc(box.x() + 11, upper.centerY(), 11, ink);
      upper = upper.rightOf(34);
    }
    frame.text(head, upper, Align.LEFT, TextStyle.LABEL_BOLD, ink);
    frame.text(tail, box.row(1, 2, 0), Align.LEFT, TextStyle.SMALL, ink);
    return space.left(space.width() - width - 44);
  }

  private static Rect pair(Frame frame, Rect space, String label, String value, int ink) {
    Canvas canvas = frame.canvas();
    float width =
        Math.max(
            canvas.textWidth(label, TextStyle.SMALL), canvas.textWidth(value, TextStyle.VALUE));
    Rect box = new Rect(space.right() - width, space.y() + 14, width, space.height() - 24);
    canvas.text(label, box.top(28), Align.LEFT, TextStyle.SMALL, ink);
    canvas.text(value, box.belowTop(30), Align.LEFT, TextStyle.VALUE, ink);
    return space.left(space.width() - width - 44);
  }

  static String elapsed(long timeNs) {
    long seconds = timeNs / 1_000_000_000L;
    String minutes = Long.toString(seconds / 60);
    String rest = Long.toString(seconds % 60);
    return (minutes.length() < 2 ? "0" + minutes : minutes)
        + ":"
        + (rest.length() < 2 ? "0" + rest : rest);
  }

  static String bytes(long bytes) {
    return bytes < 1_000_000
        ? Figures.fixed(bytes / 1e3, 0) + " kB"
        : Figures.fixed(bytes / 1e6, 1) + " MB";
  }

  /** The trial file's name without folder and ending, which are the same for every trial. */
  static String trialName(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return file.endsWith(TRIAL_ENDING)
        ? file.substring(0, file.length() - TRIAL_ENDING.length())
        : file;
  }
}
