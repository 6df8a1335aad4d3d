package org.dorsi.controller.gait;

import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;

/**
 * Gait events from the switches under heel and forefoot, one to four of them.
 *
 * <p>A switch's edge acts at once and then holds the switch for 30 ms (safety requirements, H3): a
 * bounce costs no latency. A phase may be skipped: a flat or forefoot-first landing, a toe-only
 * phase of a few milliseconds and a swing straight from flat are normal. What comes implausibly
 * early in the stance, and a heel that comes down again after heel off, must last 100 ms to count.
 * Of a heel's switch alone, toe off is told as the heel rises.
 *
 * <p>Control thread only.
 */
final class FootSwitchDetector implements EventDetector {

  /** An edge of a switch is followed by none of the same switch for this long (H3). */
  private static final long HOLD_OFF_NS = 30_000_000L;

  /**
   * The shortest swing; what is shorter is a bounce at contact. The recordings' own cleaning rule
   * (their provenance page, reference events), and well under the 0.15 s swing of a fast runner.
   */
  private static final long SHORTEST_SWING_NS = 100_000_000L;

  /** No heel rises this early in the cycle, nor do toes leave before {@link #EARLIEST_TOE_OFF}. */
  private static final double EARLIEST_HEEL_OFF = 0.25;

  private static final double EARLIEST_TOE_OFF = 0.4;

  /**
   * A contact after less than a shortest swing is initial only this late in the cycle (same rule).
   */
  private static final double EARLIEST_CONTACT = 0.6;

  /** Stands for the stride time until one is known: the shortest valid stride (H4). */
  private static final double SHORTEST_STRIDE_SECONDS = 0.4;

  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final int SWITCHES = 4;

  private enum Foot {
    UNKNOWN,
    OFF_GROUND,
    LANDING,
    FLAT,
    HEEL_RAISED
  }

  private final long[] edgeNs = new long[SWITCHES];
  private int closedBits;
  private Foot foot = Foot.UNKNOWN;
  private boolean heelSeen;

  /** Whether there is a switch under the forefoot: without it the heel's opening is no toe off. */
  private boolean forefootSeen;

  private Foot candidate = Foot.UNKNOWN;
  private long candidateSinceNs;
  private long candidateMustLastNs;
  private long contactNs = NEVER;
  private long toeOffNs = NEVER;

  @Override
  public EventSource source() {
    return EventSource.FOOT_SWITCH;
  }

  @Override
  public boolean wants(SensorReading reading) {
    return reading instanceof FootSwitchSample;
  }

  @Override
  public void interrupt() {
    foot = Foot.UNKNOWN;
    contactNs = NEVER;
    toeOffNs = NEVER;
  }

  @Override
  public void accept(SensorReading reading, double strideSeconds, Sink sink) {
    FootSwitchSample sample = (FootSwitchSample) reading;
    long timeNs = sample.timeNs();
    if (foot == Foot.UNKNOWN) {
      begin(timeNs, sample.closedBits());
      return;
    }
    debounce(timeNs, sample.closedBits());
    boolean heel = (closedBits & FootSwitchSample.HEEL) != 0;
    boolean forefoot = (closedBits & ~FootSwitchSample.HEEL) != 0;
    forefootSeen |= forefoot;
    Foot next = follow(heel, forefoot);
    if (next != candidate) {
      candidate = next;
      candidateSinceNs = timeNs;
      candidateMustLastNs = mustLastNs(next, timeNs, strideSeconds);
    }
    if (next != foot && timeNs - candidateSinceNs >= candidateMustLastNs) {
      move(next, candidateSinceNs, heel, strideSeconds, sink);
    }
    heelSeen |= heel && foot != Foot.OFF_GROUND;
    if (foot == Foot.LANDING && heel && forefoot) {
      foot = Foot.FLAT;
      candidate = Foot.FLAT;
      sink.detected(EventKind.FOOT_FLAT, timeNs, 1);
    }
  }

  private void begin(long timeNs, int bits) {
    closedBits = bits;
    for (int i = 0; i < SWITCHES; i++) {
      edgeNs[i] = NEVER;
    }
    boolean heel = (bits & FootSwitchSample.HEEL) != 0;
    boolean forefoot = (bits & ~FootSwitchSample.HEEL) != 0;
    heelSeen = heel;
    if (heel) {
      foot = forefoot ? Foot.FLAT : Foot.LANDING;
    } else {
      foot = forefoot ? Foot.HEEL_RAISED : Foot.OFF_GROUND;
    }
    candidate = foot;
    candidateSinceNs = timeNs;
  }

  private void debounce(long timeNs, int bits) {
    int changed = bits ^ closedBits;
    for (int i = 0; changed != 0 && i < SWITCHES; i++) {
      int bit = 1 << i;
      if ((changed & bit) != 0 && timeNs - edgeNs[i] >= HOLD_OFF_NS) {
        closedBits ^= bit;
        edgeNs[i] = timeNs;
      }
    }
  }

  /** Where the switches say the foot goes from where it is. */
  private Foot follow(boolean heel, boolean forefoot) {
    return switch (foot) {
      case UNKNOWN -> Foot.UNKNOWN;
      case OFF_GROUND -> heel || forefoot ? Foot.LANDING : Foot.OFF_GROUND;
      case LANDING, FLAT -> {
        if (!heel && !forefoot) {
          yield Foot.OFF_GROUND;
        }
        // The forefoot alone, before any heel, is a forefoot-first landing and no heel off.
        yield !heel && heelSeen ? Foot.HEEL_RAISED : foot;
      }
      case HEEL_RAISED -> {
        if (heel) {
          yield Foot.FLAT;
        }
        yield forefoot ? Foot.HEEL_RAISED : Foot.OFF_GROUND;
      }
    };
  }

  private long mustLastNs(Foot next, long timeNs, double strideSeconds) {
    if (foot == Foot.HEEL_RAISED) {
      return next == Foot.FLAT ? SHORTEST_SWING_NS : 0;
    }
    boolean heelRises = next == Foot.HEEL_RAISED || !forefootSeen;
    double share = heelRises ? EARLIEST_HEEL_OFF : EARLIEST_TOE_OFF;
    boolean leaves = next == Foot.HEEL_RAISED || next == Foot.OFF_GROUND;
    return leaves && timeNs - contactNs < shareNs(share, strideSeconds) ? SHORTEST_SWING_NS : 0;
  }

  private void move(Foot next, long sinceNs, boolean heel, double strideSeconds, Sink sink) {
    switch (next) {
      case OFF_GROUND -> {
        toeOffNs = sinceNs;
        heelSeen = false;
        foot = next;
        sink.detected(EventKind.TOE_OFF, sinceNs, 1);
      }
      case LANDING -> land(sinceNs, heel, strideSeconds, sink);
      case HEEL_RAISED -> {
        foot = next;
        sink.detected(EventKind.HEEL_OFF, sinceNs, 1);
      }
      case FLAT -> {
        foot = next;
        sink.detected(EventKind.FOOT_FLAT, sinceNs, 1);
      }
      case UNKNOWN -> {}
    }
  }

  private void land(long timeNs, boolean heel, double strideSeconds, Sink sink) {
    if (timeNs - toeOffNs < SHORTEST_SWING_NS
        && timeNs - contactNs < shareNs(EARLIEST_CONTACT, strideSeconds)) {
      foot = heel ? Foot.FLAT : Foot.HEEL_RAISED;
      heelSeen = true;
      sink.stanceGoesOn(heel);
    } else {
      foot = Foot.LANDING;
      contactNs = timeNs;
      sink.detected(EventKind.INITIAL_CONTACT, timeNs, 1);
    }
    candidate = foot;
  }

  private static long shareNs(double share, double strideSeconds) {
    double seconds = strideSeconds > 0 ? strideSeconds : SHORTEST_STRIDE_SECONDS;
    return (long) (share * seconds * 1e9);
  }
}
