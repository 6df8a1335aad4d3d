package org.dorsi.controller.gait;

/**
 * Tells that the heel of a resting foot comes up: the foot goes on turning toes down, slowly at
 * first.
 *
 * <p>The load leaves the heel before that shows. Insoles of healthy walkers say heel off while the
 * foot turns toes down at 0.1 to 0.4 rad/s (medians by trial, AGoRA), a twentieth of their
 * push-off.
 *
 * <p>Control thread only; allocates nothing.
 */
final class HeelRise {

  /** One degree: a belt shakes, and soles give. */
  private static final double RISEN_RAD = 0.02;

  private static final double RISING_RAD_PER_SEC = 0.3;
  private static final double RISING_SHARE = 0.05;

  /** A foot that rests turns slower than that. */
  private static final double RESTING_RAD_PER_SEC = 0.1;

  private double turnedRad;

  /**
   * Looks at the next step.
   *
   * @param turnRadPerSec angular velocity, toes up is positive
   * @param pushOffRadPerSec how fast the wearer's foot usually turns in push-off
   * @return whether the heel of a foot that was flat has come up
   */
  boolean follow(double turnRadPerSec, double pushOffRadPerSec) {
    turnedRad =
        -turnRadPerSec > RESTING_RAD_PER_SEC
            ? turnedRad - turnRadPerSec * SignalHistory.STEP_SECONDS
            : 0;
    return turnedRad > RISEN_RAD
        && -turnRadPerSec > Math.max(RISING_RAD_PER_SEC, RISING_SHARE * pushOffRadPerSec);
  }
}
