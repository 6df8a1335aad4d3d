package org.dorsi.visualization.session;

import java.util.function.IntPredicate;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.telemetry.TraceColumns;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.sensors.Side;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Theme;

/**
 * The last ten seconds of each leg on one time axis: contacts, angular velocity, and the
 * stimulation under them. Render thread only.
 */
final class StripsPainter {

  private static final double WINDOW_SECONDS = 10;
  private static final float LABEL_WIDTH = 124;
  private static final float AXIS_HEIGHT = 34;

  /** A leg's rows lower than this leave no room for the angular velocity. */
  private static final float SMALLEST_WITH_GYRO = 112;

  /** Sagittal foot rates of walking stay within about 8 rad/s either way. */
  private static final double GYRO_RANGE_RAD_PER_SEC = 8;

  /** On and off times of the right leg's dashes: fixed to the time line, so they scroll along. */
  private static final long DASH_NS = 80_000_000;

  private static final long DASH_PERIOD_NS = 120_000_000;

  private final TraceHistory history;
  private final TraceColumns traces = new TraceColumns(TraceHistory.POINTS);
  private final float[] xs = new float[TraceHistory.POINTS];
  private final float[] ys = new float[TraceHistory.POINTS];
  private int points;
  private long endNs;

  StripsPainter(TraceHistory history) {
    this.history = history;
  }

  void paint(Frame frame, Rect area) {
    points = history.copyTo(traces);
    endNs = points == 0 ? frame.snapshot().timeNs() : traces.timeNs(points - 1);
    frame.panel(area);
    Rect inner = area.inset(14, 8);
    Rect plot =
        new Rect(
            inner.x() + LABEL_WIDTH,
            inner.y(),
            inner.width() - LABEL_WIDTH,
            inner.height() - AXIS_HEIGHT);
    axis(frame, plot);
    leg(frame, inner, plot.row(0, 2, 14), Side.LEFT);
    leg(frame, inner, plot.row(1, 2, 14), Side.RIGHT);
  }

  private void axis(Frame frame, Rect plot) {
    Theme theme = frame.theme();
    for (int second = 0; second <= WINDOW_SECONDS; second++) {
      float x = (float) (plot.right() - second / WINDOW_SECONDS * plot.width());
      frame.canvas().line(x, plot.y(), x, plot.bottom() + 4, second == 0 ? 2 : 1, theme.edge());
      if (second % 2 == 0) {
        String label = second == 0 ? "now" : "\u2212" + second + " s";
        float half = 40;
        Rect box =
            new Rect(Math.min(x - half, plot.right() - 2 * half), plot.bottom() + 4, 2 * half, 30);
        frame.text(
            label, box, second == 0 ? Align.RIGHT : Align.CENTER, TextStyle.SMALL, theme.dim());
      }
    }
  }

  private void leg(Frame frame, Rect whole, Rect rows, Side side) {
    boolean roomy = rows.height() >= SMALLEST_WITH_GYRO;
    float bar = roomy ? Math.min(28, rows.height() * 0.16f) : (rows.height() - 8) / 3;
    float stimulation = roomy ? Math.min(48, rows.height() * 0.27f) : bar;
    Rect heel = rows.top(bar);
    Rect toe = rows.belowTop(bar + 4).top(bar);
    Rect stance = rows.top(2 * bar + 4).inset(0, bar / 2);
    Rect gyro = rows.belowTop(2 * bar + 12).top(rows.height() - 2 * bar - stimulation - 20);
    Rect stim = rows.belowTop(rows.height() - stimulation);
    boolean switches = any(i -> traces.switches(side, i) != TraceColumns.NO_SWITCHES);
    if (switches) {
      contact(frame, heel, side, TraceColumns.HEEL);
      contact(frame, toe, side, TraceColumns.FOREFOOT);
    } else {
      stance(frame, stance, side);
    }
    stimulation(frame, stim, side);
    if (!roomy) {
      label(frame, whole, rows, side, switches ? "heel toe" : "stance");
      return;
    }
    gyro(frame, gyro, side);
    if (switches) {
      label(frame, whole, heel, side, "heel");
      label(frame, whole, toe, side, "toe");
    } else {
      label(frame, whole, stance, side, "stance");
    }
    label(frame, whole, gyro, side, "gyro");
    label(frame, whole, stim, side, "stim mA");
  }

  private static void label(Frame frame, Rect whole, Rect row, Side side, String words) {
    Rect box = new Rect(whole.x(), row.y(), LABEL_WIDTH - 14, row.height());
    frame.text(
        side.letter() + "  " + words,
        box,
        Align.LEFT,
        TextStyle.SMALL,
        frame.theme().sideText(side));
  }

  private void contact(Frame frame, Rect row, Side side, int bit) {
    bars(
        frame,
        row,
        frame.theme().side(side),
        i -> traces.switches(side, i) > 0 && (traces.switches(side, i) & bit) != 0);
  }

  /** Stance as detected, where no switches tell of it. */
  private void stance(Frame frame, Rect row, Side side) {
    bars(
        frame,
        row,
        frame.theme().side(side),
        i -> traces.phase(side, i).isPhase() && !traces.phase(side, i).isSwing());
  }

  /** Fills the times in which something holds; a thin line shows that the row is alive. */
  private void bars(Frame frame, Rect row, int color, IntPredicate holds) {
    Canvas canvas = frame.canvas();
    canvas.line(row.x(), row.bottom() - 1, row.right(), row.bottom() - 1, 1, frame.theme().edge());
    int begin = -1;
    for (int i = 0; i <= points; i++) {
      boolean on = i < points && traces.timeNs(i) >= startNs() && holds.test(i);
      if (on && begin < 0) {
        begin = i;
      } else if (!on && begin >= 0) {
        float from = x(row, begin);
        float to = x(row, Math.min(i, points - 1));
        canvas.fill(new Rect(from, row.y(), Math.max(1, to - from), row.height()), 3, color);
        begin = -1;
      }
    }
  }

  private void gyro(Frame frame, Rect row, Side side) {
    Canvas canvas = frame.canvas();
    canvas.line(row.x(), row.centerY(), row.right(), row.centerY(), 1, frame.theme().edge());
    canvas.clip(row.inset(0, -3));
    int count = 0;
    for (int i = 0; i < points; i++) {
      double rate = traces.gyroZRadPerSec(side, i);
      boolean drawn =
          traces.timeNs(i) >= startNs()
              && Double.isFinite(rate)
              && (side == Side.LEFT || Math.floorMod(traces.timeNs(i), DASH_PERIOD_NS) < DASH_NS);
      if (drawn) {
        double clamped = Math.max(-1, Math.min(1, rate / GYRO_RANGE_RAD_PER_SEC));
        xs[count] = x(row, i);
        ys[count] = (float) (row.centerY() - clamped * row.height() / 2);
        count++;
      } else {
        canvas.polyline(xs, ys, count, 3, frame.theme().side(side));
        count = 0;
      }
    }
    canvas.polyline(xs, ys, count, 3, frame.theme().side(side));
    canvas.unclip();
  }

  private void stimulation(Frame frame, Rect row, Side side) {
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    canvas.line(row.x(), row.bottom(), row.right(), row.bottom(), 1, theme.edge());
    double limit = 1;
    for (ChannelState channel : frame.snapshot().channels()) {
      if (channel.channel().side() == side) {
        limit = Math.max(limit, channel.limitMilliamps());
      }
    }
    int begin = 0;
    double level = 0;
    for (int i = 1; i <= points; i++) {
      boolean shown = i < points && traces.timeNs(i - 1) >= startNs();
      double next = shown ? highestMilliamps(frame, side, i) : 0;
      if (next == level) {
        continue;
      }
      if (level > 0) {
        // What was given before a calibration may lie above the limit that it has found.
        float height = (float) (Math.min(1, level / limit) * row.height());
        float from = x(row, begin - 1);
        float width = Math.max(1, x(row, i - 1) - from + 0.5f);
        canvas.fill(new Rect(from, row.bottom() - height, width, height), 0, theme.output());
      }
      begin = i;
      level = next;
    }
  }

  private double highestMilliamps(Frame frame, Side side, int point) {
    double highest = 0;
    for (ChannelState channel : frame.snapshot().channels()) {
      if (channel.channel().side() == side) {
        highest = Math.max(highest, traces.milliamps(channel.channel().number(), point));
      }
    }
    return highest;
  }

  private boolean any(IntPredicate holds) {
    for (int i = 0; i < points; i++) {
      if (holds.test(i)) {
        return true;
      }
    }
    return false;
  }

  private long startNs() {
    return endNs - (long) (WINDOW_SECONDS * 1e9);
  }

  private float x(Rect row, int point) {
    double ageSeconds = (endNs - traces.timeNs(point)) * 1e-9;
    return (float) (row.right() - ageSeconds / WINDOW_SECONDS * row.width());
  }
}
