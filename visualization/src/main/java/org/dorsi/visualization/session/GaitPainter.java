package org.dorsi.visualization.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.LegSummary;
import org.dorsi.sensors.Side;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Theme;

/** The gait cycle of both legs as wheels, the stride numbers between them. Render thread only. */
final class GaitPainter {

  private static final float WHEEL_WIDTH = 400;
  private static final float WHEEL_RADIUS = 92;
  private static final float WHEEL_STROKE = 32;
  private static final float WINDOW_STROKE = 12;
  private static final float PHASE_HEIGHT = 62;

  /**
   * One phase on the wheel.
   *
   * @param phase the phase
   * @param endFraction where it ends in a cycle with 62 % stance (Perry)
   */
  private record Sector(GaitPhase phase, double endFraction) {}

  private static final List<Sector> SECTORS =
      List.of(
          new Sector(GaitPhase.LOADING_RESPONSE, 0.12),
          new Sector(GaitPhase.MID_STANCE, 0.31),
          new Sector(GaitPhase.TERMINAL_STANCE, 0.50),
          new Sector(GaitPhase.PRE_SWING, 0.62),
          new Sector(GaitPhase.INITIAL_SWING, 0.75),
          new Sector(GaitPhase.MID_SWING, 0.87),
          new Sector(GaitPhase.TERMINAL_SWING, 1.0));

  private static final double PERRY_STANCE = 0.62;

  private final Map<Side, CycleWindow> windows = new EnumMap<>(Side.class);

  GaitPainter() {
    for (Side side : Side.values()) {
      windows.put(side, new CycleWindow());
    }
  }

  void paint(Frame frame, Rect area) {
    frame.panel(area);
    wheel(frame, area.left(WHEEL_WIDTH), Side.LEFT);
    wheel(frame, area.rightOf(area.width() - WHEEL_WIDTH), Side.RIGHT);
    numbers(frame, area.inset(WHEEL_WIDTH, 10));
  }

  private void wheel(Frame frame, Rect area, Side side) {
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    LegState leg = frame.snapshot().leg(side);
    float x = area.centerX();
    float y = area.y() + 26 + WHEEL_RADIUS + WHEEL_STROKE / 2;
    double stance = leg.stanceFraction() > 0 ? leg.stanceFraction() : PERRY_STANCE;

    double begin = 0;
    for (Sector sector : SECTORS) {
      double end = rescaled(sector.endFraction(), stance);
      boolean current = leg.phase() == sector.phase();
      int rest = sector.phase().isSwing() ? theme.track() : theme.edge();
      int color = current ? theme.side(side) : rest;
      canvas.ring(
          x, y, WHEEL_RADIUS, WHEEL_STROKE, (float) begin + 0.004f, (float) end - 0.004f, color);
      begin = end;
    }
    CycleWindow window = windows.get(side);
    if (window != null) {
      window.note(leg.cycleFraction(), stimulating(frame.snapshot(), side));
      window.draw(
          canvas, x, y, WHEEL_RADIUS + WHEEL_STROKE / 2 + 10, WINDOW_STROKE, theme.output());
    }
    if (Double.isFinite(leg.cycleFraction()) && leg.phase().isPhase()) {
      pointer(canvas, x, y, leg.cycleFraction(), theme.text());
    }
    String letter = String.valueOf(side.letter());
    Rect hub = new Rect(x - 70, y - 60, 140, 80);
    canvas.text(letter, hub, Align.CENTER, TextStyle.BANNER, theme.sideText(side));
    String position =
        Double.isFinite(leg.cycleFraction())
            ? Figures.fixed(100 * leg.cycleFraction(), 0) + " %"
            : Figures.NONE;
    canvas.text(
        position, new Rect(x - 70, y + 14, 140, 40), Align.CENTER, TextStyle.LABEL, theme.dim());
    Rect name =
        new Rect(area.x() + 10, area.bottom() - PHASE_HEIGHT, area.width() - 20, PHASE_HEIGHT - 6);
    phase(frame, name, leg);
  }

  private static void phase(Frame frame, Rect area, LegState leg) {
    int color = leg.phase().isPhase() ? frame.theme().text() : frame.theme().dim();
    String words = leg.phase().words();
    if (leg.reason() == PhaseReason.NONE) {
      frame.text(words, area, Align.CENTER, color, TextStyle.VALUE, TextStyle.TITLE);
      return;
    }
    int line = TextStyle.TITLE.linePixels();
    frame.text(words, area.top(line), Align.CENTER, TextStyle.TITLE, color);
    frame.text(leg.reason().words(), area.belowTop(line), Align.CENTER, TextStyle.SMALL, color);
  }

  private static void pointer(Canvas canvas, float x, float y, double fraction, int color) {
    double angle = 2 * Math.PI * (fraction - 0.25);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float inner = WHEEL_RADIUS - WHEEL_STROKE / 2 - 6;
    float outer = WHEEL_RADIUS + WHEEL_STROKE / 2 + 6;
    canvas.line(x + inner * cos, y + inner * sin, x + outer * cos, y + outer * sin, 8, color);
  }

  /** Moves a phase boundary so that stance ends where this leg's does. */
  static double rescaled(double perryFraction, double stance) {
    return perryFraction <= PERRY_STANCE
        ? perryFraction / PERRY_STANCE * stance
        : stance + (perryFraction - PERRY_STANCE) / (1 - PERRY_STANCE) * (1 - stance);
  }

  private static boolean stimulating(ControlSnapshot snapshot, Side side) {
    return snapshot.channels().stream()
        .anyMatch(c -> c.channel().side() == side && c.pulses().isOn());
  }

  private static void numbers(Frame frame, Rect area) {
    ControlSnapshot s = frame.snapshot();
    LegSummary left = s.leftSummary();
    LegSummary right = s.rightSummary();
    row(
        frame,
        area.row(0, 5, 0),
        "cadence",
        "steps/min",
        Figures.fixed(left.cadence(), 0),
        Figures.fixed(right.cadence(), 0));
    row(
        frame,
        area.row(1, 5, 0),
        "stride time",
        "s",
        Figures.fixed(s.left().strideSeconds(), 2),
        Figures.fixed(s.right().strideSeconds(), 2));
    row(
        frame,
        area.row(2, 5, 0),
        "stance",
        "%",
        Figures.fixed(100 * s.left().stanceFraction(), 0),
        Figures.fixed(100 * s.right().stanceFraction(), 0));
    row(
        frame,
        area.row(3, 5, 0),
        "strides",
        "",
        Integer.toString(left.strides()),
        Integer.toString(right.strides()));
    row(
        frame,
        area.row(4, 5, 0),
        "stimulated",
        "%",
        Figures.fixed(left.stimulatedPercent(), 0),
        Figures.fixed(right.stimulatedPercent(), 0));
  }

  private static void row(
      Frame frame, Rect row, String label, String unit, String left, String right) {
    Theme theme = frame.theme();
    float side = 190;
    Rect middle = row.inset(side, 0);
    frame.canvas().line(row.x(), row.bottom(), row.right(), row.bottom(), 1, theme.track());
    frame.text(left, row.left(side - 20), Align.RIGHT, TextStyle.DIGITS, theme.leftText());
    frame.text(
        right,
        row.rightOf(row.width() - side + 20),
        Align.LEFT,
        TextStyle.DIGITS,
        theme.rightText());
    String words = unit.isEmpty() ? label : label + "  " + unit;
    frame.text(words, middle, Align.CENTER, TextStyle.LABEL, theme.dim());
  }
}
