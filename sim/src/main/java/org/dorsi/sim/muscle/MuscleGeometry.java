package org.dorsi.sim.muscle;

/**
 * Where a muscle crosses the joints of a leg: its length and its lever arms as functions of the
 * joint angles (simulator.md 1.2).
 *
 * <p>Length = optimal + slack + sum over joints of sign rho r (sin(phi - phiMax) - sin(phiRef -
 * phiMax)); at the hip, sign rho r (phi - phiRef). The lever is r cos(phi - phiMax), at the hip r.
 * The factor rho stands in for pennation: fibres shorten by less than the tendon path does.
 */
public final class MuscleGeometry {

  private double constant;
  private double ankleSin;
  private double ankleCos;
  private double kneeSin;
  private double kneeCos;
  private double hip;
  private double ankleArmSin;
  private double ankleArmCos;
  private double kneeArmSin;
  private double kneeArmCos;
  private double hipArm;

  private MuscleGeometry() {}

  /**
   * The path of a muscle in a leg.
   *
   * @param lengthFraction size of the leg against the adult's: levers scale with it
   */
  public static MuscleGeometry of(LegMuscle muscle, double lengthFraction) {
    MuscleGeometry path = new MuscleGeometry();
    switch (muscle) {
      case SOLEUS -> path.crossAnkle(-1, 0.05, 110, 80, 0.5);
      case TIBIALIS_ANTERIOR -> path.crossAnkle(1, 0.04, 80, 110, 0.7);
      case GASTROCNEMIUS -> {
        path.crossAnkle(-1, 0.05, 110, 80, 0.7);
        path.crossKnee(1, 0.05, 140, 165, 0.7);
      }
      case VASTI -> path.crossKnee(-1, 0.06, 165, 125, 0.7);
      case HAMSTRINGS -> {
        path.crossKnee(1, 0.05, 180, 180, 0.7);
        path.crossHip(-1, 0.08, 155, 0.7);
      }
      case GLUTEI -> path.crossHip(-1, 0.10, 150, 0.5);
      case HIP_FLEXORS -> path.crossHip(1, 0.10, 180, 0.5);
    }
    path.scale(lengthFraction);
    path.constant += (muscle.optimalLengthMeters() + muscle.slackLengthMeters()) * lengthFraction;
    return path;
  }

  /** Muscle with tendon, m. */
  public double lengthMeters(
      double sinAnkle, double cosAnkle, double sinKnee, double cosKnee, double hipAngleRad) {
    return constant
        + ankleSin * sinAnkle
        + ankleCos * cosAnkle
        + kneeSin * sinKnee
        + kneeCos * cosKnee
        + hip * hipAngleRad;
  }

  /** Torque about the ankle for each newton; plantarflexion positive. */
  public double ankleArmMeters(double sinAnkle, double cosAnkle) {
    return ankleArmSin * sinAnkle + ankleArmCos * cosAnkle;
  }

  /** Torque about the knee for each newton; extension positive. */
  public double kneeArmMeters(double sinKnee, double cosKnee) {
    return kneeArmSin * sinKnee + kneeArmCos * cosKnee;
  }

  /** Torque about the hip for each newton; extension positive. */
  public double hipArmMeters() {
    return hipArm;
  }

  private void crossAnkle(int sign, double r, double maxDeg, double refDeg, double rho) {
    double max = Math.toRadians(maxDeg);
    double scale = sign * rho * r;
    ankleSin = scale * StrictMath.cos(max);
    ankleCos = -scale * StrictMath.sin(max);
    constant -= scale * StrictMath.sin(Math.toRadians(refDeg) - max);
    ankleArmSin = -sign * r * StrictMath.sin(max);
    ankleArmCos = -sign * r * StrictMath.cos(max);
  }

  private void crossKnee(int sign, double r, double maxDeg, double refDeg, double rho) {
    double max = Math.toRadians(maxDeg);
    double scale = sign * rho * r;
    kneeSin = scale * StrictMath.cos(max);
    kneeCos = -scale * StrictMath.sin(max);
    constant -= scale * StrictMath.sin(Math.toRadians(refDeg) - max);
    kneeArmSin = -sign * r * StrictMath.sin(max);
    kneeArmCos = -sign * r * StrictMath.cos(max);
  }

  private void crossHip(int sign, double r, double refDeg, double rho) {
    hip = sign * rho * r;
    constant -= hip * Math.toRadians(refDeg);
    hipArm = -sign * r;
  }

  private void scale(double fraction) {
    constant *= fraction;
    ankleSin *= fraction;
    ankleCos *= fraction;
    kneeSin *= fraction;
    kneeCos *= fraction;
    hip *= fraction;
    ankleArmSin *= fraction;
    ankleArmCos *= fraction;
    kneeArmSin *= fraction;
    kneeArmCos *= fraction;
    hipArm *= fraction;
  }
}
