package org.dorsi.controller.gait;

/**
 * Feels the ground: late in a swing, where the landing is seen to be near, a foot has hung, and the
 * force across its sole changes by two gravities within 20 ms. Nothing but the ground does that, so
 * nobody needs to wait until a switch bears its load.
 *
 * <p>A foot that lands softly gives no strike; the feet of the insole recordings hardly ever do,
 * those in hard shoes on the simulated belt do in nearly every stride.
 *
 * <p>Control thread only; allocates nothing.
 */
final class FootStrike {

  /** Two gravities: before their landings recorded feet reach them in 3 of 112 strides, of H03. */
  private static final double HARD_METERS_PER_SEC2 = 20;

  private static final int WITHIN_STEPS = SignalHistory.steps(0.02);

  private static final double GRAVITY_METERS_PER_SEC2 = 9.81;

  /**
   * Half a gravity. A leg's swing is braked, then it hangs until it lands; a knee that snaps
   * straight jerks a foot that is being braked by five.
   */
  private static final double HUNG_METERS_PER_SEC2 = 5;

  /** Farther ahead than that a landing is not foreseen, and what knocks is an obstacle. */
  private static final double NEAR_SECONDS = 0.1;

  /** So long after the landing was told a knock is still that of the same landing. */
  private static final double LATE_SECONDS = 0.1;

  private boolean isFelt;

  /** A reading has come: what was felt before was told then. */
  void lookAway() {
    isFelt = false;
  }

  /**
   * Looks at a step of a foot that may land.
   *
   * @param untilSeconds how long it is until the contact that is foreseen, negative after it
   */
  boolean feel(SignalHistory history, int step, double untilSeconds) {
    int before = step - WITHIN_STEPS;
    boolean hung = Math.abs(history.force(before) - GRAVITY_METERS_PER_SEC2) < HUNG_METERS_PER_SEC2;
    double change = Math.abs(history.upward(step) - history.upward(before));
    boolean hard = hung && change > HARD_METERS_PER_SEC2;
    boolean expected = untilSeconds < NEAR_SECONDS && untilSeconds > -LATE_SECONDS;
    isFelt |= hard && expected;
    return isFelt;
  }

  /** Whether the last reading has shown the foot to be struck. */
  boolean isFelt() {
    return isFelt;
  }
}
