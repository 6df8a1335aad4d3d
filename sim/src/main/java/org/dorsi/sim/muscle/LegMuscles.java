package org.dorsi.sim.muscle;

import java.util.Arrays;

/**
 * The seven muscles of one leg: activation, fibre and tendon, stepped together.
 *
 * <p>A fibre's velocity follows from the force that its tendon demands (no root finding): the
 * force-velocity factor that balances tendon and fibre is inverted and integrated. One thread.
 */
public final class LegMuscles {

  /** Excitation of a muscle that is not driven; also its least activation. */
  public static final double LEAST_EXCITATION = 0.01;

  /** Time constant from excitation to activation (simulator.md 1.3). */
  public static final double ACTIVATION_SECONDS = 0.01;

  private static final int COUNT = LegMuscle.values().length;

  private final MuscleGeometry[] paths = new MuscleGeometry[COUNT];
  private final double[] healthyForce = new double[COUNT];
  private final double[] healthySlackLength = new double[COUNT];
  private final double[] maxForce = new double[COUNT];
  private final double[] slackLength = new double[COUNT];
  private final double[] perSlackLength = new double[COUNT];
  private final double[] optimalLength = new double[COUNT];
  private final double[] perOptimalLength = new double[COUNT];
  private final double[] maxVelocity = new double[COUNT];

  private final double[] excitation = new double[COUNT];
  private final double[] stimulated = new double[COUNT];
  private final double[] activation = new double[COUNT];
  private final double[] fibreLength = new double[COUNT];
  private final double[] fibreVelocity = new double[COUNT];
  private final double[] force = new double[COUNT];

  private double ankleTorque;
  private double kneeTorque;
  private double hipTorque;

  /**
   * @param lengthFraction size of the leg against the adult's
   * @param forceFraction strength against the adult's
   */
  public LegMuscles(double lengthFraction, double forceFraction) {
    for (LegMuscle muscle : LegMuscle.values()) {
      int m = muscle.index();
      paths[m] = MuscleGeometry.of(muscle, lengthFraction);
      healthyForce[m] = muscle.maxForceNewtons() * forceFraction;
      healthySlackLength[m] = muscle.slackLengthMeters() * lengthFraction;
      optimalLength[m] = muscle.optimalLengthMeters() * lengthFraction;
      perOptimalLength[m] = 1 / optimalLength[m];
      maxVelocity[m] = muscle.maxVelocityLengthsPerSec() * optimalLength[m];
      weaken(muscle, 1);
      shorten(muscle, 1);
    }
    Arrays.fill(excitation, LEAST_EXCITATION);
    Arrays.fill(activation, LEAST_EXCITATION);
  }

  /** What the nervous system asks of a muscle, 0.01 to 1; holds until it is set again. */
  public void excite(LegMuscle muscle, double value) {
    excitation[muscle.index()] = Math.min(Math.max(value, LEAST_EXCITATION), 1);
  }

  /**
   * Activation that electrical stimulation adds to what the nervous system brings about, 0 to 1;
   * the sum is at most 1. Holds until it is set again.
   */
  public void stimulate(LegMuscle muscle, double addedActivation) {
    stimulated[muscle.index()] = Math.min(Math.max(addedActivation, 0), 1);
  }

  /** Leaves a muscle this fraction of its healthy force. */
  public void weaken(LegMuscle muscle, double forceFraction) {
    int m = muscle.index();
    maxForce[m] = healthyForce[m] * forceFraction;
  }

  /** Shortens a tendon at rest to this fraction of its healthy length, as a contracture does. */
  public void shorten(LegMuscle muscle, double lengthFraction) {
    int m = muscle.index();
    slackLength[m] = healthySlackLength[m] * lengthFraction;
    perSlackLength[m] = 1 / slackLength[m];
  }

  /** Lets fibres take up the whole length beside a tendon that is just slack: a start at rest. */
  public void relax(
      double sinAnkle, double cosAnkle, double sinKnee, double cosKnee, double hipAngleRad) {
    for (int m = 0; m < COUNT; m++) {
      double length = paths[m].lengthMeters(sinAnkle, cosAnkle, sinKnee, cosKnee, hipAngleRad);
      fibreLength[m] = length - slackLength[m];
    }
  }

  /**
   * Goes on by a step at joint angles; torques are then those at its start.
   *
   * @param seconds the step, 1e-4
   */
  public void advance(
      double seconds,
      double sinAnkle,
      double cosAnkle,
      double sinKnee,
      double cosKnee,
      double hipAngleRad) {
    double ankle = 0;
    double knee = 0;
    double hip = 0;
    double towards = seconds / ACTIVATION_SECONDS;
    for (int m = 0; m < COUNT; m++) {
      MuscleGeometry path = paths[m];
      double length = path.lengthMeters(sinAnkle, cosAnkle, sinKnee, cosKnee, hipAngleRad);
      double fibre = fibreLength[m] * perOptimalLength[m];
      double strain = (length - fibreLength[m] - slackLength[m]) * perSlackLength[m];
      double tendon = HillCurves.tendon(strain);
      double active = Math.min(activation[m] + stimulated[m], 1);
      double factor =
          (tendon + HillCurves.buffer(fibre))
              / (active * HillCurves.forceLength(fibre) + HillCurves.parallel(fibre));
      double velocity = maxVelocity[m] * HillCurves.velocity(factor);
      force[m] = tendon;
      fibreVelocity[m] = velocity;
      fibreLength[m] += velocity * seconds;
      activation[m] += (excitation[m] - activation[m]) * towards;
      double newtons = tendon * maxForce[m];
      ankle += newtons * path.ankleArmMeters(sinAnkle, cosAnkle);
      knee += newtons * path.kneeArmMeters(sinKnee, cosKnee);
      hip += newtons * path.hipArmMeters();
    }
    ankleTorque = ankle;
    kneeTorque = knee;
    hipTorque = hip;
  }

  /** All muscles about the ankle; plantarflexion positive. */
  public double ankleTorqueNewtonMeters() {
    return ankleTorque;
  }

  /** All muscles about the knee; extension positive. */
  public double kneeTorqueNewtonMeters() {
    return kneeTorque;
  }

  /** All muscles about the hip; extension positive. */
  public double hipTorqueNewtonMeters() {
    return hipTorque;
  }

  /** What moves the muscle: its own activation and that of stimulation, 0.01 to 1. */
  public double activation(LegMuscle muscle) {
    return Math.min(activation[muscle.index()] + stimulated[muscle.index()], 1);
  }

  /** The part of the activation that stimulation brings, 0 to 1. */
  public double stimulatedActivation(LegMuscle muscle) {
    return stimulated[muscle.index()];
  }

  /** Tendon force by the isometric maximum, as a Golgi organ feels it. */
  public double normalizedForce(LegMuscle muscle) {
    return force[muscle.index()];
  }

  /** Tendon force. */
  public double forceNewtons(LegMuscle muscle) {
    return force[muscle.index()] * maxForce[muscle.index()];
  }

  /** Fibre length by the optimal length, as a spindle feels it. */
  public double normalizedLength(LegMuscle muscle) {
    return fibreLength[muscle.index()] * perOptimalLength[muscle.index()];
  }

  /** Fibre velocity by the fastest shortening; lengthening positive. */
  public double normalizedVelocity(LegMuscle muscle) {
    return fibreVelocity[muscle.index()] / maxVelocity[muscle.index()];
  }
}
