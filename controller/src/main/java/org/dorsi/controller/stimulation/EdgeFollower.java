package org.dorsi.controller.stimulation;

/**
 * Says of one window edge whether it has been passed in the present cycle.
 *
 * <p>An edge that lies before its landmark is met by prediction, once a cycle. Control thread only;
 * allocates nothing.
 */
final class EdgeFollower {

  /** How much later than predicted a landmark may come before the prediction is taken back. */
  private static final double GRACE_SECONDS = 0.15;

  private static final long NOT_MET = Long.MIN_VALUE;

  private final WindowEdge edge;
  private final boolean opens;
  private int cycle = -1;
  private long metNs = NOT_MET;
  private boolean mistaken;

  /**
   * @param opens whether the edge opens its window: then a landmark that does not come takes the
   *     prediction back
   */
  EdgeFollower(WindowEdge edge, boolean opens) {
    this.edge = edge;
    this.opens = opens;
  }

  boolean isPassed(LegCycle leg) {
    if (leg.cycle() != cycle) {
      cycle = leg.cycle();
      metNs = NOT_MET;
      mistaken = false;
    }
    if (edge.strideFraction() > 0) {
      return isPassedShare(leg);
    }
    return edge.isEarly() ? isPassedEarly(leg) : isPassedLate(leg);
  }

  private boolean isPassedLate(LegCycle leg) {
    return leg.isPassed(edge.landmark())
        && leg.sinceSeconds(edge.landmark()) >= edge.offsetSeconds();
  }

  /** The estimate of the cycle may step back where stance ends: what was passed stays passed. */
  private boolean isPassedShare(LegCycle leg) {
    double offset = edge.offsetSeconds();
    double offsetFraction = offset == 0 ? 0 : offset / leg.strideSeconds();
    if (metNs == NOT_MET && leg.cycleFraction() >= edge.strideFraction() + offsetFraction) {
      metNs = leg.nowNs();
    }
    return metNs != NOT_MET;
  }

  private boolean isPassedEarly(LegCycle leg) {
    if (edge.landmark() != Landmark.INITIAL_CONTACT && leg.isPassed(edge.landmark())) {
      return true;
    }
    double leadSeconds = -edge.offsetSeconds();
    if (metNs == NOT_MET && !mistaken && leg.untilSeconds(edge.landmark()) <= leadSeconds) {
      metNs = leg.nowNs();
    }
    if (opens && metNs != NOT_MET && isOverdue(leg.nowNs(), leadSeconds)) {
      metNs = NOT_MET;
      mistaken = true;
    }
    return metNs != NOT_MET;
  }

  private boolean isOverdue(long nowNs, double leadSeconds) {
    return (nowNs - metNs) * 1e-9 > leadSeconds + GRACE_SECONDS;
  }
}
