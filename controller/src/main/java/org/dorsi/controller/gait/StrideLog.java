package org.dorsi.controller.gait;

/**
 * Counts the valid strides of one leg and keeps their times.
 *
 * <p>A stride is valid when an event recurs after 0.4 to 4.0 s (safety requirements, H4) with
 * exactly one toe off and one initial contact on the way, and nothing interrupted it. Each kind of
 * event counts for itself, so that after an interruption three strides are complete at the earliest
 * event that completes them, whichever it is.
 *
 * <p>Control thread only.
 */
final class StrideLog {

  private static final long SHORTEST_NS = 400_000_000L;
  private static final long LONGEST_NS = 4_000_000_000L;
  private static final int REMEMBERED = 5;

  /** T_gait (safety requirements, section 3): the oldest event that still means walking. */
  private static final long MAX_EVENT_AGE_NS = 3_000_000_000L;

  private static final long MIN_EVENT_AGE_NS = 1_500_000_000L;
  private static final double EVENT_AGE_STRIDES = 1.5;
  private static final long NONE = Long.MIN_VALUE;

  /** Strides that the variation is told from, and the least that tell one. */
  private static final int VARIED = 10;

  private static final int ENOUGH_TO_VARY = 3;

  /** What is counted from the last event of one kind on. */
  private static final class Count {
    private long lastNs = NONE;
    private int contacts;
    private int toeOffs;
    private int valid;

    void forget() {
      lastNs = NONE;
      valid = 0;
    }
  }

  private final Count contact = new Count();
  private final Count footFlat = new Count();
  private final Count heelOff = new Count();
  private final Count toeOff = new Count();
  private final Count[] counts = {contact, footFlat, heelOff, toeOff};

  private final double[] recentSeconds = new double[VARIED];
  private final RecentMedian strideSeconds = new RecentMedian(REMEMBERED, Double.NaN);
  private int strides;
  private double stanceFraction = Double.NaN;
  private double variationFraction = Double.NaN;

  /** Forgets the strides in progress and the run of valid ones; the wearer's stride time stays. */
  void interrupt() {
    for (Count count : counts) {
      count.forget();
    }
  }

  /**
   * Takes the next initial contact, foot flat, heel off or toe off.
   *
   * @return whether it may follow the one before it; the same event again within one stance may not
   */
  boolean add(EventKind kind, long timeNs) {
    Count own = count(kind);
    boolean inOrder = kind == EventKind.INITIAL_CONTACT || own.lastNs == NONE || own.contacts > 0;
    for (Count count : counts) {
      count.contacts += kind == EventKind.INITIAL_CONTACT ? 1 : 0;
      count.toeOffs += kind == EventKind.TOE_OFF ? 1 : 0;
    }
    if (own.lastNs != NONE) {
      close(own, timeNs);
    }
    own.lastNs = timeNs;
    own.contacts = 0;
    own.toeOffs = 0;
    return inOrder;
  }

  /** Takes the last toe off back: the foot had not left the ground for a swing. */
  void withdrawToeOff() {
    toeOff.forget();
    for (Count count : counts) {
      count.toeOffs = Math.max(0, count.toeOffs - 1);
    }
  }

  private void close(Count own, long timeNs) {
    long lastedNs = timeNs - own.lastNs;
    if (own.contacts != 1 || own.toeOffs != 1) {
      if (own == contact) {
        interrupt();
      }
      own.valid = 0;
    } else if (lastedNs < SHORTEST_NS || lastedNs > LONGEST_NS) {
      interrupt();
    } else {
      own.valid++;
      if (own == contact) {
        remember(timeNs, lastedNs);
      }
    }
  }

  private void remember(long contactNs, long lastedNs) {
    strideSeconds.add(lastedNs * 1e-9);
    recentSeconds[strides % VARIED] = lastedNs * 1e-9;
    strides++;
    variationFraction = variation();
    stanceFraction = 1 - (double) (contactNs - toeOff.lastNs) / lastedNs;
  }

  private double variation() {
    int known = Math.min(strides, VARIED);
    if (known < ENOUGH_TO_VARY) {
      return Double.NaN;
    }
    double mean = 0;
    for (int i = 0; i < known; i++) {
      mean += recentSeconds[i] / known;
    }
    double squares = 0;
    for (int i = 0; i < known; i++) {
      squares += (recentSeconds[i] - mean) * (recentSeconds[i] - mean);
    }
    return StrictMath.sqrt(squares / (known - 1)) / mean;
  }

  /** How long there may be no event of somebody who walks with such strides. */
  long maxEventAgeNs() {
    double adapted = EVENT_AGE_STRIDES * strideSeconds() * 1e9;
    long ageNs = adapted > MIN_EVENT_AGE_NS ? (long) adapted : MIN_EVENT_AGE_NS;
    return Math.min(MAX_EVENT_AGE_NS, ageNs);
  }

  private Count count(EventKind kind) {
    return switch (kind) {
      case INITIAL_CONTACT -> contact;
      case FOOT_FLAT -> footFlat;
      case HEEL_OFF -> heelOff;
      case TOE_OFF -> toeOff;
      case FEET_ADJACENT, TIBIA_VERTICAL ->
          throw new IllegalArgumentException("strides are not counted by " + kind);
    };
  }

  /** Writes the stride times down. */
  void save(WearerHabits habits, String name) {
    strideSeconds.save(habits, name);
  }

  /** Takes over the stride times of an earlier session. */
  void restore(WearerHabits habits, String name) {
    strideSeconds.restore(habits, name);
  }

  /** Valid strides since the session began, counted from contact to contact. */
  int strides() {
    return strides;
  }

  /** Valid strides since the last interruption, by the kind of event that has completed most. */
  int validInARow() {
    int most = 0;
    for (Count count : counts) {
      most = Math.max(most, count.valid);
    }
    return most;
  }

  /** Median of the last five valid stride times; NaN before the first. */
  double strideSeconds() {
    return strideSeconds.value();
  }

  /** Standard deviation of the last ten stride times over their mean; NaN before the third. */
  double variationFraction() {
    return variationFraction;
  }

  /** Share of stance in the last valid stride; NaN before it. */
  double stanceFraction() {
    return stanceFraction;
  }
}
