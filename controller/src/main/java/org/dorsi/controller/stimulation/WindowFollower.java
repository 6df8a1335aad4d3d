package org.dorsi.controller.stimulation;

/**
 * Says whether a channel's window is open, from where its leg is in the cycle.
 *
 * <p>Control thread only; allocates nothing.
 */
public final class WindowFollower {

  private final EdgeFollower from;
  private final EdgeFollower until;
  private final boolean spansContact;
  private final boolean needsShare;

  /** Follows one window. */
  public WindowFollower(GaitWindow window) {
    from = new EdgeFollower(window.from(), true);
    until = new EdgeFollower(window.until(), false);
    spansContact = window.spansContact();
    needsShare = window.from().strideFraction() > 0 || window.until().strideFraction() > 0;
  }

  /** Whether the window is open now; never without a place in the cycle. */
  public boolean isOpen(LegCycle leg) {
    boolean begun = from.isPassed(leg);
    boolean ended = until.isPassed(leg);
    if (!leg.isPlaced() || (needsShare && Double.isNaN(leg.cycleFraction()))) {
      return false;
    }
    return spansContact ? begun || !ended : begun && !ended;
  }
}
