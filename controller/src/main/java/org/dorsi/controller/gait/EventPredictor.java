package org.dorsi.controller.gait;

/**
 * Says when one kind of event is due, from a prediction that is learned from the wearer's strides
 * and corrected by how far it was off lately.
 *
 * <p>Switches worn for some strides may teach where this wearing's events lie, relative to what the
 * motion shows: a constant of some tens of milliseconds (detection page, section F).
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class EventPredictor {

  /** Usable after so many strides. */
  private static final int ENOUGH_STRIDES = 3;

  private static final int REMEMBERED_ERRORS = 9;
  private static final int REMEMBERED_LESSONS = 20;
  private static final int ENOUGH_LESSONS = 3;

  /** A lesson further off than that is of another event, or the switch did not close. */
  private static final double LESSON_SECONDS = 0.2;

  private static final double LARGEST_ERROR_SECONDS = 0.05;

  /**
   * Seen so much too soon or too late in strides on end, the event is another walker's, or of
   * another manner of walking.
   */
  private static final double STRANGE_SECONDS = 0.07;

  private static final int STRANGE_STRIDES = 2;

  /** So many strides that fit prove what was learned on other days. */
  private static final int PROVING_STRIDES = 5;

  /** Further away from the event the motion tells no more than that it is far. */
  private static final double FARTHEST_SECONDS = 0.15;

  /** Nearer than this the motion tells when. */
  private static final double NEAR_SECONDS = 0.1;

  private static final double PASSED_SECONDS = -0.1;
  private static final int NEVER = Integer.MIN_VALUE / 2;

  private final TimeToEvent timeToEvent = new TimeToEvent();
  private final RecentMedian errorSeconds = new RecentMedian(REMEMBERED_ERRORS, 0);
  private final RecentMedian offsetSeconds = new RecentMedian(REMEMBERED_LESSONS, 0);
  private int strangeStrides;
  private int unproved;
  private int lessons;
  private int lessonStep = NEVER;
  private double seenSeconds = Double.NaN;

  boolean isReady() {
    return timeToEvent.strides() >= ENOUGH_STRIDES;
  }

  /**
   * How long it is until the event as the motion at a step shows it, in seconds; not positive once
   * it is due. Farther than about 0.1 s ahead it tells no more than that the event is not near.
   */
  double untilSeconds(SignalHistory history, int step) {
    seenSeconds = timeToEvent.seconds(history, step) - errorSeconds.value();
    return seenSeconds;
  }

  /** The event is not looked for, until it is again. */
  void lookAway() {
    seenSeconds = Double.NaN;
  }

  /**
   * When the event will happen.
   *
   * @param nowNs when it was last looked for
   * @return {@link GaitForecast#NEVER} where it is not seen to be near
   */
  long comingNs(long nowNs) {
    return seenSeconds > 0 && seenSeconds < NEAR_SECONDS
        ? nowNs + Math.round(seenSeconds * 1e9)
        : GaitForecast.NEVER;
  }

  /** A switch says that the event is now. */
  void lesson(int step) {
    lessonStep = step;
  }

  /**
   * Where the event lay, as the switches have taught.
   *
   * @param shownStep where the motion shows it
   */
  int taught(int shownStep) {
    double apart = (lessonStep - shownStep) * SignalHistory.STEP_SECONDS;
    if (Math.abs(apart) < LESSON_SECONDS) {
      offsetSeconds.add(apart);
      lessons++;
    }
    lessonStep = NEVER;
    return lessons < ENOUGH_LESSONS
        ? shownStep
        : shownStep + (int) Math.rint(offsetSeconds.value() / SignalHistory.STEP_SECONDS);
  }

  /**
   * Learns from a stride whose event is known.
   *
   * @param fromStep first instant that is learned from
   * @param toStep last one
   * @param eventStep the event
   */
  void learn(SignalHistory history, int fromStep, int toStep, int eventStep) {
    if (isReady()) {
      double error = timeToEvent.seconds(history, eventStep);
      double unexpected = error - errorSeconds.value();
      errorSeconds.add(clamp(error, -LARGEST_ERROR_SECONDS, LARGEST_ERROR_SECONDS));
      prove(unexpected);
    }
    timeToEvent.beginStride();
    for (int k = fromStep; k <= toStep; k++) {
      double until = (eventStep - k) * SignalHistory.STEP_SECONDS;
      timeToEvent.learn(history, k, clamp(until, PASSED_SECONDS, FARTHEST_SECONDS));
    }
    timeToEvent.endStride();
  }

  /** What was learned on other days holds only if it holds today. */
  private void prove(double unexpectedSeconds) {
    boolean strange = Math.abs(unexpectedSeconds) > STRANGE_SECONDS;
    strangeStrides = strange ? strangeStrides + 1 : 0;
    unproved = strange ? unproved : Math.max(0, unproved - 1);
    if (unproved > 0 && strangeStrides == STRANGE_STRIDES) {
      unproved = 0;
      timeToEvent.forget();
      errorSeconds.forget();
    }
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** Writes down what was learned of the wearer; what switches taught is this wearing's own. */
  void save(WearerHabits habits, String name) {
    timeToEvent.save(habits, name);
    errorSeconds.save(habits, name + ".error");
  }

  /** Takes over what was written down. */
  void restore(WearerHabits habits, String name) {
    unproved = PROVING_STRIDES;
    timeToEvent.restore(habits, name);
    errorSeconds.restore(habits, name + ".error");
  }
}
