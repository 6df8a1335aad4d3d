package org.dorsi.controller.gait;

/**
 * Tells the two marks of a swing that show in how the shank leans: the feet pass each other, and
 * the tibia is vertical. Each once in a swing.
 *
 * <p>Control thread only; allocates nothing.
 */
final class SwingMarks {

  /**
   * Three degrees: by as much the means that {@link ShankTilt} counts from differ (one deviation).
   */
  private static final double NEARLY_VERTICAL_RAD = 0.05;

  private final ShankTilt tilt;
  private final ShankBeside beside;
  private boolean isPassingTold = true;
  private boolean isVerticalTold = true;

  SwingMarks(ShankTilt tilt, ShankBeside beside) {
    this.tilt = tilt;
    this.beside = beside;
  }

  /** The foot has left the ground. */
  void begin() {
    isPassingTold = false;
    isVerticalTold = false;
  }

  /** The leg was found in the middle of a swing: which marks are behind it is not known. */
  void miss() {
    isPassingTold = true;
    isVerticalTold = true;
  }

  /**
   * Looks at a step of the swing.
   *
   * @param aheadSeconds how long it takes until what is told is acted upon
   */
  void follow(double turnRadPerSec, double aheadSeconds, long timeNs, EventDetector.Sink sink) {
    if (!tilt.isKnown()) {
      return;
    }
    double lean = tilt.angleRad() + turnRadPerSec * aheadSeconds;
    if (!isPassingTold && beside.isPassing(lean)) {
      isPassingTold = true;
      sink.detected(EventKind.FEET_ADJACENT, timeNs, 0.8);
    }
    // Or as near to it as it comes in this swing.
    boolean vertical = lean >= 0 || (turnRadPerSec < 0 && lean > -NEARLY_VERTICAL_RAD);
    if (!isVerticalTold && vertical) {
      isVerticalTold = true;
      sink.detected(EventKind.TIBIA_VERTICAL, timeNs, 0.8);
    }
  }
}
