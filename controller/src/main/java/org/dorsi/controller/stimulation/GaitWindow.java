package org.dorsi.controller.stimulation;

/**
 * When in the gait cycle of its leg a channel is on.
 *
 * <p>Immutable; any thread.
 *
 * @param from where it begins
 * @param until where it ends; before {@code from} in the cycle where the window holds an initial
 *     contact
 * @param extensionSeconds how long the current is held after {@code until}, before it falls
 */
public record GaitWindow(WindowEdge from, WindowEdge until, double extensionSeconds) {

  public GaitWindow {
    if (from.equals(until)) {
      throw new IllegalArgumentException(
          "a window must not end where it begins, got " + from.words() + " twice");
    }
  }

  /**
   * From heel off until initial contact, held for a while: what drop-foot stimulators with a heel
   * switch do (ODFS Pace, stimulators page, section 6).
   */
  public static GaitWindow heelOffToContact(double extensionSeconds) {
    return new GaitWindow(
        WindowEdge.at(Landmark.HEEL_OFF),
        WindowEdge.at(Landmark.INITIAL_CONTACT),
        extensionSeconds);
  }

  /** The share of the cycle that it takes in able walking, extension and ramps not counted. */
  public double usualFraction() {
    double share = until.usualFraction() - from.usualFraction();
    return share > 0 ? share : share + 1;
  }

  /** Whether the window holds an initial contact: it goes on from one cycle into the next. */
  boolean spansContact() {
    return from.usualFraction() > until.usualFraction();
  }
}
