package org.dorsi.sim.tuning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.Gait;
import org.dorsi.sim.patient.Impairment;
import org.dorsi.sim.patient.PatientDescription;
import org.dorsi.sim.reflex.GainSet;
import org.dorsi.sim.reflex.ReflexGain;

/**
 * What a search varies: every reflex gain of a patient at one speed and, of somebody with an
 * impairment, what the affected leg does differently. The origin is the patient as found.
 * Immutable; any thread.
 */
public final class GainSpace {

  /** A typical step: this share of the gain's value, and of its range at the least. */
  private static final double OF_VALUE = 0.15;

  private static final double OF_RANGE = 0.005;

  private final PatientDescription patient;
  private final int gait;

  /**
   * @param patient whose gains begin the search
   * @param speedMetersPerSec the gait that is tuned
   * @throws IllegalArgumentException when the patient has no gains of their own at this speed
   */
  public GainSpace(PatientDescription patient, double speedMetersPerSec) {
    this.patient = patient;
    List<Double> speeds = patient.gaits().stream().map(Gait::speedMetersPerSec).toList();
    this.gait = speeds.indexOf(speedMetersPerSec);
    if (gait < 0) {
      throw new IllegalArgumentException(
          "speed must be one of " + speeds + " m/s, got " + speedMetersPerSec);
    }
  }

  /** The speed of the gait that is tuned. */
  public double speedMetersPerSec() {
    return patient.gaits().get(gait).speedMetersPerSec();
  }

  /** Parameters of a search: gains, then offsets of the affected leg. */
  public int dimensions() {
    return ReflexGain.values().length * (isImpaired() ? 2 : 1);
  }

  /** The patient with the gains of a point, each kept within its range. */
  public PatientDescription at(double[] point) {
    ReflexGain[] gains = ReflexGain.values();
    Map<ReflexGain, Double> both = new EnumMap<>(ReflexGain.class);
    Map<ReflexGain, Double> affected = new EnumMap<>(ReflexGain.class);
    GainSet sound = sound(patient.gaits().get(gait));
    for (int i = 0; i < gains.length; i++) {
      double range = gains[i].most() - gains[i].least();
      double step = Math.max(OF_VALUE * Math.abs(sound.get(gains[i])), OF_RANGE * range);
      both.put(gains[i], point[i] * step);
      affected.put(gains[i], isImpaired() ? point[gains.length + i] * step : 0);
    }
    Gait before = patient.gaits().get(gait);
    GainSet soundLeg = sound(before).plus(both);
    GainSet affectedLeg = affected(before).plus(both).plus(affected);
    boolean left = patient.impairment().side() == Side.LEFT;
    List<Gait> gaits = new ArrayList<>(patient.gaits());
    gaits.set(
        gait,
        new Gait(
            before.speedMetersPerSec(),
            left ? affectedLeg : soundLeg,
            left ? soundLeg : affectedLeg));
    return new PatientDescription(
        patient.name(),
        patient.about(),
        patient.body(),
        patient.sole(),
        patient.sizeFraction(),
        patient.strengthFraction(),
        patient.motorNoiseFraction(),
        patient.impairment(),
        patient.defaultSpeedMetersPerSec(),
        patient.launch(),
        gaits);
  }

  private boolean isImpaired() {
    return !patient.impairment().equals(Impairment.none());
  }

  private GainSet sound(Gait of) {
    return patient.impairment().side() == Side.LEFT ? of.rightGains() : of.leftGains();
  }

  private GainSet affected(Gait of) {
    return patient.impairment().side() == Side.LEFT ? of.leftGains() : of.rightGains();
  }
}
