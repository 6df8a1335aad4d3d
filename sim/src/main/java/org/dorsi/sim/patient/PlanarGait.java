package org.dorsi.sim.patient;

/**
 * How somebody walks: times and angles of the stride.
 *
 * <p>An adult's step length over cadence is 6.5 mm a step/min at every speed (the walk ratio of
 * Sekiya and Nagasaki 1998); stance is 60 % at 1.4 m/s and longer when slow (Perry). Somebody of
 * another size or cadence has the stance of an adult who walks equally fast for their leg (speed
 * over the root of leg length, Hof 1996), and the angles of one whose steps are as long for theirs.
 *
 * @param speedMetersPerSec of the belt
 * @param strideSeconds mean time between two contacts of one foot
 * @param legMeters from hip to sole
 */
record PlanarGait(double speedMetersPerSec, double strideSeconds, double legMeters) {

  /** The leg of the adult whose walk ratio and angles these are. */
  static final double ADULT_LEG_METERS = 0.96;

  private static final double WALK_RATIO = 0.0065;
  private static final double BRISK_METERS_PER_SEC = 1.4;

  /** An adult who walks as people do at that speed. */
  PlanarGait(double speedMetersPerSec) {
    this(speedMetersPerSec, usualStrideSeconds(speedMetersPerSec), ADULT_LEG_METERS);
  }

  private static double usualStrideSeconds(double speed) {
    return 120 / StrictMath.sqrt(60 * speed / WALK_RATIO);
  }

  /** How large this person is, of an adult. */
  double size() {
    return legMeters / ADULT_LEG_METERS;
  }

  /** How fast an adult goes who does all this larger, in the same time. */
  double adultMetersPerSec() {
    return speedMetersPerSec / size();
  }

  double stanceFraction() {
    return 0.6 + 0.09 * slowness(speedMetersPerSec / StrictMath.sqrt(size()));
  }

  /** Shares of the stride (Perry: 8 to 12 %, 31 to 40 %). */
  double footFlatFraction() {
    return 0.08;
  }

  double heelOffFraction() {
    return 0.36 + 0.09 * slowness(speedMetersPerSec / StrictMath.sqrt(size()));
  }

  /** Toes up at contact. */
  double contactRad() {
    return 0.35 - 0.2 * slowness(speedOfSuchSteps());
  }

  /** Toes down at toe off. */
  double toeOffRad() {
    return 1.0 - 0.3 * slowness(speedOfSuchSteps());
  }

  /** How hard an adult's foot is braked as it lands. */
  double adultBrakingMetersPerSec2() {
    double speed = speedOfSuchSteps();
    double sooner = usualStrideSeconds(speed) / strideSeconds;
    return (14 - 8 * slowness(speed)) * sooner * sooner;
  }

  /** How fast an adult walks whose steps are as long for the leg. */
  private double speedOfSuchSteps() {
    double stepMeters = adultMetersPerSec() * strideSeconds / 2;
    return stepMeters * stepMeters / (60 * WALK_RATIO);
  }

  private static double slowness(double speed) {
    return Math.max(0, BRISK_METERS_PER_SEC - speed);
  }
}
