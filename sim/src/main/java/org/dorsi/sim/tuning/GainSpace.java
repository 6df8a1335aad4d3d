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
    return tuned(patient).speedMetersPerSec();
  }

  /** Parameters of a search: gains, then offsets of the affected leg. */
  public int dimensions() {
    return ReflexGain.values().length * (isImpaired() ? 2 : 1);
  }

  /** The gains of a point. */
  public Gait gait(double[] point) {
    return tuned(at(point));
  }

  /**
   * The patient with the gains of a point, each kept within its range, and as the patient's file
   * will have them: a gait is chaotic enough to tell the fifth decimal.
   */
  public PatientDescription at(double[] point) {
    ReflexGain[] gains = ReflexGain.values();
    Gait before = tuned(patient);
    GainSet sound = sound(before);
    Map<ReflexGain, Double> moved = new EnumMap<>(ReflexGain.class);
    Map<ReflexGain, Double> different = new EnumMap<>(ReflexGain.class);
    for (int i = 0; i < gains.length; i++) {
      ReflexGain gain = gains[i];
      double range = gain.most() - gain.least();
      double step = Math.max(OF_VALUE * Math.abs(sound.get(gain)), OF_RANGE * range);
      double value = GainText.asWritten(within(gain, sound.get(gain) + point[i] * step));
      double own = isImpaired() ? point[gains.length + i] * step : 0;
      double other = affected(before).get(gain) + point[i] * step + own;
      moved.put(gain, value);
      different.put(gain, GainText.asWritten(within(gain, other) - value));
    }
    GainSet soundLeg = GainSet.of(moved);
    GainSet affectedLeg = soundLeg.plus(different);
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

  private static double within(ReflexGain gain, double value) {
    return Math.min(Math.max(value, gain.least()), gain.most());
  }

  private Gait tuned(PatientDescription of) {
    return of.gaits().get(gait);
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
