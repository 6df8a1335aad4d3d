package org.dorsi.controller.gait;

/**
 * How long the parts of the wearer's stride last, and from that when the next events are due.
 *
 * <p>Each part is the median of the last strides. Where a detector sees an event coming, what it
 * sees counts instead, but no toe off long before its time.
 *
 * <p>Control thread only; allocates a new {@link GaitForecast} only when it differs.
 */
final class CycleTimes {

  private static final int REMEMBERED = 5;
  private static final long NEVER = GaitForecast.NEVER;

  /** An event overdue by more than this share of a stride is not expected any longer. */
  private static final double OVERDUE_SHARE = 0.2;

  /** No stance is this much shorter than the ones before. */
  private static final double SHORTEST_STANCE_SHARE = 0.7;

  private final RecentMedian contactToHeelOffSeconds = new RecentMedian(REMEMBERED, Double.NaN);
  private final RecentMedian contactToToeOffSeconds = new RecentMedian(REMEMBERED, Double.NaN);
  private final RecentMedian swingSeconds = new RecentMedian(REMEMBERED, Double.NaN);
  private long contactNs = NEVER;
  private long heelOffNs = NEVER;
  private long toeOffNs = NEVER;
  private GaitForecast forecast = GaitForecast.NONE;

  /** Forgets the stride in progress; the wearer's habits stay. */
  void interrupt() {
    contactNs = NEVER;
    heelOffNs = NEVER;
    toeOffNs = NEVER;
    forecast = GaitForecast.NONE;
  }

  void add(EventKind kind, long timeNs) {
    switch (kind) {
      case INITIAL_CONTACT -> {
        swingSeconds.addIfKnown(seconds(toeOffNs, timeNs));
        contactNs = timeNs;
        heelOffNs = NEVER;
        toeOffNs = NEVER;
      }
      case HEEL_OFF -> {
        contactToHeelOffSeconds.addIfKnown(seconds(contactNs, timeNs));
        heelOffNs = timeNs;
      }
      case TOE_OFF -> {
        contactToToeOffSeconds.addIfKnown(seconds(contactNs, timeNs));
        toeOffNs = timeNs;
      }
      default -> {}
    }
  }

  /** The last toe off was none. */
  void withdrawToeOff() {
    toeOffNs = NEVER;
  }

  /** Median time from initial contact to toe off; NaN before the first stride. */
  double stanceSeconds() {
    return contactToToeOffSeconds.value();
  }

  /** Median time from toe off to initial contact; NaN before the first swing. */
  double swingSeconds() {
    return swingSeconds.value();
  }

  /**
   * When the next events are due.
   *
   * @param nowNs the tick's time
   * @param strideSeconds the wearer's stride time; NaN while unknown
   * @param seenToeOffNs when the detector sees the toe off coming; {@link GaitForecast#NEVER} where
   *     it does not
   * @param seenContactNs when it sees the contact coming
   */
  GaitForecast forecast(long nowNs, double strideSeconds, long seenToeOffNs, long seenContactNs) {
    boolean swinging = toeOffNs != NEVER;
    long contact =
        swinging ? after(toeOffNs, swingSeconds.value()) : after(contactNs, strideSeconds);
    // A follower may still see coming what the leader has told already.
    contact = swinging && seenContactNs != NEVER ? seenContactNs : contact;
    long anchor = swinging ? contact : contactNs;
    long usualToeOff = after(anchor, contactToToeOffSeconds.value());
    long toeOff = swinging || isTooSoon(seenToeOffNs) ? usualToeOff : seenToeOffNs;
    long heelOff =
        after(
            swinging || heelOffNs != NEVER ? contact : contactNs, contactToHeelOffSeconds.value());
    heelOff = expected(heelOff, nowNs, strideSeconds);
    toeOff = expected(toeOff, nowNs, strideSeconds);
    contact = expected(contact, nowNs, strideSeconds);
    if (heelOff != forecast.heelOffNs()
        || toeOff != forecast.toeOffNs()
        || contact != forecast.contactNs()) {
      forecast = new GaitForecast(heelOff, toeOff, contact);
    }
    return forecast;
  }

  /** A shank that turns back in mid-stance, or a heel that rises early, is not leaving yet. */
  private boolean isTooSoon(long seenToeOffNs) {
    return seenToeOffNs == NEVER
        || seconds(contactNs, seenToeOffNs)
            < SHORTEST_STANCE_SHARE * contactToToeOffSeconds.value();
  }

  private static long after(long fromNs, double seconds) {
    return fromNs == NEVER || !(seconds > 0) ? NEVER : fromNs + Math.round(seconds * 1e9);
  }

  private static long expected(long eventNs, long nowNs, double strideSeconds) {
    boolean overdue = nowNs - eventNs > OVERDUE_SHARE * strideSeconds * 1e9;
    return eventNs == NEVER || overdue ? NEVER : eventNs;
  }

  private static double seconds(long fromNs, long toNs) {
    return fromNs == NEVER ? Double.NaN : (toNs - fromNs) * 1e-9;
  }
}
