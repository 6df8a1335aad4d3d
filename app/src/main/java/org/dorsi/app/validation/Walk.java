package org.dorsi.app.validation;

import java.util.Locale;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.patient.Fall;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.validation.LegStatistics;
import org.dorsi.sim.validation.WalkStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A walk that was walked. The impairment sets in at its start, with stimulation on if it is at all;
 * what happens while it does is not counted.
 *
 * @param walk which one
 * @param statistics of what came after the onset
 * @param fall that ended it, or null
 * @param harnessImpulseNewtonSeconds help of the harness
 */
record Walk(
    WalkCase walk,
    WalkStatistics statistics,
    @Nullable Fall fall,
    double harnessImpulseNewtonSeconds) {

  private static final long SEED = 1;

  /** From the onset until the gait is steady, beyond the impairment's ramp. */
  private static final double SETTLING_SECONDS = 4;

  /** Walks it to the end, or to a fall. */
  static Walk of(WalkCase walk, double seconds) {
    SimulatedPatient patient = new SimulatedPatient(walk.patient(), walk.speedMetersPerSec(), SEED);
    patient.impair();
    Side side = walk.patient().impairment().side();
    WalkStatistics statistics = new WalkStatistics(patient);
    long settled =
        Math.round((SETTLING_SECONDS + walk.patient().impairment().rampSeconds()) * 1000);
    long ticks = Math.round(seconds * 1000);
    for (long tick = 0; tick < ticks && patient.fall() == null; tick++) {
      if (walk.stimulated()) {
        boolean swing = patient.truth().phase(side).isSwing();
        patient.stimulate(side, LegMuscle.TIBIALIS_ANTERIOR, swing ? walk.stimulatedFraction() : 0);
      }
      patient.advance();
      if (tick == settled) {
        statistics = new WalkStatistics(patient);
      }
      statistics.tick();
    }
    return new Walk(walk, statistics, patient.fall(), patient.harness().impulseNewtonSeconds());
  }

  Side affectedSide() {
    return walk.patient().impairment().side();
  }

  LegStatistics affected() {
    return statistics.leg(affectedSide());
  }

  /** As expected: it fell when it should, and otherwise walked without help. */
  boolean asExpected() {
    return walk.expectedToFall() ? fall != null : fall == null && harnessImpulseNewtonSeconds == 0;
  }

  /** What became of it, for a person to read. */
  String outcome() {
    if (fall != null) {
      return String.format(Locale.ROOT, "fell after %.1f s", fall.timeNs() * 1e-9);
    }
    return harnessImpulseNewtonSeconds > 0
        ? String.format(Locale.ROOT, "helped by %.0f N s", harnessImpulseNewtonSeconds)
        : "walked";
  }
}
