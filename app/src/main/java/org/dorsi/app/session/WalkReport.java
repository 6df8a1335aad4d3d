package org.dorsi.app.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.Fall;
import org.dorsi.sim.patient.FirstContact;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.rig.Walker;
import org.dorsi.sim.validation.Curve;
import org.dorsi.sim.validation.LegStatistics;
import org.dorsi.sim.validation.WalkStatistics;
import org.jspecify.annotations.Nullable;

/** What a simulated patient did in a session, by the truth of the simulation. */
public final class WalkReport {

  private final Walker walker;
  private final SimulatedPatient patient;
  private final WalkStatistics statistics;
  private final double countedFromSeconds;
  private final double speedRatio;
  private final @Nullable RealTimeKeeping keeping;

  /**
   * @param countedFromSeconds simulated time from which the statistics are
   * @param speedRatio simulated time over the computer's
   * @param keeping how a walk that was watched kept up; null for one as fast as could be
   */
  WalkReport(
      Walker walker,
      SimulatedPatient patient,
      WalkStatistics statistics,
      double countedFromSeconds,
      double speedRatio,
      @Nullable RealTimeKeeping keeping) {
    this.walker = walker;
    this.patient = patient;
    this.statistics = statistics;
    this.countedFromSeconds = countedFromSeconds;
    this.speedRatio = speedRatio;
    this.keeping = keeping;
  }

  /** Adds the keys of {@code dorsi sim --json}. */
  void addTo(ObjectNode root) {
    Fall fall = patient.fall();
    root.put("patient", walker.patient().name());
    root.put("walked", fall == null && !helped());
    root.put("fell", fall != null);
    if (fall != null) {
      root.put("fellAtSeconds", SummaryReport.rounded(fall.timeNs() * 1e-9, 3));
      root.put("fallCause", fall.cause());
    }
    root.put(
        "harnessImpulseNewtonSeconds",
        SummaryReport.rounded(patient.harness().impulseNewtonSeconds(), 3));
    root.put("speedRatio", SummaryReport.rounded(speedRatio, 1));
    if (keeping != null) {
      keeping.addTo(root);
    }
    ObjectNode legs = root.putObject("legs");
    for (Side side : Side.values()) {
      LegStatistics leg = statistics.leg(side);
      ObjectNode node = legs.putObject(side.name().toLowerCase(Locale.ROOT));
      node.put("strides", leg.strides());
      node.put("stimulatedStrides", leg.stimulatedStrides());
      node.put("stance", SummaryReport.rounded(leg.stancePercent().mean(), 2));
      ObjectNode clearance = node.putObject("clearanceMm");
      clearance.put("mean", SummaryReport.rounded(leg.clearanceMillimeters().mean(), 2));
      clearance.put("sd", SummaryReport.rounded(leg.clearanceMillimeters().deviation(), 2));
      node.put("swingAnkleDeg", SummaryReport.rounded(leg.swingAnkleDeg().mean(), 2));
      node.put("swingKneePeakDeg", SummaryReport.rounded(leg.kneePeakDeg().mean(), 2));
      node.put("toeContactSwingsPercent", SummaryReport.rounded(leg.toeContactPercent(), 2));
      ObjectNode first = node.putObject("firstContact");
      for (FirstContact contact : FirstContact.values()) {
        first.put(contact.name().toLowerCase(Locale.ROOT), leg.firstContacts(contact));
      }
      ObjectNode curves = node.putObject("curves");
      for (Curve curve : Curve.values()) {
        ArrayNode points = curves.putArray(curve.name().toLowerCase(Locale.ROOT));
        for (double value : leg.mean(curve)) {
          points.add(SummaryReport.rounded(value, 4));
        }
      }
    }
  }

  /** As a table. */
  void print(PrintWriter out) {
    @Nullable Fall fall = patient.fall();
    out.printf(Locale.ROOT, "%nThe walk of %s, by the truth of the simulation%n%n", name());
    LegStatistics left = statistics.leg(Side.LEFT);
    LegStatistics right = statistics.leg(Side.RIGHT);
    if (left.strides() == 0 && right.strides() == 0) {
      out.printf(
          Locale.ROOT,
          "  no whole stride yet: what is counted begins after %.0f s, with the impairment"
              + " complete%n",
          countedFromSeconds);
    } else {
      table(out, left, right);
    }
    out.printf(
        Locale.ROOT,
        "%n  harness: %.1f N s; %.0f times real time%n",
        patient.harness().impulseNewtonSeconds(),
        speedRatio);
    if (keeping != null) {
      keeping.print(out);
    }
    if (fall != null) {
      out.printf(Locale.ROOT, "  FELL at %.1f s: %s%n", fall.timeNs() * 1e-9, fall.cause());
    } else if (helped()) {
      out.printf("  NOT WALKED ALONE: the harness helped%n");
    }
  }

  private boolean helped() {
    return patient.harness().impulseNewtonSeconds() > 0;
  }

  private static void table(PrintWriter out, LegStatistics left, LegStatistics right) {
    out.printf("  %-26s %8s %8s%n", "", "left", "right");
    count(out, "strides", left.strides(), right.strides());
    count(out, "of them stimulated", left.stimulatedStrides(), right.stimulatedStrides());
    row(out, "stance %", left.stancePercent().mean(), right.stancePercent().mean());
    row(
        out,
        "toe clearance, mm",
        left.clearanceMillimeters().mean(),
        right.clearanceMillimeters().mean());
    row(out, "swing ankle, deg", left.swingAnkleDeg().mean(), right.swingAnkleDeg().mean());
    row(out, "toe contact, % of swings", left.toeContactPercent(), right.toeContactPercent());
    row(out, "heel first, %", left.heelFirstPercent(), right.heelFirstPercent());
  }

  private String name() {
    return walker.patient().name();
  }

  private static void count(PrintWriter out, String name, int left, int right) {
    out.printf("  %-26s %8d %8d%n", name, left, right);
  }

  private static void row(PrintWriter out, String name, double left, double right) {
    out.printf(Locale.ROOT, "  %-26s %8.1f %8.1f%n", name, left, right);
  }
}
