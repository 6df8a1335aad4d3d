package org.dorsi.controller.gait;

/**
 * How fast and how long somebody's shank usually turns, of the last strides: what detection takes
 * for a swing or a push-off are shares of that.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class ShankHabits {

  /** A leg that passes over its foot at 0.3 m/s turns back at 0.5 rad/s at the most. */
  static final double LEAST_TROUGH_RAD_PER_SEC = 0.35;

  private static final int STRIDES = 7;

  /** A hump of this share of the wearer's own is a swing. */
  private static final double SWING_SHARE = 0.4;

  /** A hump of this share of the wearer's own finds a leg whose place in the cycle is unknown. */
  private static final double FOUND_SHARE = 0.6;

  private static final double USUAL_SWING_RAD_PER_SEC = 2.5;
  private static final double LEAST_SWING_RAD_PER_SEC = 0.8;

  /** A trough of this share of the wearer's own is a push-off. */
  private static final double TROUGH_SHARE = 0.4;

  private static final double USUAL_TROUGH_RAD_PER_SEC = 1.2;

  /** One sharp push-off shall not move the habit much. */
  private static final double GREATEST_TROUGH_SHARE = 3;

  private final RecentMedian hump = new RecentMedian(STRIDES, USUAL_SWING_RAD_PER_SEC);
  private final RecentMedian trough = new RecentMedian(STRIDES, USUAL_TROUGH_RAD_PER_SEC);
  private final RecentMedian swing = new RecentMedian(STRIDES, Double.NaN);
  private double unnoticed;

  /** A swing was so fast at its hump, after a push-off so fast at its trough, and took so long. */
  void swung(double humpRadPerSec, double troughRadPerSec, double seconds) {
    hump.add(humpRadPerSec);
    trough.add(Math.min(troughRadPerSec, GREATEST_TROUGH_SHARE * trough.value()));
    swing.add(seconds);
  }

  /**
   * Looks at a shank that has made no step for long: humps too weak for the habits are the swings
   * now.
   */
  void doubt(double turnRadPerSec) {
    if (turnRadPerSec > LEAST_SWING_RAD_PER_SEC) {
      unnoticed = Math.max(unnoticed, turnRadPerSec);
    } else if (turnRadPerSec < 0 && unnoticed > 0) {
      hump.add(unnoticed);
      unnoticed = 0;
    }
  }

  /** Steps are made again. */
  void trust() {
    unnoticed = 0;
  }

  /** Whether a shank turns forward as fast as in a swing. */
  boolean isSwing(double turnRadPerSec) {
    return turnRadPerSec > Math.max(LEAST_SWING_RAD_PER_SEC, SWING_SHARE * humpRadPerSec());
  }

  /** Whether it does so surely, also where its place in the cycle is unknown. */
  boolean isSureSwing(double turnRadPerSec) {
    return turnRadPerSec > Math.max(LEAST_SWING_RAD_PER_SEC, FOUND_SHARE * humpRadPerSec());
  }

  /** Whether it has turned back as fast as in the wearer's push-off. */
  boolean isPushOff(double backRadPerSec) {
    return backRadPerSec > TROUGH_SHARE * trough.value();
  }

  /** How fast the shank turns back in push-off. */
  double troughRadPerSec() {
    return trough.value();
  }

  /** From toe off to contact; NaN before the first swing. */
  double swingSeconds() {
    return swing.value();
  }

  /** How fast the shank swings: as usual, or in the last stride where that was slower. */
  private double humpRadPerSec() {
    return Math.min(hump.value(), hump.newest());
  }

  /** Writes them down. */
  void save(WearerHabits habits, String name) {
    hump.save(habits, name + ".shank.hump");
    trough.save(habits, name + ".shank.trough");
    swing.save(habits, name + ".shank.swing");
  }

  /** Takes over what was written down. */
  void restore(WearerHabits habits, String name) {
    hump.restore(habits, name + ".shank.hump");
    trough.restore(habits, name + ".shank.trough");
    swing.restore(habits, name + ".shank.swing");
  }
}
