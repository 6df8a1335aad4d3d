package org.dorsi.app.validation;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dorsi.sim.patient.Gait;
import org.dorsi.sim.patient.PatientDescription;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.patient.SuppliedPatients;
import org.dorsi.sim.validation.Curve;
import org.dorsi.sim.validation.CurveFit;
import org.dorsi.sim.validation.LegStatistics;

/** Judges the walks by what must hold of the simulator. One thread. */
final class ValidationBars {

  /** A bar that only a long walk can meet. */
  static final String RARE = "now and then";

  private static final int PUSHES = 20;
  private static final double PUSH_NEWTONS = 100;
  private static final double PUSH_SECONDS = 0.1;

  private final NormativeCurves normative;
  private final Bars bars = new Bars();

  ValidationBars(NormativeCurves normative) {
    this.normative = normative;
  }

  int missed() {
    return bars.missed();
  }

  String table() {
    return bars.table();
  }

  void judge(Walks walks) {
    Walk healthy = walks.of("healthy", Walks.PREFERRED_METERS_PER_SEC, false);
    LegStatistics leg = healthy.affected();
    double[] leastFit = {0.96, 0.96, 0.92, 0.96};
    double[] mostError = {5, 6, 4.5, 0.11};
    for (Curve curve : Curve.values()) {
      double[] mean = leg.mean(curve);
      double[] reference = normative.mean(curve);
      CurveFit fit =
          CurveFit.of(curve == Curve.HIP ? CurveFigure.shifted(mean, reference) : mean, reference);
      String name = "healthy, 1.2 m/s: " + words(curve);
      int i = curve.compareTo(Curve.HIP);
      bars.atLeast(name + ", r", fit.correlationFraction(), leastFit[i], "");
      bars.atMost(name + ", RMSE", fit.rmsDeg(), mostError[i], curve == Curve.GRF ? "BW" : "deg");
    }
    bars.within("healthy: swing knee peak", leg.kneePeakDeg().mean(), 58, 70, "deg");
    bars.within(
        "healthy: mid-swing toe clearance", leg.clearanceMillimeters().mean(), 10, 30, "mm");
    bars.within(
        "healthy: its SD, motor noise 0.03", leg.clearanceMillimeters().deviation(), 2, 6, "mm");
    Walk quiet = walks.withoutNoise();
    bars.told(
        "healthy: its SD without motor noise",
        quiet.affected().clearanceMillimeters().deviation(),
        "mm");
    bars.within("healthy: cadence", healthy.statistics().cadence(), 102, 116, "/min");
    bars.within("healthy: stance", leg.stancePercent().mean(), 59, 64, "%");
    int survived = pushes();
    bars.fact(
        "healthy: pushes of 100 N forward and back for 0.1 s at random phases",
        survived + " of " + PUSHES,
        "all survived",
        survived == PUSHES);
    for (Walk walk : walks.all()) {
      WalkCase w = walk.walk();
      bars.fact(
          format(
              "%s, %.2f m/s%s",
              w.patient().name(), w.speedMetersPerSec(), w.stimulated() ? ", stimulated" : ""),
          walk.outcome(),
          w.expectedToFall() ? "falls" : "walks without help",
          walk.asExpected());
    }
    for (Gait gait : SuppliedPatients.patient("stroke-drop-foot").gaits()) {
      dropFoot(walks, gait.speedMetersPerSec());
    }
  }

  /** The swing ankle must rise with each step of stimulation. */
  void rises(List<Walk> doses) {
    double[] ankles =
        doses.stream().mapToDouble(walk -> walk.affected().swingAnkleDeg().mean()).toArray();
    boolean rises = true;
    for (int i = 1; i < ankles.length; i++) {
      rises &= ankles[i] > ankles[i - 1];
    }
    bars.fact(
        "drop foot: swing ankle over six steps of stimulation",
        format("%.1f to %.1f deg", ankles[0], ankles[ankles.length - 1]),
        "rises with each",
        rises);
  }

  private void dropFoot(Walks walks, double speed) {
    String name = "stroke-drop-foot";
    LegStatistics off = walks.of(name, speed, false).affected();
    LegStatistics on = walks.of(name, speed, true).affected();
    String at = format("drop foot, %.1f m/s", speed);
    double clearance = off.clearanceMillimeters().mean();
    bars.within(at + ": swing ankle", off.swingAnkleDeg().mean(), -25, -10, "deg");
    bars.atMost(at + ": clearance", clearance, 15, "mm");
    bars.atMost(at + ": heel-first contact", off.heelFirstPercent(), 50, "%");
    if (speed == SuppliedPatients.patient(name).defaultSpeedMetersPerSec()) {
      bars.fact(
          at + ": swings with toe contact",
          format("%.1f %%", off.toeContactPercent()),
          RARE,
          off.toeContactPercent() > 0);
    } else {
      bars.told(at + ": swings with toe contact", off.toeContactPercent(), "%");
    }
    bars.within(at + ", stimulated: swing ankle", on.swingAnkleDeg().mean(), -3, 8, "deg");
    bars.within(
        at + ", stimulated: clearance gained",
        on.clearanceMillimeters().mean() - clearance,
        8,
        40,
        "mm");
    bars.atMost(at + ", stimulated: swings with toe contact", on.toeContactPercent(), 2, "%");
    bars.atLeast(at + ", stimulated: heel-first contact", on.heelFirstPercent(), 95, "%");
  }

  /** Each push finds a patient who walks as if never pushed before. */
  private static int pushes() {
    Random random = new Random(3);
    PatientDescription healthy = SuppliedPatients.patient("healthy");
    int survived = 0;
    for (int i = 0; i < PUSHES; i++) {
      SimulatedPatient patient = new SimulatedPatient(healthy, Walks.PREFERRED_METERS_PER_SEC, i);
      advance(patient, 2 + random.nextDouble());
      patient.push(i % 2 == 0 ? PUSH_NEWTONS : -PUSH_NEWTONS, PUSH_SECONDS);
      advance(patient, 15);
      boolean helped = patient.harness().impulseNewtonSeconds() > 0;
      survived += patient.fall() == null && !helped ? 1 : 0;
    }
    return survived;
  }

  private static void advance(SimulatedPatient patient, double seconds) {
    for (long i = 0; i < Math.round(seconds * 1000); i++) {
      patient.advance();
    }
  }

  private static String words(Curve curve) {
    return curve == Curve.GRF
        ? "vertical ground reaction force"
        : curve.name().toLowerCase(Locale.ROOT);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
