package org.dorsi.controller.gait;

/**
 * How far the foot has come on the belt since it last rested: its forces summed up twice, turned by
 * its angular velocity summed up once (strapdown integration with zero velocity updates; Mariani et
 * al. 2010).
 *
 * <p>Control thread only; allocates nothing.
 */
final class FootTravel {

  private static final int STRIDES = 5;
  private static final int ENOUGH_STRIDES = 2;

  /** Where the other foot stands on this one's way, while nothing is known of it: half way. */
  private static final double USUAL_OTHER_SHARE = 0.5;

  /** Nobody's steps differ more. */
  private static final double LEAST_OTHER_SHARE = 0.35;

  private static final double GREATEST_OTHER_SHARE = 0.65;

  /** A stride this short is none. */
  private static final double SHORTEST_METERS = 0.1;

  private final RecentMedian strideMeters = new RecentMedian(STRIDES, Double.NaN);
  private final RecentMedian otherShare = new RecentMedian(STRIDES, USUAL_OTHER_SHARE);
  private int strides;
  private double pitch;
  private double toesDown;
  private double velocity;
  private double travelled;

  /** The foot rests: whatever came together was one stride's way. */
  void rest() {
    if (travelled > SHORTEST_METERS) {
      strideMeters.add(travelled);
      strides++;
    }
    forget();
  }

  /**
   * The other foot has landed, at this share of this leg's stride: on a belt that runs evenly, feet
   * stand as far apart as they land.
   */
  void otherLanded(double strideFraction) {
    if (strideFraction > LEAST_OTHER_SHARE && strideFraction < GREATEST_OTHER_SHARE) {
      otherShare.add(strideFraction);
    }
  }

  /** Begins anew, without a lesson. */
  void forget() {
    pitch = 0;
    toesDown = 0;
    velocity = 0;
    travelled = 0;
  }

  void follow(SignalHistory history, int step) {
    pitch += history.turn(step) * SignalHistory.STEP_SECONDS;
    toesDown = Math.max(toesDown, -pitch);
    double along =
        StrictMath.cos(pitch) * history.forward(step)
            - StrictMath.sin(pitch) * history.upward(step);
    velocity += along * SignalHistory.STEP_SECONDS;
    travelled += velocity * SignalHistory.STEP_SECONDS;
  }

  /** How far the toes have pointed down since the foot rested, rad. */
  double toesDownRad() {
    return toesDown;
  }

  /** Whether the foot has left its place. */
  boolean isAway() {
    return Math.abs(travelled) > SHORTEST_METERS;
  }

  /** Whether the foot will have come to where the other one stands, so long from now. */
  boolean isPassing(double aheadSeconds) {
    return strides >= ENOUGH_STRIDES
        && travelled + velocity * aheadSeconds > otherShare.value() * strideMeters.value();
  }
}
