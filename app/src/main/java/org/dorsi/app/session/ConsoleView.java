package org.dorsi.app.session;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.controller.telemetry.Notice;
import org.dorsi.controller.telemetry.PulseLamps;
import org.dorsi.sensors.Side;

/**
 * The session as lines of text: one a second, and each notice once. ON says, as a lamp of the
 * window does, that the stimulator acknowledges pulses, not that they were asked for. A simulated
 * session that runs as fast as it can has a bar on a terminal in the place of the lines.
 *
 * <p>Main thread only.
 */
public final class ConsoleView {

  private static final long INTERVAL_NS = 1_000_000_000L;

  private final PrintWriter out;
  private final ProgressBar bar;
  private final double barSeconds;
  private final PulseLamps lamps = new PulseLamps();
  private long nextNs;
  private List<Notice> shown = List.of();

  /** A line a second. */
  public ConsoleView(PrintWriter out) {
    this(out, Double.POSITIVE_INFINITY);
  }

  /**
   * @param barSeconds session time at the end of the bar; infinite for lines
   */
  ConsoleView(PrintWriter out, double barSeconds) {
    this.out = out;
    this.bar = new ProgressBar(out);
    this.barSeconds = barSeconds;
  }

  /** Shows what is new in a snapshot. */
  public void show(ControlSnapshot snapshot) {
    lamps.note(snapshot.guard(), snapshot.timeNs());
    for (Notice notice : snapshot.notices()) {
      if (!shown.contains(notice)) {
        bar.clear();
        out.printf(
            Locale.ROOT,
            "%7.1f s  %s %s%n",
            notice.timeNs() * 1e-9,
            notice.alarm() ? "!!" : "--",
            notice.text());
      }
    }
    shown = snapshot.notices();
    if (barSeconds < Double.POSITIVE_INFINITY) {
      double seconds = snapshot.timeNs() * 1e-9;
      bar.show(
          seconds / barSeconds, String.format(Locale.ROOT, "%.0f of %.0f s", seconds, barSeconds));
    } else if (snapshot.timeNs() >= nextNs) {
      nextNs = snapshot.timeNs() - snapshot.timeNs() % INTERVAL_NS + INTERVAL_NS;
      out.println(line(snapshot));
    }
    out.flush();
  }

  /** Leaves the last line free for others. */
  void end() {
    bar.clear();
  }

  private String line(ControlSnapshot s) {
    StringBuilder line = new StringBuilder(120);
    line.append(String.format(Locale.ROOT, "%7.1f s  ", s.timeNs() * 1e-9));
    line.append(String.format("%-10s %-12s", s.mode().words(), s.safety().word()));
    for (Side side : Side.values()) {
      LegState leg = s.leg(side);
      line.append(
          String.format("  %c %-17s %4d", side.letter(), leg.phase().words(), leg.strides()));
    }
    for (ChannelState c : s.channels()) {
      line.append(
          String.format(
              Locale.ROOT,
              "  %s %4.1f mA %s",
              c.channel().name(),
              c.pulses().amplitudeMilliamps(),
              lamps.lit(c.channel().number(), s.timeNs()) ? "ON" : "  "));
    }
    String progress = s.progress().words();
    return progress.isEmpty() ? line.toString() : line.append("  ").append(progress).toString();
  }
}
