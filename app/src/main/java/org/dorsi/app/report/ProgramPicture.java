package org.dorsi.app.report;

import java.util.Locale;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Landmark;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.sensors.Side;

/**
 * Draws a program as SVG: one row a channel, over the gait cycle of its leg (Perry's shares, a
 * stride of 1.2 s), or over the time from the start to the second contraction. Any thread.
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
      return exercise.countdownSeconds() + 2 * exercise.onSeconds() + exercise.offSeconds();
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
    line(
        "<clipPath id=\"cycle\"><rect x=\"%d\" y=\"0\" width=\"%d\" height=\"%d\"/></clipPath>",
        LEFT, WIDTH, bottom);
    text(20, 32, "start", INK, 20, program.title());
    text(20, 54, "start", DIM, 13, subtitle());
    if (inGait) {
      landmarks(bottom);
    } else if (program.schedule() instanceof Schedule.Exercise exercise) {
      parts(exercise, bottom);
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
    return inGait
        ? "over one gait cycle of the channel's leg, able walking, a stride of 1.2 s"
        : ProgramReport.schedule(program.schedule());
  }

  private void landmarks(int bottom) {
    double toeOff = Landmark.TOE_OFF.usualFraction();
    band(0, toeOff, bottom, "#f4f6f8", "stance");
    band(toeOff, 1, bottom, "#ffffff", "swing");
    for (Landmark landmark : Landmark.values()) {
      tick(landmark.usualFraction(), bottom, landmark.words());
    }
    tick(1, bottom, "IC");
    for (int percent = 0; percent <= 100; percent += 20) {
      text(x(percent / 100.0), bottom + 44, "middle", DIM, 12, percent + " %");
    }
  }

  private void parts(Schedule.Exercise exercise, int bottom) {
    double first = exercise.countdownSeconds();
    double second = first + exercise.onSeconds() + exercise.offSeconds();
    double[] edges = {0, first, first + exercise.onSeconds(), second, wholeSeconds};
    String[] words = {"get ready", "contraction 1", "relax", "contraction 2"};
    for (int i = 0; i < words.length; i++) {
      band(
          edges[i] / wholeSeconds,
          edges[i + 1] / wholeSeconds,
          bottom,
          i % 2 == 0 ? "#f4f6f8" : "#ffffff",
          edges[i + 1] - edges[i] > wholeSeconds / 12 ? words[i] : "");
    }
    for (double seconds : edges) {
      tick(seconds / wholeSeconds, bottom, String.format(Locale.ROOT, "%.0f s", seconds));
    }
  }

  private void band(double from, double until, int bottom, String fill, String words) {
    line(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        x(from), TOP - 8, WIDTH * (until - from), bottom + 16 - TOP, fill);
    text(x((from + until) / 2), bottom + 24, "middle", DIM, 12, words);
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
    if (window != null) {
      double from = window.from().usualFraction() * STRIDE_SECONDS;
      double open = window.usualFraction() * STRIDE_SECONDS;
      burst(channel, from, open + window.extensionSeconds(), open, top);
      boolean late = window.from().usualFraction() > 0.7;
      text(
          late ? LEFT + WIDTH : x(from / wholeSeconds) + 6,
          top - 3,
          late ? "end" : "start",
          DIM,
          11,
          ProgramReport.window(channel));
    } else if (program.schedule() instanceof Schedule.Exercise exercise) {
      double open = openSeconds(channel);
      double first = exercise.countdownSeconds();
      burst(channel, first, open, open, top);
      burst(channel, first + exercise.onSeconds() + exercise.offSeconds(), open, open, top);
    } else {
      burst(channel, 0, openSeconds(channel), openSeconds(channel), top);
    }
  }

  /** Away from gait the falling ramp belongs to the burst. */
  private static double openSeconds(ChannelProgram channel) {
    return channel.maximumOnSeconds() - channel.rampDownSeconds();
  }

  /**
   * A trapezium, drawn once more a cycle earlier where it runs over the picture's end.
   *
   * @param held seconds until the falling ramp begins
   * @param open seconds that the rising ramp has
   */
  private void burst(ChannelProgram channel, double from, double held, double open, int top) {
    double risen = Math.min(open, channel.rampUpSeconds());
    double level = channel.rampUpSeconds() > 0 ? risen / channel.rampUpSeconds() : 1;
    double end = from + held + level * channel.rampDownSeconds();
    trapezium(from, from + risen, from + held, end, level, top);
    if (inGait && end > wholeSeconds) {
      trapezium(
          from - wholeSeconds,
          from + risen - wholeSeconds,
          from + held - wholeSeconds,
          end - wholeSeconds,
          level,
          top);
    }
  }

  private void trapezium(
      double from, double risen, double held, double end, double level, int top) {
    line(
        "<polygon clip-path=\"url(#cycle)\" fill=\"%s\" stroke=\"%s\" points=\"%.1f,%d %.1f,%.1f"
            + " %.1f,%.1f %.1f,%d\"/>",
        FILL,
        INK,
        x(from / wholeSeconds),
        top + BAR,
        x(risen / wholeSeconds),
        top + BAR * (1 - level),
        x(held / wholeSeconds),
        top + BAR * (1 - level),
        x(end / wholeSeconds),
        top + BAR);
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
