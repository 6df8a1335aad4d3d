package org.dorsi.controller.safety;

import java.util.Arrays;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * One channel before the HARD limits: what is wanted of it, what is left of that, and what it has
 * been given. What is left can only go down.
 *
 * <p>An activation that was ended stays off until its request ends; one that comes too soon waits.
 * One thread at a time; no allocation but for a breach.
 */
final class HardChannel {

  /** Why a channel has less than was asked for. */
  enum Hold {
    NONE(""),
    ON_TIME("hard limit: on-time per activation"),
    GAP("hard limit: gap between activations"),
    PAUSE("hard limit: activation interrupted"),
    RATE("hard limit: activations per second"),
    DUTY("hard limit: duty"),
    REST("hard limit: rest between activations of an exercise"),
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

  /** More activations than the rate limit lets begin within a duty window. */
  private static final int KEPT = 40;

  private final int number;
  private final long[] startNs = new long[KEPT];
  private final long[] endNs = new long[KEPT];
  private int current;
  private boolean on;
  private boolean ended;
  private Hold endedFor = Hold.NONE;
  private int lastPulse;
  private long lastPulseNs;

  private StimulationMode mode = StimulationMode.GAIT;
  private int wanted;
  private int widthMicros;
  private int periodMicros;
  private int areaSquareMillimetres;
  private int maximum;
  private int allowed;
  private Hold hold = Hold.NONE;
  private String breach = "";

  HardChannel(int number) {
    this.number = number;
    Arrays.fill(startNs, LONG_AGO);
    Arrays.fill(endNs, LONG_AGO);
  }

  /** Takes what is wanted now; nothing where there is to be no output. */
  void want(boolean enabled, PulseNumbers numbers) {
    int i = number - 1;
    mode = numbers.mode;
    wanted = enabled ? numbers.halfMilliamps[i] : 0;
    widthMicros = numbers.widthMicros[i];
    periodMicros = numbers.periodMicros[i];
    areaSquareMillimetres = numbers.areaSquareMillimetres[i];
    maximum = numbers.maximumHalfMilliamps[i];
    breach = "";
  }

  /** Begins to judge times: what has not been let go stays off. */
  void beginTimes() {
    allowed = Math.max(0, wanted);
    hold = Hold.NONE;
    if (allowed == 0) {
      ended = false;
    } else if (ended) {
      refuse(endedFor);
    }
  }

  /** Remembers what is given from now on. */
  void give(long nowNs) {
    if (allowed > 0 && !on) {
      on = true;
      current = (current + 1) % KEPT;
      startNs[current] = nowNs;
      lastPulse = 0;
    } else if (allowed == 0 && on) {
      on = false;
      endNs[current] = nowNs;
      lastPulse = 0;
    }
  }

  /** The numbers cannot be meant. */
  void breach(String rule, double value) {
    breach = "channel " + number + ": " + rule + value;
  }

  void atMost(int halfMilliamps, Hold reason) {
    if (allowed > halfMilliamps) {
      allowed = halfMilliamps;
      hold = reason;
    }
  }

  /** Not now; later perhaps. */
  void refuse(Hold reason) {
    allowed = 0;
    hold = reason;
  }

  /** Not until it has been let go. */
  void end(Hold reason) {
    ended = true;
    endedFor = reason;
    refuse(reason);
  }

  /** A pulse was given: the next may be stronger by so much. */
  void delivered(int halfMilliamps, long nowNs) {
    lastPulse = halfMilliamps;
    lastPulseNs = nowNs;
  }

  StimulationMode mode() {
    return mode;
  }

  int wanted() {
    return wanted;
  }

  int widthMicros() {
    return widthMicros;
  }

  int periodMicros() {
    return periodMicros;
  }

  int areaSquareMillimetres() {
    return areaSquareMillimetres;
  }

  /** The most that the channel may ever have, steps of 0.5 mA. */
  int maximum() {
    return maximum;
  }

  /** What is left, steps of 0.5 mA. */
  int allowed() {
    return allowed;
  }

  boolean isAllowed() {
    return allowed > 0;
  }

  /** Why not all that is wanted is left. */
  Hold hold() {
    return hold;
  }

  String breach() {
    return breach;
  }

  boolean isOn() {
    return on;
  }

  /** The last pulse of this activation, steps of 0.5 mA; 0 before the first. */
  int lastPulse() {
    return lastPulse;
  }

  /** Time since the last pulse of this activation; only of use after its first. */
  long sincePulseNs(long nowNs) {
    return nowNs - lastPulseNs;
  }

  /** Time since the last activation, or the one before it, and so on, began. */
  long sinceStartNs(int back, long nowNs) {
    return nowNs - startNs[Math.floorMod(current - back, KEPT)];
  }

  /** Time since the last activation ended; only of use while none lasts. */
  long sinceEndNs(long nowNs) {
    return nowNs - endNs[current];
  }

  /** How long the last activation lasted; only of use while none lasts. */
  long lastedNs() {
    return endNs[current] - startNs[current];
  }

  /** Time on within the last duty window. */
  long onTimeNs(long nowNs) {
    long windowNs = nowNs - HardLimits.DUTY_WINDOW_NS;
    long sumNs = 0;
    for (int i = 0; i < KEPT; i++) {
      long untilNs = on && i == current ? nowNs : endNs[i];
      sumNs += Math.max(0, untilNs - Math.max(startNs[i], windowNs));
    }
    return sumNs;
  }
}
