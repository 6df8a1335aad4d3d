package org.dorsi.controller.gait;

/**
 * How strongly and how long somebody's foot usually moves, of the last strides: what detection
 * takes for a push-off or a landing are shares of that.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class FootHabits {

  private static final int STRIDES = 7;
  private static final double USUAL_PUSH_OFF_RAD_PER_SEC = 1.5;
  private static final double USUAL_LANDING_METERS_PER_SEC2 = 8;

  /** One hard landing shall not move the habit much. */
  private static final double GREATEST_LANDING_SHARE = 3;

  private final RecentMedian pushOff = new RecentMedian(STRIDES, USUAL_PUSH_OFF_RAD_PER_SEC);
  private final RecentMedian swing = new RecentMedian(STRIDES, Double.NaN);
  private final RecentMedian landing = new RecentMedian(STRIDES, USUAL_LANDING_METERS_PER_SEC2);

  /** A push-off was this fast. */
  void pushedOff(double radPerSec) {
    pushOff.add(radPerSec);
  }

  /** A swing took so long, and ended with a rise of the force so steep. */
  void swung(double seconds, double landingMetersPerSec2) {
    swing.add(seconds);
    landing.add(Math.min(landingMetersPerSec2, GREATEST_LANDING_SHARE * landing.value()));
  }

  /**
   * How fast the foot turns in push-off: usually, or in the last stride where that was slower, so
   * that a wearer who slows down to a stop is followed.
   */
  double pushOffRadPerSec() {
    return Math.min(pushOff.value(), pushOff.newest());
  }

  /** From toe off to contact; NaN before the first swing. */
  double swingSeconds() {
    return swing.value();
  }

  /** How steeply the force rises in a landing. */
  double landingMetersPerSec2() {
    return landing.value();
  }

  /** Writes them down. */
  void save(WearerHabits habits, String name) {
    pushOff.save(habits, name + ".foot.push-off");
    swing.save(habits, name + ".foot.swing");
    landing.save(habits, name + ".foot.landing");
  }

  /** Takes over what was written down. */
  void restore(WearerHabits habits, String name) {
    pushOff.restore(habits, name + ".foot.push-off");
    swing.restore(habits, name + ".foot.swing");
    landing.restore(habits, name + ".foot.landing");
  }
}
