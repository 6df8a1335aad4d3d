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

  /** The swinging foot passes the other where it has come half its way: steps of equal length. */
  private static final double ADJACENT_SHARE = 0.5;

  /** A stride this short is none. */
  private static final double SHORTEST_METERS = 0.1;

  private final RecentMedian strideMeters = new RecentMedian(STRIDES, Double.NaN);
  private int strides;
  private double pitch;
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

  /** Begins anew, without a lesson. */
  void forget() {
    pitch = 0;
    velocity = 0;
    travelled = 0;
  }

  void follow(SignalHistory history, int step) {
    pitch += history.turn(step) * SignalHistory.STEP_SECONDS;
    double along =
        StrictMath.cos(pitch) * history.forward(step)
            - StrictMath.sin(pitch) * history.upward(step);
    velocity += along * SignalHistory.STEP_SECONDS;
    travelled += velocity * SignalHistory.STEP_SECONDS;
  }

  /** Whether the foot has come to where the other one stands. */
  boolean isPassing() {
    return strides >= ENOUGH_STRIDES && travelled > ADJACENT_SHARE * strideMeters.value();
  }
}
