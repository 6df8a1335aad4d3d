package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Landmark;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.sensors.Side;

/**
 * Draws a program as SVG: one row a channel, over the gait cycle of its leg (Perry's shares, a
 * stride of 1.2 s) or over the time of one repetition. Any thread.
 */
public final class ProgramPicture {

  private static final double STRIDE_SECONDS = 1.2;
  private static final int LEFT = 190;
  private static final int WIDTH = 720;
  private static final int TOP = 96;
  private static final int ROW = 58;
  private static final int BAR = 34;
  private static final String INK = "#1d2733";
  private static final String DIM = "#66717d";
  private static final String FILL = "#f2b705";

  private final StimulationProgram program;
  private final boolean inGait;
  private final double wholeSeconds;
  private final StringBuilder svg = new StringBuilder(4096);

  private ProgramPicture(StimulationProgram program) {
    this.program = program;
    this.inGait = program.schedule() instanceof Schedule.Gait;
    this.wholeSeconds = wholeSeconds(program);
  }

  /** The picture as the text of an SVG file. */
  public static String svg(StimulationProgram program) {
    return new ProgramPicture(program).draw();
  }

  private static double wholeSeconds(StimulationProgram program) {
    Schedule schedule = program.schedule();
    if (schedule instanceof Schedule.Gait) {
      return STRIDE_SECONDS;
    }
    if (schedule instanceof Schedule.Exercise exercise) {
      return exercise.onSeconds() + exercise.offSeconds();
    }
    return schedule instanceof Schedule.Sensory sensory
        ? sensory.durationSeconds()
        : 1.2 * program.channels().get(0).maximumOnSeconds();
  }

  private String draw() {
    int bottom = TOP + ROW * program.channels().size();
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"14\">",
        LEFT + WIDTH + 40, bottom + 60, LEFT + WIDTH + 40, bottom + 60);
    line("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
    text(20, 32, "start", INK, 20, program.title());
    text(20, 54, "start", DIM, 13, subtitle());
    if (inGait) {
      landmarks(bottom);
    } else {
      clock(bottom);
    }
    for (int i = 0; i < program.channels().size(); i++) {
      row(program.channels().get(i), TOP + ROW * i + (ROW - BAR) / 2);
    }
    line("</svg>");
    return svg.toString();
  }

  private String subtitle() {
    Schedule schedule = program.schedule();
    if (schedule instanceof Schedule.Exercise exercise) {
      return String.format(
          Locale.ROOT,
          "countdown %.0f s, then %d sets of %d contractions, rest %.0f s between sets",
          exercise.countdownSeconds(),
          exercise.sets(),
          exercise.repetitions(),
          exercise.restSeconds());
    }
    if (schedule instanceof Schedule.Sensory) {
      return "continuous, below 80 % of the motor threshold";
    }
    return schedule instanceof Schedule.Manual
        ? "while the operator holds the trigger"
        : "over one gait cycle of the channel's leg, able walking, a stride of 1.2 s";
  }

  private void landmarks(int bottom) {
    for (Landmark landmark : Landmark.values()) {
      tick(landmark.usualFraction(), bottom, landmark.words());
    }
    tick(1, bottom, "IC");
    for (int percent = 0; percent <= 100; percent += 20) {
      text(x(percent / 100.0), bottom + 40, "middle", DIM, 13, percent + " %");
    }
  }

  private void clock(int bottom) {
    for (int i = 0; i <= 6; i++) {
      double seconds = wholeSeconds * i / 6;
      String label =
          wholeSeconds > 120
              ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
              : String.format(Locale.ROOT, "%.1f s", seconds);
      tick(i / 6.0, bottom, label);
    }
  }

  private void tick(double fraction, int bottom, String label) {
    line(
        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#c9d0d6\"/>",
        x(fraction), TOP - 8, x(fraction), bottom + 8);
    text(x(fraction), TOP - 14, "middle", INK, label.length() > 6 ? 11 : 13, label);
  }

  private void row(ChannelProgram channel, int top) {
    String side = channel.channel().side() == Side.LEFT ? "left" : "right";
    text(20, top + 14, "start", INK, 14, channel.channel().muscle().words() + ", " + side);
    text(
        20,
        top + 32,
        "start",
        DIM,
        12,
        String.format(
            Locale.ROOT,
            "ch %d   %.0f us   %.0f Hz",
            channel.channel().number(),
            channel.pulseWidthMicros(),
            channel.frequencyHz()));
    line(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>",
        LEFT, top + BAR, LEFT + WIDTH, top + BAR, DIM);
    GaitWindow window = channel.window();
    double from = window == null ? 0 : window.from().usualFraction() * STRIDE_SECONDS;
    double open = window == null ? openSeconds(channel) : window.usualFraction() * STRIDE_SECONDS;
    double hold = window == null ? 0 : window.extensionSeconds();
    burst(channel, from, open, hold, top);
    if (window != null) {
      text(
          x(from / wholeSeconds) + 6,
          top - 3,
          "start",
          DIM,
          11,
          window.from().words()
              + " to "
              + window.until().words()
              + (hold > 0 ? String.format(Locale.ROOT, " + %.0f ms", hold * 1000) : ""));
    }
  }

  /** Away from gait the falling ramp belongs to the burst. */
  private static double openSeconds(ChannelProgram channel) {
    return channel.maximumOnSeconds() - channel.rampDownSeconds();
  }

  /** A trapezium, drawn once more a cycle earlier where it runs over the picture's end. */
  private void burst(ChannelProgram channel, double from, double open, double hold, int top) {
    double risen = Math.min(open, channel.rampUpSeconds());
    double level = channel.rampUpSeconds() > 0 ? risen / channel.rampUpSeconds() : 1;
    double end = from + open + hold + level * channel.rampDownSeconds();
    List<Double> shifts = new ArrayList<>(List.of(0.0));
    if (inGait && end > wholeSeconds) {
      shifts.add(-wholeSeconds);
    }
    line(
        "<clipPath id=\"c%d\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>",
        channel.channel().number(), LEFT, top - 2, WIDTH, BAR + 4);
    for (double shift : shifts) {
      line(
          "<polygon clip-path=\"url(#c%d)\" fill=\"%s\" stroke=\"%s\" points=\"%.1f,%d %.1f,%.1f"
              + " %.1f,%.1f %.1f,%d\"/>",
          channel.channel().number(),
          FILL,
          INK,
          x((from + shift) / wholeSeconds),
          top + BAR,
          x((from + risen + shift) / wholeSeconds),
          top + BAR * (1 - level),
          x((from + open + hold + shift) / wholeSeconds),
          top + BAR * (1 - level),
          x((end + shift) / wholeSeconds),
          top + BAR);
    }
  }

  private static double x(double fraction) {
    return LEFT + WIDTH * fraction;
  }

  private void text(double x, double y, String anchor, String color, int size, String words) {
    line(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\">%s</text>",
        x, y, anchor, color, size, words.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
