package org.dorsi.app.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.dorsi.controller.telemetry.LegSummary;
import org.dorsi.controller.telemetry.SessionSummary;
import org.dorsi.sensors.Side;

/** What a session came to, for people and for programs. */
public final class SummaryReport {

  private final SessionSummary summary;
  private final double seconds;
  private final Path trial;
  private final boolean deviceFault;
  private final Optional<WalkReport> walk;

  /**
   * @param summary the session's figures
   * @param seconds how long it lasted
   * @param trial the trial file
   * @param deviceFault whether a device was lost or failed in the session
   * @param walk what a simulated patient did
   */
  public SummaryReport(
      SessionSummary summary,
      double seconds,
      Path trial,
      boolean deviceFault,
      Optional<WalkReport> walk) {
    this.summary = summary;
    this.seconds = seconds;
    this.trial = trial;
    this.deviceFault = deviceFault;
    this.walk = walk;
  }

  /** Whether a device was lost or failed in the session. */
  public boolean deviceFault() {
    return deviceFault;
  }

  /** As one JSON object, with the keys of every session's summary. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("seconds", rounded(seconds, 3));
    ObjectNode strides = root.putObject("strides");
    ObjectNode stimulated = root.putObject("stimulated");
    ObjectNode stance = root.putObject("stance");
    for (Side side : Side.values()) {
      String name = side.name().toLowerCase(Locale.ROOT);
      LegSummary leg = summary.leg(side);
      strides.put(name, leg.strides());
      stimulated.put(name, leg.stimulated());
      stance.set(name, number(leg.stancePercent(), 1));
    }
    root.set("cadence", number(summary.cadence(), 1));
    ArrayNode channels = root.putArray("channels");
    for (SessionSummary.Delivered d : summary.channels()) {
      ObjectNode channel = channels.addObject();
      channel.put("channel", d.channel().number());
      channel.put("muscle", d.channel().muscle().words());
      channel.put("side", d.channel().side().name().toLowerCase(Locale.ROOT));
      channel.put("pulses", d.pulses());
      channel.put("chargeMicrocoulombs", rounded(d.chargeMicrocoulombs(), 3));
    }
    root.put("worstTickLatenessMs", rounded(summary.worstLatenessNs() * 1e-6, 3));
    root.put("trial", trial.toString());
    ArrayNode suspensions = root.putArray("suspensions");
    for (SessionSummary.Suspension s : summary.suspensions()) {
      ObjectNode suspension = suspensions.addObject();
      suspension.put("atSeconds", rounded(s.timeNs() * 1e-9, 3));
      suspension.put("cause", s.cause());
    }
    walk.ifPresent(w -> w.addTo(root));
    return root;
  }

  /** As a table. */
  public void print(PrintWriter out) {
    out.printf(Locale.ROOT, "%nSession of %.1f s%n%n", seconds);
    out.printf("  %-26s %8s %8s%n", "", "left", "right");
    LegSummary left = summary.left();
    LegSummary right = summary.right();
    row(out, "strides", left.strides(), right.strides(), 0);
    row(out, "stimulated", left.stimulated(), right.stimulated(), 0);
    row(out, "stance %", left.stancePercent(), right.stancePercent(), 1);
    row(out, "cadence, steps/min", left.cadence(), right.cadence(), 1);
    out.println();
    for (SessionSummary.Delivered d : summary.channels()) {
      out.printf(
          Locale.ROOT,
          "  channel %d, %s: %d pulses, %.1f uC%n",
          d.channel().number(),
          d.channel().name(),
          d.pulses(),
          d.chargeMicrocoulombs());
    }
    out.printf(Locale.ROOT, "  worst tick lateness: %.2f ms%n", summary.worstLatenessNs() * 1e-6);
    out.printf("  paused or stopped: %s%n", suspensionCount());
    for (SessionSummary.Suspension s : summary.suspensions()) {
      out.printf(Locale.ROOT, "    at %.1f s: %s%n", s.timeNs() * 1e-9, s.cause());
    }
    out.printf("  trial: %s%n", trial);
    walk.ifPresent(w -> w.print(out));
  }

  private String suspensionCount() {
    int count = summary.suspensions().size();
    return count == 0 ? "never" : count == 1 ? "once" : count + " times";
  }

  private static void row(PrintWriter out, String name, double left, double right, int decimals) {
    out.printf("  %-26s %8s %8s%n", name, cell(left, decimals), cell(right, decimals));
  }

  private static String cell(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static JsonNode number(double value, int decimals) {
    return Double.isNaN(value)
        ? JsonNodeFactory.instance.nullNode()
        : JsonNodeFactory.instance.numberNode(rounded(value, decimals));
  }

  static double rounded(double value, int decimals) {
    double scale = StrictMath.pow(10, decimals);
    return Math.rint(value * scale) / scale;
  }
}
