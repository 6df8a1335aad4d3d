package org.dorsi.controller.gait;

/**
 * How far the shank leans in the sagittal plane: its angular velocity summed up, drawn towards the
 * direction of gravity while the leg stands.
 *
 * <p>Over a foot that stands flat the ankle rests and the shank turns about it, so that what the
 * unit feels besides gravity follows from its angular velocity and from its height above the ankle.
 * That part is taken off; where gravity alone does not remain, the ankle is not at rest.
 *
 * <p>Positive where the ankle is ahead of the knee. Control thread only; allocates nothing.
 */
final class ShankTilt {

  /** How soon gravity wins over the sum. */
  private static final double SETTLING_SECONDS = 0.3;

  /** A standing leg turns back over its foot; forward it swings. */
  private static final double FORWARD_RAD_PER_SEC = 0.2;

  private static final double BACKWARD_RAD_PER_SEC = 2.5;

  /** Farther forward the shank leans only over a raised heel. */
  private static final double FLAT_FOOT_RAD = 0.4;

  /** The unit's height above the ankle: about the middle of an adult's shank. */
  private static final double HEIGHT_METERS = 0.22;

  /** The angular acceleration is taken over this many steps. */
  private static final int SPAN_STEPS = 6;

  private static final double GRAVITY_METERS_PER_SEC2 = 9.81;
  private static final double NEAR_GRAVITY_METERS_PER_SEC2 = 0.5;

  private double angle;

  void follow(SignalHistory history, int step, boolean stands) {
    double turn = history.turn(step);
    angle += turn * SignalHistory.STEP_SECONDS;
    if (!stands
        || step < SPAN_STEPS
        || turn < -BACKWARD_RAD_PER_SEC
        || turn > FORWARD_RAD_PER_SEC
        || angle < -FLAT_FOOT_RAD) {
      return;
    }
    // What is known of the middle of the span: half of it ago.
    int middle = step - SPAN_STEPS / 2;
    double acceleration =
        (turn - history.turn(step - SPAN_STEPS)) / (SPAN_STEPS * SignalHistory.STEP_SECONDS);
    double then = history.turn(middle);
    double forward = history.forward(middle) + HEIGHT_METERS * acceleration;
    double upward = history.upward(middle) + HEIGHT_METERS * then * then;
    double size = StrictMath.sqrt(forward * forward + upward * upward);
    if (Math.abs(size - GRAVITY_METERS_PER_SEC2) < NEAR_GRAVITY_METERS_PER_SEC2) {
      double since = then * (step - middle) * SignalHistory.STEP_SECONDS;
      double leaning = StrictMath.atan2(forward, upward) + since;
      angle += SignalHistory.STEP_SECONDS / SETTLING_SECONDS * (leaning - angle);
    }
  }

  double angleRad() {
    return angle;
  }
}
