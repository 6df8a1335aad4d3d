package org.dorsi.sim.patient;

/**
 * How somebody walks at a speed: times and angles of the stride.
 *
 * <p>Step length over cadence is 6.5 mm a step/min at every speed (the walk ratio of Sekiya and
 * Nagasaki 1998); stance is 60 % at 1.4 m/s and longer when slow (Perry).
 */
final class PlanarGait {

  private static final double WALK_RATIO = 0.0065;
  private static final double BRISK_METERS_PER_SEC = 1.4;

  private final double speed;

  PlanarGait(double speedMetersPerSec) {
    speed = speedMetersPerSec;
  }

  double speedMetersPerSec() {
    return speed;
  }

  double strideSeconds() {
    return 120 / StrictMath.sqrt(60 * speed / WALK_RATIO);
  }

  double stanceFraction() {
    return 0.6 + 0.09 * slowness();
  }

  /** Shares of the stride (Perry: 8 to 12 %, 31 to 40 %). */
  double footFlatFraction() {
    return 0.08;
  }

  double heelOffFraction() {
    return 0.36 + 0.09 * slowness();
  }

  /** Toes up at contact. */
  double contactRad() {
    return 0.35 - 0.2 * slowness();
  }

  /** Toes down at toe off. */
  double toeOffRad() {
    return 1.0 - 0.3 * slowness();
  }

  /** How hard the foot is braked as it lands. */
  double brakingMetersPerSec2() {
    return 14 - 8 * slowness();
  }

  private double slowness() {
    return Math.max(0, BRISK_METERS_PER_SEC - speed);
  }
}
