package org.dorsi.controller.gait;

/**
 * Foretells heel off from how the shank rolls over the standing foot.
 *
 * <p>At 1.2 m/s the load leaves the heel over 0.1 s while the foot lies flat: no unit sees it, and
 * a film under the heel only once the last of it is gone. But a walker's heel comes off at the same
 * lean of the shank, and as long after the contact, stride after stride; switches teach when. A
 * shank that does not roll on has no heel off by the clock.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class RollOver {

  /**
   * By so much at least switches under the heel say it late: 21 to 28 ms, published (simulator page
   * 5.2).
   */
  private static final double SWITCH_LATE_SECONDS = 0.021;

  /**
   * Three degrees: by as much the means that {@link ShankTilt} counts from differ (one deviation).
   */
  private static final double LEAN_RAD = 0.05;

  /** A shank that turns by less of its usual speed stops. */
  private static final double ROLLING_SHARE = 0.5;

  private static final int STRIDES = 5;
  private static final int ENOUGH_STRIDES = 3;

  private final RecentMedian seconds = new RecentMedian(STRIDES, Double.NaN);
  private final RecentMedian lean = new RecentMedian(STRIDES, Double.NaN);
  private final RecentMedian turn = new RecentMedian(STRIDES, Double.NaN);
  private int lessons;

  /**
   * A switch says that the heel came off.
   *
   * @param sinceContactSeconds how long after the shank landed
   * @param leanRad of the shank, negative where the ankle is behind the knee
   * @param turnRadPerSec of the shank, negative where it rolls over
   */
  void lesson(double sinceContactSeconds, double leanRad, double turnRadPerSec) {
    seconds.add(sinceContactSeconds);
    lean.add(leanRad);
    turn.add(turnRadPerSec);
    lessons++;
  }

  /** Whether the heel comes off now, as in the last strides; the arguments as in a lesson. */
  boolean isDue(double sinceContactSeconds, double leanRad, double turnRadPerSec) {
    return lessons >= ENOUGH_STRIDES
        && sinceContactSeconds > seconds.value() - SWITCH_LATE_SECONDS
        && leanRad < lean.value() + LEAN_RAD
        && turnRadPerSec < ROLLING_SHARE * turn.value();
  }
}
