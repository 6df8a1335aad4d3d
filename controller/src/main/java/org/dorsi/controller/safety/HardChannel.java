package org.dorsi.controller.safety;

import java.util.Arrays;

/**
 * The HARD limits of one channel in time.
 *
 * <p>An activation that was ended here stays off until its request ends; one that comes too soon
 * waits. One thread at a time; no allocation.
 */
final class HardChannel {

  /** Why a channel has less than was asked for. */
  enum Hold {
    NONE(""),
    ON_TIME("hard limit: on-time per activation"),
    GAP("hard limit: gap between activations"),
    RATE("hard limit: activations per second"),
    DUTY("hard limit: duty"),
    RISE("hard limit: rise per pulse");

    private final String words;

    Hold(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private static final long LONG_AGO = Long.MIN_VALUE / 4;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int RISE_HALF_MILLIAMPS =
      (int) (2 * HardLimits.MAX_RISE_PER_PULSE_MILLIAMPS);
  private static final long MOST_ON_NS =
      (long) (HardLimits.MAX_DUTY_FRACTION * HardLimits.DUTY_WINDOW_NS);

  /** More activations than the rate limit lets begin within a duty window. */
  private static final int KEPT = 40;

  private final long[] startNs = new long[KEPT];
  private final long[] endNs = new long[KEPT];
  private int current;
  private boolean on;
  private boolean ended;
  private int lastHalfMilliamps;
  private Hold hold = Hold.NONE;

  HardChannel() {
    Arrays.fill(startNs, LONG_AGO);
    Arrays.fill(endNs, LONG_AGO);
  }

  /** The current that may be given now, at most what is wanted. */
  int allow(int wantedHalfMilliamps, long nowNs) {
    hold = Hold.NONE;
    if (wantedHalfMilliamps <= 0) {
      ended = false;
      end(nowNs);
      return 0;
    }
    if (ended) {
      hold = Hold.ON_TIME;
      return 0;
    }
    if (on ? mustEnd(nowNs) : mustWait(nowNs)) {
      return 0;
    }
    if (!on) {
      begin(nowNs);
    }
    int most = lastHalfMilliamps + RISE_HALF_MILLIAMPS;
    if (wantedHalfMilliamps > most) {
      hold = Hold.RISE;
      return most;
    }
    return wantedHalfMilliamps;
  }

  /** Why the last request did not get all it wanted. */
  Hold hold() {
    return hold;
  }

  /** A pulse was given: the next may be stronger by so much. */
  void delivered(int halfMilliamps) {
    lastHalfMilliamps = halfMilliamps;
  }

  private boolean mustEnd(long nowNs) {
    if (nowNs - startNs[current] >= HardLimits.MAX_ON_NS) {
      hold = Hold.ON_TIME;
    } else if (onTimeNs(nowNs) >= MOST_ON_NS) {
      hold = Hold.DUTY;
    } else {
      return false;
    }
    ended = true;
    end(nowNs);
    return true;
  }

  private boolean mustWait(long nowNs) {
    int third = Math.floorMod(current + 1 - HardLimits.MAX_ACTIVATIONS_PER_SECOND, KEPT);
    if (nowNs - endNs[current] < HardLimits.MIN_GAP_NS) {
      hold = Hold.GAP;
    } else if (nowNs - startNs[third] < SECOND_NS) {
      hold = Hold.RATE;
    } else if (onTimeNs(nowNs) >= MOST_ON_NS) {
      hold = Hold.DUTY;
    } else {
      return false;
    }
    return true;
  }

  private void begin(long nowNs) {
    on = true;
    current = (current + 1) % KEPT;
    startNs[current] = nowNs;
    endNs[current] = nowNs;
    lastHalfMilliamps = 0;
  }

  private void end(long nowNs) {
    if (on) {
      on = false;
      endNs[current] = nowNs;
      lastHalfMilliamps = 0;
    }
  }

  /** Time on within the last duty window. */
  private long onTimeNs(long nowNs) {
    long windowNs = nowNs - HardLimits.DUTY_WINDOW_NS;
    long sumNs = 0;
    for (int i = 0; i < KEPT; i++) {
      long untilNs = on && i == current ? nowNs : endNs[i];
      sumNs += Math.max(0, untilNs - Math.max(startNs[i], windowNs));
    }
    return sumNs;
  }
}
