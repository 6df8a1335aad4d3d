package org.dorsi.controller.gait;

/**
 * How far the shank leans in the sagittal plane: its angular velocity summed up, from a zero that
 * the wearer's own strides give.
 *
 * <p>How a unit is strapped on is known to some 5 degrees, which a swinging shank may take 0.1 s to
 * make up for. Walkers' shanks differ less: on the mean of a stride they lean {@link
 * #MEAN_LEAN_RAD} forward. So the mean of each stride is what the angle is counted from, and
 * neither gravity nor the unit's place on the shank matters.
 *
 * <p>Positive where the ankle is ahead of the knee. Control thread only; allocates nothing.
 */
final class ShankTilt {

  /**
   * 17.9 degrees: thigh less knee on the mean of the cycle in Winter 1991 (normal 17.8, fast 20.6),
   * Fukuchi 2018 (1.2 m/s 17.9) and Schwartz 2008 (free 16.0, fast 17.3, very fast 17.6). Slower
   * than people choose to walk the three say 11 to 19.
   */
  private static final double MEAN_LEAN_RAD = 0.312;

  /** What of a stride's difference is taken over, once the first has been. */
  private static final double SHARE = 0.5;

  /** What of it is taken for the drift of a gyroscope whose zero has moved. */
  private static final double DRIFT_SHARE = 0.05;

  private double angle;
  private double driftRadPerSec;
  private double sum;
  private double seconds;
  private boolean isBegun;
  private boolean isKnown;

  void follow(double turnRadPerSec) {
    angle += (turnRadPerSec - driftRadPerSec) * SignalHistory.STEP_SECONDS;
    sum += angle * SignalHistory.STEP_SECONDS;
    seconds += SignalHistory.STEP_SECONDS;
  }

  /** The shank is where it was in the last stride at the last call. */
  void strideEnds() {
    if (isBegun) {
      double off = sum / seconds + MEAN_LEAN_RAD;
      angle -= isKnown ? SHARE * off : off;
      driftRadPerSec += isKnown ? DRIFT_SHARE * off / seconds : 0;
      isKnown = true;
    }
    isBegun = true;
    sum = 0;
    seconds = 0;
  }

  /**
   * The last stride was broken off: where it began is forgotten, what is known of the zero kept.
   */
  void breakOff() {
    isBegun = false;
  }

  /** The angle was lost, or the unit sits otherwise. */
  void forget() {
    isBegun = false;
    isKnown = false;
  }

  /** Whether a stride has given the angle a zero. */
  boolean isKnown() {
    return isKnown;
  }

  double angleRad() {
    return angle;
  }
}
