package org.dorsi.controller.gait;

/**
 * Finds in retrospect, once the foot rests, when it landed: at the earliest substantial rise of the
 * force along the foot late in the swing. Hemiparetic landings often have two (detection page,
 * section F).
 *
 * <p>Control thread only; allocates nothing.
 */
final class LandingSearch {

  /** What no landing found is told by. */
  static final int NONE = Integer.MIN_VALUE;

  /** Contact comes this much before the steepest rise (section F: about 40 ms; medians 0 to 58). */
  private static final int CONTACT_BEFORE_STEPS = 5;

  /** The landing lies in the later part of what is between push-off and rest. */
  private static final double LATER_SHARE = 0.45;

  /** A rise of this share of the greatest is substantial. */
  private static final double SUBSTANTIAL_SHARE = 0.6;

  /** The rise is taken over twice that, 50 ms. */
  private static final int HALF_STEPS = 5;

  /** A rise goes on growing for no longer than that. */
  private static final int GROWTH_STEPS = 8;

  private double steepness;

  /**
   * The step of initial contact; {@link #NONE} where nothing landed.
   *
   * @param pushOffStep the peak of push-off before the swing
   * @param restStep where the rest after it began
   * @param leastMetersPerSec2 the least rise that tells a landing
   */
  int find(SignalHistory history, int pushOffStep, int restStep, double leastMetersPerSec2) {
    int from = pushOffStep + (int) (LATER_SHARE * (restStep - pushOffStep));
    steepness = 0;
    for (int k = from; k <= restStep; k++) {
      steepness = Math.max(steepness, rise(history, k));
    }
    if (steepness < leastMetersPerSec2) {
      return NONE;
    }
    int first = from;
    while (rise(history, first) < SUBSTANTIAL_SHARE * steepness) {
      first++;
    }
    int steepest = first;
    for (int k = first; k <= Math.min(restStep, first + GROWTH_STEPS); k++) {
      if (rise(history, k) > rise(history, steepest)) {
        steepest = k;
      }
    }
    return steepest - CONTACT_BEFORE_STEPS;
  }

  /** The greatest rise that the last search saw. */
  double steepnessMetersPerSec2() {
    return steepness;
  }

  private static double rise(SignalHistory history, int step) {
    return history.forward(step + HALF_STEPS) - history.forward(step - HALF_STEPS);
  }
}
