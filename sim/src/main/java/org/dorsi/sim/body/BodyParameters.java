package org.dorsi.sim.body;

/**
 * Masses and lengths of a body whose two legs are alike.
 *
 * <p>The foot's points are given in its own frame: x from the ankle along the sole to the toes, y
 * up.
 *
 * @param trunkMassKilograms head, arms, trunk and pelvis
 * @param trunkComMeters centre of mass above the hip
 * @param trunkInertiaKilogramMeters2 about the centre of mass
 * @param thigh the thigh
 * @param shank the shank
 * @param footMassKilograms the foot with the shoe
 * @param footComForwardMeters centre of mass in front of the ankle
 * @param footComUpMeters centre of mass above the ankle; negative below it
 * @param footInertiaKilogramMeters2 about the centre of mass
 * @param ankleHeightMeters of the ankle above the sole
 * @param heelForwardMeters where the heel meets the ground, in front of the ankle; negative
 * @param toeForwardMeters where the ball of the foot meets the ground, in front of the ankle
 */
public record BodyParameters(
    double trunkMassKilograms,
    double trunkComMeters,
    double trunkInertiaKilogramMeters2,
    LegSegment thigh,
    LegSegment shank,
    double footMassKilograms,
    double footComForwardMeters,
    double footComUpMeters,
    double footInertiaKilogramMeters2,
    double ankleHeightMeters,
    double heelForwardMeters,
    double toeForwardMeters) {

  /** Standard gravity as Geyer's model has it. */
  public static final double GRAVITY = 9.81;

  /**
   * A rod of a leg.
   *
   * @param massKilograms of the segment
   * @param lengthMeters from joint to joint
   * @param comMeters centre of mass from the upper joint
   * @param inertiaKilogramMeters2 about the centre of mass
   */
  public record LegSegment(
      double massKilograms, double lengthMeters, double comMeters, double inertiaKilogramMeters2) {}

  /**
   * The adult of Geyer and Herr (2010), 80 kg and 1.8 m (simulator.md 1.1), with an ankle 80 mm
   * above the sole and thigh and shank 40 mm shorter for it (the 3D follow-up's change).
   */
  public static BodyParameters adult() {
    return new BodyParameters(
        53.5,
        0.35,
        3.0,
        new LegSegment(8.5, 0.46, 0.18, 0.15),
        new LegSegment(3.5, 0.46, 0.18, 0.05),
        1.25,
        0.02,
        -0.01,
        0.005,
        0.08,
        -0.04,
        0.16);
  }

  /** The whole body. */
  public double massKilograms() {
    return trunkMassKilograms
        + 2 * (thigh.massKilograms() + shank.massKilograms() + footMassKilograms);
  }

  /** What the whole body weighs. */
  public double weightNewtons() {
    return massKilograms() * GRAVITY;
  }

  /** From hip to sole of a straight leg. */
  public double legLengthMeters() {
    return thigh.lengthMeters() + shank.lengthMeters() + ankleHeightMeters;
  }

  /**
   * The same build at another size: lengths scale, masses scale on their own, inertias with mass
   * times length squared.
   */
  public BodyParameters scaled(double massFraction, double lengthFraction) {
    double inertiaFraction = massFraction * lengthFraction * lengthFraction;
    return new BodyParameters(
        trunkMassKilograms * massFraction,
        trunkComMeters * lengthFraction,
        trunkInertiaKilogramMeters2 * inertiaFraction,
        scaled(thigh, massFraction, lengthFraction),
        scaled(shank, massFraction, lengthFraction),
        footMassKilograms * massFraction,
        footComForwardMeters * lengthFraction,
        footComUpMeters * lengthFraction,
        footInertiaKilogramMeters2 * inertiaFraction,
        ankleHeightMeters * lengthFraction,
        heelForwardMeters * lengthFraction,
        toeForwardMeters * lengthFraction);
  }

  /** The same body with the sole's points of contact elsewhere. */
  public BodyParameters withSole(double heelForwardMeters, double toeForwardMeters) {
    return new BodyParameters(
        trunkMassKilograms,
        trunkComMeters,
        trunkInertiaKilogramMeters2,
        thigh,
        shank,
        footMassKilograms,
        footComForwardMeters,
        footComUpMeters,
        footInertiaKilogramMeters2,
        ankleHeightMeters,
        heelForwardMeters,
        toeForwardMeters);
  }

  private static LegSegment scaled(LegSegment rod, double massFraction, double lengthFraction) {
    return new LegSegment(
        rod.massKilograms() * massFraction,
        rod.lengthMeters() * lengthFraction,
        rod.comMeters() * lengthFraction,
        rod.inertiaKilogramMeters2() * massFraction * lengthFraction * lengthFraction);
  }
}
