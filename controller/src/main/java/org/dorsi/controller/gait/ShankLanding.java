package org.dorsi.controller.gait;

/**
 * Tells, while the shank swings, when its leg lands: where the shank turns back and the force that
 * has braked its swing is over, or where it has gone on turning back for so long that it has landed
 * however softly.
 *
 * <p>Control thread only; allocates nothing.
 */
final class ShankLanding {

  /** Before this share of the wearer's own swing nothing lands. */
  private static final double LANDING_GATE_SHARE = 0.7;

  /** A shank about to land turns back so fast; it does so up to 50 ms before contact. */
  private static final double LANDING_RAD_PER_SEC = 0.5;

  /** A landing too soft for that is told so long after the hump. */
  private static final int LATE_STEPS = SignalHistory.steps(0.12);

  /** And before the loading response is over, a tenth of the stride (Perry: 10 to 12 %). */
  private static final double LOADING_SHARE = 0.1;

  /**
   * A slow leg has landed where it has not swung on for so long, and its braking force has halved.
   * Generated legs at 0.2 to 0.3 m/s stand within 20 ms of the contact; no recorded shank is as
   * slow.
   */
  private static final int SOFT_STEPS = SignalHistory.steps(0.08);

  /** A shank that stands sways so fast; one that swings turns forward at 1 rad/s and more. */
  private static final double STANDING_RAD_PER_SEC = 0.3;

  private final ShankHabits habits;
  private boolean turnsBack;

  ShankLanding(ShankHabits habits) {
    this.habits = habits;
  }

  /**
   * Looks at a step of the swing.
   *
   * @param seconds since toe off
   * @param strideSeconds the wearer's stride time; NaN while unknown
   * @return how sure it is that the leg lands now, 0 to 1; 0 where it does not
   */
  double land(SignalHistory history, int step, double seconds, double strideSeconds) {
    double turn = history.turn(step);
    turnsBack = turn < 0 && (turnsBack || -turn > LANDING_RAD_PER_SEC);
    if (seconds < LANDING_GATE_SHARE * habits.swingSeconds()) {
      return 0;
    }
    // Until it lands, the leg's swing is braked: a force backward. The belt ends that.
    if (turnsBack && history.forward(step) > 0) {
      return 0.8;
    }
    int late = LATE_STEPS;
    if (strideSeconds > 0) {
      late = Math.min(late, SignalHistory.steps(LOADING_SHARE * strideSeconds));
    }
    boolean back = turn < 0 && history.turn(step - late) < 0;
    return back || isSoft(history, step) ? 0.4 : 0;
  }

  /**
   * Whether a slow leg has landed: it hardly turns, and leans so far forward that some of the
   * braking force, which is gravity's, stays.
   */
  private static boolean isSoft(SignalHistory history, int step) {
    double turn = history.turn(step);
    double braked = history.forward(step) - history.riseMetersPerSec2(step, LATE_STEPS);
    return turn < STANDING_RAD_PER_SEC
        && -turn < LANDING_RAD_PER_SEC
        && history.turn(step - SOFT_STEPS) < STANDING_RAD_PER_SEC
        && history.forward(step) > braked / 2;
  }
}
