package org.dorsi.controller.gait;

/**
 * Turns forces about the sagittal axis so that the resting foot feels gravity straight up through
 * the sole: a unit on the instep is tilted, by an angle that differs per person and wearing.
 *
 * <p>Control thread only; allocates nothing.
 */
final class Levelling {

  /**
   * The share of the difference that each sample of a rest takes over: half a second's mean, once
   * there is as much.
   */
  private static final double SHARE = 0.01;

  /** With less gravity in the sagittal plane the unit lies on its side, and tells no tilt. */
  private static final double LEAST_METERS_PER_SEC2 = 3;

  private int samples;
  private double forwardAtRest;
  private double upwardAtRest = 9.81;
  private double sine;
  private double cosine = 1;

  /** The foot rests, and feels this. */
  void rest(double forwardMetersPerSec2, double upwardMetersPerSec2) {
    samples++;
    double share = Math.max(SHARE, 1.0 / samples);
    forwardAtRest += share * (forwardMetersPerSec2 - forwardAtRest);
    upwardAtRest += share * (upwardMetersPerSec2 - upwardAtRest);
    double size = StrictMath.sqrt(forwardAtRest * forwardAtRest + upwardAtRest * upwardAtRest);
    if (size > LEAST_METERS_PER_SEC2) {
      sine = forwardAtRest / size;
      cosine = upwardAtRest / size;
    }
  }

  /** The unit sits otherwise than was thought. */
  void forget() {
    samples = 0;
    sine = 0;
    cosine = 1;
  }

  /** The force along the sole. */
  double forward(double forwardMetersPerSec2, double upwardMetersPerSec2) {
    return cosine * forwardMetersPerSec2 - sine * upwardMetersPerSec2;
  }

  /** The force across the sole. */
  double upward(double forwardMetersPerSec2, double upwardMetersPerSec2) {
    return sine * forwardMetersPerSec2 + cosine * upwardMetersPerSec2;
  }
}
