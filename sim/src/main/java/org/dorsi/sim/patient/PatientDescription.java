package org.dorsi.sim.patient;

import java.util.Comparator;
import java.util.List;
import org.dorsi.sim.body.BodyParameters;
import org.dorsi.sim.contact.Sole;

/**
 * Who walks: body, strength, impairment, and how the reflexes are tuned at each speed.
 *
 * @param name as commands call the patient
 * @param about one sentence for a person
 * @param body masses and lengths
 * @param sole how the feet yield
 * @param sizeFraction lengths against the adult's, for muscles
 * @param strengthFraction muscle forces against the adult's
 * @param motorNoiseFraction standard deviation of motor noise against the command
 * @param impairment what is wrong
 * @param defaultSpeedMetersPerSec at which the patient walks unless told otherwise
 * @param launch how the patient is set going
 * @param gaits by speed, slowest first
 */
public record PatientDescription(
    String name,
    String about,
    BodyParameters body,
    Sole sole,
    double sizeFraction,
    double strengthFraction,
    double motorNoiseFraction,
    Impairment impairment,
    double defaultSpeedMetersPerSec,
    Launch launch,
    List<Gait> gaits) {

  /**
   * A start from which the gait at one speed is reached; other speeds are then reached by the belt.
   *
   * @param beltMetersPerSec the belt's speed
   * @param hipMetersPerSec the hip's speed over the belt
   */
  public record Launch(double beltMetersPerSec, double hipMetersPerSec) {}

  public PatientDescription {
    if (gaits.isEmpty()) {
      throw new IllegalArgumentException("a patient must have a gait, got none");
    }
    gaits = gaits.stream().sorted(Comparator.comparingDouble(Gait::speedMetersPerSec)).toList();
  }

  /** Whether anything is wrong. */
  public boolean impaired() {
    return !impairment.equals(Impairment.none());
  }

  /** The same patient with another motor noise. */
  public PatientDescription withMotorNoise(double fraction) {
    return new PatientDescription(
        name,
        about,
        body,
        sole,
        sizeFraction,
        strengthFraction,
        fraction,
        impairment,
        defaultSpeedMetersPerSec,
        launch,
        gaits);
  }

  /** The slowest speed with gains of its own. */
  public double slowestMetersPerSec() {
    return gaits.get(0).speedMetersPerSec();
  }

  /** The fastest speed with gains of its own. */
  public double fastestMetersPerSec() {
    return gaits.get(gaits.size() - 1).speedMetersPerSec();
  }
}
