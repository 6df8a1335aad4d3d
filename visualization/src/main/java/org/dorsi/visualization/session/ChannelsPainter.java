package org.dorsi.visualization.session;

import java.util.List;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.telemetry.PulseLamps;
import org.dorsi.visualization.gl.Align;
import org.dorsi.visualization.gl.Canvas;
import org.dorsi.visualization.gl.Rect;
import org.dorsi.visualization.gl.TextStyle;
import org.dorsi.visualization.theme.Signal;
import org.dorsi.visualization.theme.Theme;

/** One card a channel: intensity, lamp, switch. Render thread only. */
final class ChannelsPainter {

  /** What they do stands in the line above, NEXT. */
  private static final String CALIBRATION_KEYS = "hold C   F7 F8 F9";

  private final List<ChannelProgram> programs;
  private final PulseLamps lamps = new PulseLamps();

  ChannelsPainter(List<ChannelProgram> programs) {
    this.programs = List.copyOf(programs);
  }

  void paint(Frame frame, List<Rect> cards, int selected) {
    lamps.note(frame.snapshot().guard(), frame.snapshot().timeNs());
    List<ChannelState> channels = frame.snapshot().channels();
    for (int i = 0; i < cards.size() && i < channels.size(); i++) {
      card(frame, new ChannelCard(cards.get(i)), channels.get(i), i == selected);
    }
  }

  private void card(Frame frame, ChannelCard card, ChannelState state, boolean selected) {
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    StimulationChannel channel = state.channel();
    frame.panel(card.card());
    canvas.fill(card.card().inset(6).left(8), 4, theme.side(channel.side()));
    if (selected) {
      canvas.outline(card.card(), Frame.RADIUS, 3, theme.text());
    }
    boolean calibrated = isCalibrated(frame.snapshot().safety(), channel, selected);
    head(frame, card, channel, calibrated);
    frame.signButton(card.minus(), "\u2212");
    frame.signButton(card.plus(), "+");
    bar(frame, card, state);
    boolean ramps = calibrated && frame.snapshot().safety() instanceof SafetyState.Calibrating;
    value(frame, card, ramps ? state.pulses().amplitudeMilliamps() : state.targetMilliamps());
    lamp(frame, card, channel.number());
    enable(frame, card.enable(), state.enabled());
  }

  /** Whether the keys of a calibration act on this channel, or would. */
  private static boolean isCalibrated(
      SafetyState state, StimulationChannel channel, boolean selected) {
    if (state instanceof SafetyState.Idle idle) {
      String step = Action.CALIBRATION + channel.name();
      return selected && List.of(idle.missing().split(", ", -1)).contains(step);
    }
    return state instanceof SafetyState.Calibrating calibrating
        && calibrating.channel().equals(channel.name());
  }

  private void head(Frame frame, ChannelCard card, StimulationChannel channel, boolean calibrated) {
    Theme theme = frame.theme();
    Canvas canvas = frame.canvas();
    String letter = String.valueOf(channel.side().letter());
    String muscle = channel.muscle().words();
    Rect head = card.head();
    Rect upper = card.tall() ? head : head.row(0, 2, -12);
    TextStyle style = card.tall() ? TextStyle.TITLE : TextStyle.SMALL;
    float letterWidth = card.tall() ? 34 : 22;
    canvas.text(
        letter,
        upper,
        Align.LEFT,
        card.tall() ? TextStyle.TITLE : TextStyle.LABEL_BOLD,
        theme.sideText(channel.side()));
    frame.text(muscle, upper.rightOf(letterWidth), Align.LEFT, style, theme.text());
    String number = card.tall() ? "ch " + channel.number() + "   " : "";
    String words = calibrated ? CALIBRATION_KEYS : number + pulses(channel);
    int color = calibrated ? theme.text() : theme.dim();
    if (card.tall()) {
      float used = letterWidth + canvas.textWidth(muscle, style) + 20;
      frame.text(words, head.rightOf(used), Align.RIGHT, TextStyle.LABEL, color);
    } else {
      frame.text(words, head.row(1, 2, -12), Align.LEFT, TextStyle.SMALL, color);
    }
  }

  private String pulses(StimulationChannel channel) {
    for (ChannelProgram program : programs) {
      if (program.channel().number() == channel.number()) {
        return Figures.fixed(program.pulseWidthMicros(), 0)
            + " µs   "
            + Figures.fixed(program.frequencyHz(), 0)
            + " Hz";
      }
    }
    return "";
  }

  private static void bar(Frame frame, ChannelCard card, ChannelState state) {
    Rect area = card.bar();
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    double full = Math.max(1, state.limitMilliamps() * 1.06);
    Rect bar = card.tall() ? area.top(area.height() - 30) : area.inset(0, 8);
    canvas.fill(bar, 6, theme.track());
    double now = state.pulses().isOn() ? state.pulses().amplitudeMilliamps() : 0;
    if (now > 0) {
      canvas.fill(bar.left((float) (now / full * bar.width())), 6, theme.output());
    }
    float target = bar.x() + (float) (state.targetMilliamps() / full * bar.width());
    canvas.line(target, bar.y() - 4, target, bar.bottom() + 4, 5, theme.text());
    float limit = bar.x() + (float) (state.limitMilliamps() / full * bar.width());
    canvas.line(limit, bar.y() - 4, limit, bar.bottom() + 4, 5, Signal.ALARM.fill());
    if (!card.tall()) {
      return;
    }
    Rect words = area.belowTop(area.height() - 26);
    frame.text(
        "now " + Figures.fixed(now, now > 0 ? 1 : 0),
        words,
        Align.LEFT,
        TextStyle.SMALL,
        theme.dim());
    frame.text(
        "limit " + Figures.milliamps(state.limitMilliamps()),
        words,
        Align.RIGHT,
        TextStyle.SMALL,
        theme.dim());
  }

  /** What the operator has set; in a calibration what the ramp is at. */
  private static void value(Frame frame, ChannelCard card, double milliamps) {
    Rect area = card.value();
    Canvas canvas = frame.canvas();
    String digits = Figures.milliamps(milliamps);
    TextStyle style = digits.length() > 3 || !card.tall() ? TextStyle.VALUE : TextStyle.DIGITS;
    float digitsWidth = canvas.textWidth(digits, style);
    float unitWidth = canvas.textWidth("mA", TextStyle.LABEL);
    float x = area.centerX() - (digitsWidth + 6 + unitWidth) / 2;
    Rect box = new Rect(x, area.y(), digitsWidth, area.height());
    canvas.text(digits, box, Align.LEFT, style, frame.theme().text());
    Rect unit = new Rect(x + digitsWidth + 6, area.y() + 10, unitWidth, area.height() - 10);
    canvas.text("mA", unit, Align.LEFT, TextStyle.LABEL, frame.theme().dim());
  }

  private void lamp(Frame frame, ChannelCard card, int channel) {
    Rect area = card.lamp();
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    long timeNs = frame.snapshot().timeNs();
    boolean lit = lamps.lit(channel, timeNs);
    float radius = Math.max(0, Math.min(26, (area.height() - (card.tall() ? 32 : 8)) / 2));
    float y = card.tall() ? area.y() + (area.height() - 28) / 2 : area.centerY();
    canvas.disc(area.centerX(), y, radius, lit ? theme.output() : theme.track());
    canvas.ring(area.centerX(), y, radius, 3, 0, 1, theme.edge());
    if (lit) {
      Icon.BOLT.draw(
          canvas, area.centerX(), y, radius * 0.62f, Signal.OUTPUT.ink(), theme.output());
    }
    if (!card.tall()) {
      return;
    }
    String words =
        lit ? "ON" : lamps.everLit(channel) ? "off " + age(lamps.ageNs(channel, timeNs)) : "off";
    frame.text(
        words,
        area.belowTop(area.height() - 26),
        Align.CENTER,
        TextStyle.SMALL,
        lit ? theme.text() : theme.dim());
  }

  private static String age(long ageNs) {
    double seconds = ageNs * 1e-9;
    return seconds < 9.95
        ? Figures.fixed(seconds, 1) + " s"
        : seconds < 99 ? Figures.fixed(seconds, 0) + " s" : "";
  }

  private static void enable(Frame frame, Rect area, boolean enabled) {
    Canvas canvas = frame.canvas();
    Theme theme = frame.theme();
    float height = Math.min(42, area.height());
    Rect slot = new Rect(area.x(), area.centerY() - height / 2, area.width(), height);
    canvas.fill(slot, height / 2, enabled ? Signal.SAFE.fill() : theme.track());
    canvas.outline(slot, height / 2, 2, theme.edge());
    float knob = height / 2 - 5;
    float x = enabled ? slot.right() - height / 2 : slot.x() + height / 2;
    canvas.disc(x, slot.centerY(), knob, enabled ? Signal.SAFE.ink() : theme.dim());
    Rect word = enabled ? slot.left(slot.width() - height + 6) : slot.rightOf(height - 6);
    canvas.text(
        enabled ? "on" : "off",
        word,
        Align.CENTER,
        TextStyle.LABEL_BOLD,
        enabled ? Signal.SAFE.ink() : theme.text());
  }
}
