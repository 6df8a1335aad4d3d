package org.dorsi.controller.gait;

/**
 * Tells that the foot rests flat: it hardly turns, feels gravity only, and that does not change.
 *
 * <p>A hemiparetic foot may hang almost still in mid-swing for 0.2 s, but the force along it goes
 * on changing meanwhile.
 *
 * <p>Control thread only; allocates nothing.
 */
final class FootRest {

  /** How long it must last. */
  static final int STEPS = (int) (0.15 / SignalHistory.STEP_SECONDS);

  private static final double SLOW_RAD_PER_SEC = 0.35;

  /** A foot that pushes off briskly also rests less quietly. */
  private static final double SLOW_SHARE = 0.12;

  private static final double GRAVITY_METERS_PER_SEC2 = 9.81;
  private static final double NEAR_GRAVITY_METERS_PER_SEC2 = 2;
  private static final double STEADY_METERS_PER_SEC2 = 1;
  private static final int MEAN_STEPS = STEPS / 3;

  private int quietSteps;

  void forget() {
    quietSteps = 0;
  }

  /**
   * Looks at the next step.
   *
   * @param pushOffRadPerSec how fast the wearer's foot usually turns in push-off
   * @return whether the foot has been resting for {@link #STEPS}
   */
  boolean follow(SignalHistory history, int step, double pushOffRadPerSec) {
    boolean quiet =
        Math.abs(history.turn(step)) < Math.max(SLOW_RAD_PER_SEC, SLOW_SHARE * pushOffRadPerSec)
            && Math.abs(history.force(step) - GRAVITY_METERS_PER_SEC2)
                < NEAR_GRAVITY_METERS_PER_SEC2;
    quietSteps = quiet ? quietSteps + 1 : 0;
    return quietSteps >= STEPS && isSteady(history, step);
  }

  /** For how many steps the foot has hardly turned and felt gravity only. */
  int quietSteps() {
    return quietSteps;
  }

  /** By means over 50 ms: a belt shakes, faster than a foot that hangs is carried. */
  private static boolean isSteady(SignalHistory history, int step) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int from = step - STEPS + 1; from <= step; from += MEAN_STEPS) {
      double mean = 0;
      for (int k = from; k < from + MEAN_STEPS; k++) {
        mean += history.forward(k) / MEAN_STEPS;
      }
      least = Math.min(least, mean);
      most = Math.max(most, mean);
    }
    return most - least < STEADY_METERS_PER_SEC2;
  }
}
