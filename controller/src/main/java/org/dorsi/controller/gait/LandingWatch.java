package org.dorsi.controller.gait;

/**
 * Tells, while the foot swings, when it lands: as the wearer's last strides foretell it, as the
 * ground strikes it, or as its force rises; at last, by its rest.
 *
 * <p>Control thread only; allocates nothing.
 */
final class LandingWatch {

  /** A landing is a rise of this share of the wearer's own landings, and of no less than that. */
  private static final double LANDING_SHARE = 0.3;

  static final double LEAST_LANDING_METERS_PER_SEC2 = 3;

  /** A landing is not looked for before this share of the wearer's own swing. */
  private static final double LANDING_GATE_SHARE = 0.7;

  /** A stranger's swing takes so long, or as long as the push-off before it where that is brief. */
  private static final double SHORTEST_SWING_SECONDS = 0.25;

  /** A foot that has turned toes up by this share of the wearer's push-off has swung. */
  private static final double FORWARD_SHARE = 0.2;

  /** A contact that was seen so near, and then so much farther off again, has been. */
  private static final double NEAR_MISS_SECONDS = 0.03;

  /** So long after the usual swing a rest is a landing that nothing else has told. */
  private static final double OVERDUE_SECONDS = 0.1;

  /** A landing foot is stopped within this time. */
  private static final int RISE_STEPS = SignalHistory.steps(0.06);

  private final EventPredictor contacts;
  private final FootHabits habits;
  private final FootStrike strike = new FootStrike();
  private double shortestSeconds;
  private double forward;
  private double nearestSeconds;

  LandingWatch(EventPredictor contacts, FootHabits habits) {
    this.contacts = contacts;
    this.habits = habits;
  }

  /**
   * The foot has left the ground.
   *
   * @param pushOffSeconds how long it has pushed off
   */
  void begin(double pushOffSeconds) {
    forward = 0;
    shortestSeconds = Math.min(SHORTEST_SWING_SECONDS, pushOffSeconds);
    nearestSeconds = Double.POSITIVE_INFINITY;
  }

  /** A reading has come: nothing has been felt in it yet. */
  void lookAway() {
    strike.lookAway();
  }

  /** Whether the ground was felt in the last reading. */
  boolean isStruck() {
    return strike.isFelt();
  }

  /** Whether the foot has been carried forward. */
  boolean hasSwung() {
    return forward > FORWARD_SHARE * habits.pushOffRadPerSec();
  }

  /**
   * Looks at a step of the swing.
   *
   * @param seconds since toe off
   * @param rests whether the foot has made its way and rests
   * @return how sure it is that the foot lands now, 0 to 1; 0 where it does not
   */
  double land(SignalHistory history, int step, double seconds, boolean rests) {
    forward = Math.max(forward, history.turn(step));
    boolean known = habits.swingSeconds() > 0;
    boolean gate = seconds > (known ? LANDING_GATE_SHARE * habits.swingSeconds() : shortestSeconds);
    if (gate && hasSwung() && contacts.isReady()) {
      double until = contacts.untilSeconds(history, step);
      nearestSeconds = Math.min(nearestSeconds, until);
      gate = seconds > habits.swingSeconds();
      if (strike.feel(history, step, until) || until < 0) {
        return 0.9;
      }
      // A soft landing may be seen to come near, and to go by, without ever being due.
      if (gate
          && nearestSeconds < NEAR_MISS_SECONDS
          && until > nearestSeconds + NEAR_MISS_SECONDS) {
        return 0.6;
      }
    }
    double least =
        Math.max(LEAST_LANDING_METERS_PER_SEC2, LANDING_SHARE * habits.landingMetersPerSec2());
    if (gate && hasSwung() && history.riseMetersPerSec2(step, RISE_STEPS) > least) {
      return 0.7;
    }
    double longest =
        contacts.isReady() ? habits.swingSeconds() + OVERDUE_SECONDS : SHORTEST_SWING_SECONDS;
    return rests && hasSwung() && seconds > longest ? 0.3 : 0;
  }

  /** Looks at a step after the landing was told: the ground may strike a little later. */
  void feel(SignalHistory history, int step, double sinceSeconds) {
    strike.feel(history, step, -sinceSeconds);
  }
}
