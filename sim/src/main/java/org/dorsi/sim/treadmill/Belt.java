package org.dorsi.sim.treadmill;

/**
 * The belt: it runs towards a set speed with a constant acceleration. Speed is positive when the
 * patient walks forward; the surface then moves backwards in the lab. One thread.
 */
public final class Belt {

  private double speed;
  private double target;
  private double acceleration;

  /** Runs at a speed from the start. */
  public Belt(double speedMetersPerSec) {
    this.speed = speedMetersPerSec;
    this.target = speedMetersPerSec;
  }

  /**
   * Goes to another speed.
   *
   * @param accelerationMetersPerSec2 positive; clinical treadmills have 0.05 to 0.5
   */
  public void runTo(double speedMetersPerSec, double accelerationMetersPerSec2) {
    if (!(accelerationMetersPerSec2 > 0)) {
      throw new IllegalArgumentException(
          "belt acceleration must be above 0 m/s2, got " + accelerationMetersPerSec2);
    }
    target = speedMetersPerSec;
    acceleration = accelerationMetersPerSec2;
  }

  /** Goes on by some time. */
  public void advance(double seconds) {
    double step = acceleration * seconds;
    speed = speed < target ? Math.min(speed + step, target) : Math.max(speed - step, target);
  }

  /** How fast the patient has to walk now. */
  public double speedMetersPerSec() {
    return speed;
  }

  /** Forward velocity of the surface in the lab. */
  public double surfaceVelocityXMetersPerSec() {
    return -speed;
  }
}
