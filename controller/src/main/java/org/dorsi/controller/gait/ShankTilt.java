package org.dorsi.controller.gait;

/**
 * How far the shank leans in the sagittal plane: its angular velocity summed up, drawn towards the
 * direction of gravity while the leg stands and turns slowly.
 *
 * <p>Positive where the ankle is ahead of the knee. Control thread only; allocates nothing.
 */
final class ShankTilt {

  /** How soon gravity wins over the sum. */
  private static final double SETTLING_SECONDS = 0.5;

  private static final double SLOW_RAD_PER_SEC = 1.5;

  /** A standing leg turns back over its foot; forward it swings. */
  private static final double FORWARD_RAD_PER_SEC = 0.2;

  /** Farther forward the shank leans only over a raised heel, and is no longer steady. */
  private static final double FLAT_FOOT_RAD = 0.4;

  private static final double GRAVITY_METERS_PER_SEC2 = 9.81;
  private static final double NEAR_GRAVITY_METERS_PER_SEC2 = 0.3;

  private double angle;

  void follow(SignalHistory history, int step, boolean stands) {
    angle += history.turn(step) * SignalHistory.STEP_SECONDS;
    if (stands
        && angle > -FLAT_FOOT_RAD
        && history.turn(step) > -SLOW_RAD_PER_SEC
        && history.turn(step) < FORWARD_RAD_PER_SEC
        && Math.abs(history.force(step) - GRAVITY_METERS_PER_SEC2) < NEAR_GRAVITY_METERS_PER_SEC2) {
      double leaning = StrictMath.atan2(history.forward(step), history.upward(step));
      angle += SignalHistory.STEP_SECONDS / SETTLING_SECONDS * (leaning - angle);
    }
  }

  double angleRad() {
    return angle;
  }
}
