package org.dorsi.controller.safety;

import java.util.Arrays;

/**
 * What one channel was given so far, as its limits in time need it: when activations began and
 * ended, and the last current.
 *
 * <p>Control thread only; allocates nothing.
 */
final class Activations {

  private static final long NEVER = Long.MIN_VALUE / 2;

  /** More than the activations that fit into a duty window at the highest allowed rate. */
  private static final int REMEMBERED = 32;

  private final long[] startNs = new long[REMEMBERED];
  private final long[] endNs = new long[REMEMBERED];
  private int newest;
  private boolean asked;
  private int requests;
  private double lastMilliamps;
  private long lastNs = NEVER;

  Activations() {
    Arrays.fill(startNs, NEVER);
    Arrays.fill(endNs, NEVER);
  }

  /** Begins a tick: whether anything is asked for. */
  void ask(boolean askedNow) {
    requests += askedNow && !asked ? 1 : 0;
    asked = askedNow;
  }

  /** Ends a tick with what is given until the next. */
  void give(double milliamps, long nowNs) {
    boolean wasOn = isOn();
    lastMilliamps = milliamps;
    lastNs = nowNs;
    if (wasOn) {
      endNs[newest] = nowNs;
    } else if (isOn()) {
      newest = (newest + 1) % REMEMBERED;
      startNs[newest] = nowNs;
    }
  }

  /** Whether the last tick gave anything. */
  boolean isOn() {
    return lastMilliamps > 0;
  }

  /** Whether anything is asked for in this tick. */
  boolean isAsked() {
    return asked;
  }

  /** Number of the present request: another one after each pause in the asking. */
  int request() {
    return requests;
  }

  double lastMilliamps() {
    return lastMilliamps;
  }

  /** Time since the last tick. */
  double sinceLastSeconds(long nowNs) {
    return (nowNs - lastNs) * 1e-9;
  }

  /** Time since the last activation, or the one before it, and so on, began. */
  long sinceStartNs(int back, long nowNs) {
    return nowNs - startNs[Math.floorMod(newest - back, REMEMBERED)];
  }

  /** Time since the last activation ended; only of use while none lasts. */
  long sinceEndNs(long nowNs) {
    return nowNs - endNs[newest];
  }

  /** How long the last activation lasted; only of use while none lasts. */
  long lastedNs() {
    return endNs[newest] - startNs[newest];
  }

  /** Time on within the last window. */
  long onNs(long nowNs, long windowNs) {
    long fromNs = nowNs - windowNs;
    long sumNs = 0;
    for (int i = 0; i < REMEMBERED; i++) {
      long untilNs = isOn() && i == newest ? nowNs : endNs[i];
      sumNs += Math.max(0, untilNs - Math.max(startNs[i], fromNs));
    }
    return sumNs;
  }
}
