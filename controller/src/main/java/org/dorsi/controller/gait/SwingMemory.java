package org.dorsi.controller.gait;

/**
 * Learns how long the wearer's swings last and how hard they land, in retrospect: once the foot
 * rests, the last substantial rise of the force before it was the landing, whatever had been taken
 * for it at the time.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class SwingMemory {

  /** A candidate begins with the first rise and ends with the second of these, m/s2. */
  private static final double CANDIDATE_BEGINS = 2.5;

  private static final double CANDIDATE_ENDS = 1.5;

  /** Of the swing's candidates only those of this share of the greatest may be the landing. */
  private static final double SUBSTANTIAL_SHARE = 0.6;

  private static final long EARLIEST_NS = 200_000_000L;
  private static final long EARLIEST_REST_NS = 300_000_000L;
  private static final double USUAL_LANDING_METERS_PER_SEC2 = 8;

  private final RecentMedian swing;
  private final RecentMedian landing;
  private boolean open;
  private long toeOffNs;
  private boolean inCandidate;
  private long candidateNs;
  private double candidatePeak;
  private double greatest;
  private long lastNs;
  private double lastPeak;

  SwingMemory(int strides) {
    swing = new RecentMedian(strides, Double.NaN);
    landing = new RecentMedian(strides, USUAL_LANDING_METERS_PER_SEC2);
  }

  /** A swing begins. */
  void begin(long timeNs) {
    open = true;
    toeOffNs = timeNs;
    inCandidate = false;
    greatest = 0;
    lastPeak = 0;
  }

  /** Readings were lost: the swing under way teaches nothing. */
  void interrupt() {
    open = false;
  }

  /** Follows the force, reading by reading. */
  void follow(long timeNs, double rise, boolean rest) {
    if (!open) {
      return;
    }
    if (inCandidate) {
      candidatePeak = Math.max(candidatePeak, rise);
      inCandidate = rise >= CANDIDATE_ENDS;
      if (!inCandidate || rest) {
        closeCandidate();
      }
    } else if (rise > CANDIDATE_BEGINS && timeNs - toeOffNs > EARLIEST_NS) {
      inCandidate = true;
      candidateNs = timeNs;
      candidatePeak = rise;
    }
    if (rest && timeNs - toeOffNs > EARLIEST_REST_NS) {
      open = false;
      if (lastPeak > 0) {
        swing.add((lastNs - toeOffNs) * 1e-9);
        landing.add(lastPeak);
      }
    }
  }

  /** Usual time from toe off to landing; NaN before the first. */
  double swingSeconds() {
    return swing.value();
  }

  /** Usual rise of the force at a landing. */
  double landingMetersPerSec2() {
    return landing.value();
  }

  private void closeCandidate() {
    greatest = Math.max(greatest, candidatePeak);
    if (candidatePeak >= SUBSTANTIAL_SHARE * greatest) {
      lastNs = candidateNs;
      lastPeak = candidatePeak;
    }
  }
}
