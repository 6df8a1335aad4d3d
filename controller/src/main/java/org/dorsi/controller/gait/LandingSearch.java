package org.dorsi.controller.gait;

/**
 * Finds in retrospect, once the foot rests, when it landed: at the earliest substantial rise of the
 * force along the foot late in the swing. Hemiparetic landings often have two (detection page,
 * section F).
 *
 * <p>Where a far harder knock across the sole follows, the rise was none of the ground's: a knee
 * that snaps straight stops the foot in the air, as in the slow walk of the simulated patient, and
 * the heel strikes 0.1 to 0.2 s later. Where a brisk walker's heel knocks hard and the sole slaps
 * down after it, the slap makes the steepest rise, and the first knock was the landing.
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

  /** A knock is a change of the force across the sole within twice that, 20 ms. */
  private static final int HALF_KNOCK_STEPS = SignalHistory.steps(0.01);

  /** So much harder than what the rise brought with it, and no softer than that. */
  private static final double KNOCK_TIMES = 3;

  private static final double LEAST_KNOCK_METERS_PER_SEC2 = 15;

  /** What the rise brought with it lies within this time of it; the knock after that. */
  private static final int WITH_RISE_STEPS = SignalHistory.steps(0.05);

  private static final int LATEST_KNOCK_STEPS = SignalHistory.steps(0.3);

  /**
   * The sole may slap down after the heel: the first knock of this share of the greatest counts.
   */
  private static final double FIRST_KNOCK_SHARE = 0.4;

  private static final int SLAP_STEPS = SignalHistory.steps(0.05);

  /** So long after the heel the sole slaps down at the latest, and the rise that it makes. */
  private static final int STRIKE_STEPS = SignalHistory.steps(0.07);

  private static final int WITH_SLAP_STEPS = SignalHistory.steps(0.02);

  /**
   * Six times gravity: heels that strike reach 5 to 10 (simulator page 5.1); no insole walk has it.
   */
  private static final double LEAST_STRIKE_METERS_PER_SEC2 = 60;

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
    int knock = knockAfter(history, steepest);
    if (knock == NONE) {
      knock = strikeBefore(history, steepest);
    }
    return knock == NONE ? steepest - CONTACT_BEFORE_STEPS : knock - HALF_KNOCK_STEPS;
  }

  /** Where the ground knocked on the sole after a rise that was not its own; NONE where not. */
  private static int knockAfter(SignalHistory history, int rise) {
    int from = rise + WITH_RISE_STEPS;
    int to = Math.min(history.steps() - 1 - HALF_KNOCK_STEPS, rise + LATEST_KNOCK_STEPS);
    double with = greatestKnock(history, rise - WITH_RISE_STEPS, from);
    double greatest = greatestKnock(history, from, to);
    if (greatest < Math.max(LEAST_KNOCK_METERS_PER_SEC2, KNOCK_TIMES * with)) {
      return NONE;
    }
    int hardest = from;
    while (knock(history, hardest) < greatest) {
      hardest++;
    }
    return firstKnock(history, Math.max(from, hardest - SLAP_STEPS), greatest);
  }

  /** Where a heel struck hard before the rise that its sole made; NONE where none did. */
  private static int strikeBefore(SignalHistory history, int rise) {
    int from = rise - STRIKE_STEPS;
    int to = Math.min(history.steps() - 1 - HALF_KNOCK_STEPS, rise + WITH_SLAP_STEPS);
    double greatest = greatestKnock(history, from, to);
    return greatest < LEAST_STRIKE_METERS_PER_SEC2 ? NONE : firstKnock(history, from, greatest);
  }

  private static int firstKnock(SignalHistory history, int from, double greatest) {
    int first = from;
    while (knock(history, first) < FIRST_KNOCK_SHARE * greatest) {
      first++;
    }
    return first;
  }

  private static double greatestKnock(SignalHistory history, int from, int to) {
    double greatest = 0;
    for (int k = from; k <= to; k++) {
      greatest = Math.max(greatest, knock(history, k));
    }
    return greatest;
  }

  private static double knock(SignalHistory history, int step) {
    return Math.abs(
        history.upward(step + HALF_KNOCK_STEPS) - history.upward(step - HALF_KNOCK_STEPS));
  }

  /** The greatest rise that the last search saw. */
  double steepnessMetersPerSec2() {
    return steepness;
  }

  private static double rise(SignalHistory history, int step) {
    return history.forward(step + HALF_STEPS) - history.forward(step - HALF_STEPS);
  }
}
