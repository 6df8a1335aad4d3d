package org.dorsi.controller.guard;

/**
 * When each of the guard's last counters was sent: the only clock that permits are judged by.
 *
 * <p>One thread at a time; no allocation.
 */
final class SentCounters {

  /** A power of two; at an ack a millisecond these are ten times the age a permit may have. */
  private static final int KEPT = 1_024;

  private final long[] sentNs = new long[KEPT];
  private int last;

  /** The counter for an ack that is sent now. */
  int next(long nowNs) {
    last++;
    sentNs[last & (KEPT - 1)] = nowNs;
    return last;
  }

  /** Whether this counter was sent, and not too many others after it. */
  boolean knows(int counter) {
    int behind = last - counter;
    return behind >= 0 && behind < Math.min(KEPT, last);
  }

  long timeNs(int counter) {
    return sentNs[counter & (KEPT - 1)];
  }
}
