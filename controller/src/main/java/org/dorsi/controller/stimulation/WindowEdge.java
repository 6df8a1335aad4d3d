package org.dorsi.controller.stimulation;

/**
 * Where a stimulation window begins or ends: a share of the stride and a time after a landmark, or
 * a time before it.
 *
 * <p>Immutable; any thread.
 *
 * @param landmark the instant that is counted from
 * @param strideFraction share of the wearer's stride to wait after it, 0 to 1; only from initial
 *     contact
 * @param offsetSeconds time to wait after that; negative to be early, -0.5 to 0.5
 */
public record WindowEdge(Landmark landmark, double strideFraction, double offsetSeconds) {

  /** The largest offset either way: more than that is another place in the cycle. */
  public static final double MAX_OFFSET_SECONDS = 0.5;

  /** Only puts edges with an offset in order; an ordinary stride time. */
  private static final double USUAL_STRIDE_SECONDS = 1.2;

  public WindowEdge {
    if (!(strideFraction >= 0 && strideFraction < 1)) {
      throw new IllegalArgumentException(
          "share of the stride must be in [0, 1), got " + strideFraction);
    }
    if (strideFraction > 0 && landmark != Landmark.INITIAL_CONTACT) {
      throw new IllegalArgumentException(
          "a share of the stride counts from initial contact, got " + landmark.words());
    }
    if (!(Math.abs(offsetSeconds) <= MAX_OFFSET_SECONDS)) {
      throw new IllegalArgumentException("offset must be in [-0.5, 0.5] s, got " + offsetSeconds);
    }
  }

  /** The landmark itself. */
  public static WindowEdge at(Landmark landmark) {
    return new WindowEdge(landmark, 0, 0);
  }

  /** Whether the edge can only be met by predicting its landmark. */
  public boolean isEarly() {
    return strideFraction == 0 && offsetSeconds < 0;
  }

  /** Where in the cycle the edge lies in able walking, 0 to 1. */
  public double usualFraction() {
    double at = landmark.usualFraction() + strideFraction + offsetSeconds / USUAL_STRIDE_SECONDS;
    return at - Math.floor(at);
  }

  /** The edge as program files write it, for example {@code HO - 50 ms} or {@code 40 %}. */
  public String words() {
    String place = strideFraction > 0 ? plain(100 * strideFraction) + " %" : landmark.words();
    if (offsetSeconds == 0) {
      return place;
    }
    return place
        + (offsetSeconds < 0 ? " - " : " + ")
        + plain(Math.abs(offsetSeconds) * 1000)
        + " ms";
  }

  private static String plain(double value) {
    double rounded = Math.rint(value * 10) / 10;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
