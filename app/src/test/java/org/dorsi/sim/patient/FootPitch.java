package org.dorsi.sim.patient;

/**
 * The foot's rotation in the sagittal plane over one cycle: each turn a smooth hump of angular
 * velocity whose area is the angle turned. Positive lifts the toes.
 */
final class FootPitch {

  /** How far the heel rises between heel off and the end of push-off. */
  static final double PUSH_OFF_RAD = 1.1;

  /** Toes up at a contact with the heel first. */
  static final double HEEL_FIRST_RAD = 0.35;

  /** Toes down at a contact of a drop foot. */
  static final double FOREFOOT_FIRST_RAD = -0.15;

  private FootPitch() {}

  /** Angular velocity at {@code timeNs} of a turn by {@code angleRad} from start to end. */
  static double velocityRadPerSec(double angleRad, long startNs, long endNs, long timeNs) {
    if (timeNs <= startNs || timeNs >= endNs) {
      return 0;
    }
    double seconds = (endNs - startNs) * 1e-9;
    double phase = (double) (timeNs - startNs) / (endNs - startNs);
    return angleRad / seconds * (1 - StrictMath.cos(2 * Math.PI * phase));
  }

  /** The angle turned until {@code timeNs}. */
  static double angleRad(double angleRad, long startNs, long endNs, long timeNs) {
    if (timeNs <= startNs) {
      return 0;
    }
    if (timeNs >= endNs) {
      return angleRad;
    }
    double phase = (double) (timeNs - startNs) / (endNs - startNs);
    return angleRad * (phase - StrictMath.sin(2 * Math.PI * phase) / (2 * Math.PI));
  }
}
