package org.dorsi.controller.safety;

import java.util.Arrays;

/**
 * The limits of one channel in time: how steeply a current may rise, how long an activation and how
 * large the share of activations may be, how soon the next may follow.
 *
 * <p>An activation that was ended here does not come back before its request has gone to zero: a
 * stuck request stays off. A fall is never limited. Control thread only; allocates nothing.
 */
final class ActivationLimiter {

  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final long SECOND_NS = 1_000_000_000L;

  /** More than the activations that fit into a duty window at the highest allowed rate. */
  private static final int REMEMBERED = 32;

  private final long maxOnNs;
  private final double maxDutyFraction;
  private final double slopeMilliampsPerSec;
  private final double maxRisePerPulseMilliamps;

  private final long[] startNs = new long[REMEMBERED];
  private final long[] endNs = new long[REMEMBERED];
  private int newest;
  private boolean on;
  private boolean released = true;
  private double lastMilliamps;
  private long lastNs = NEVER;
  private Reason reason = Reason.NONE;

  /**
   * @param limits the profile
   * @param ceilingMilliamps the highest current the channel may ever have
   */
  ActivationLimiter(SafetyLimits limits, double ceilingMilliamps) {
    maxOnNs = Math.min((long) (limits.maxOnSeconds() * 1e9), HardLimits.MAX_ON_NS);
    maxDutyFraction = Math.min(limits.maxDutyFraction(), HardLimits.MAX_DUTY_FRACTION);
    slopeMilliampsPerSec =
        ceilingMilliamps / Math.max(limits.minRiseSeconds(), HardLimits.MIN_RISE_SECONDS);
    maxRisePerPulseMilliamps =
        Math.min(limits.maxRisePerPulseMilliamps(), HardLimits.MAX_RISE_PER_PULSE_MILLIAMPS);
    Arrays.fill(startNs, NEVER);
    Arrays.fill(endNs, NEVER);
  }

  /**
   * The current that may be delivered now; it counts as delivered.
   *
   * @param nowNs the tick's time
   * @param wantedMilliamps a current within the limits of a single pulse
   * @param frequencyHz pulses per second
   * @param mayStart whether a new activation may begin at all
   */
  double allow(long nowNs, double wantedMilliamps, double frequencyHz, boolean mayStart) {
    reason = Reason.NONE;
    double allowed = 0;
    if (!(wantedMilliamps > 0)) {
      released = true;
    } else if (on) {
      allowed = goOn(nowNs, wantedMilliamps, frequencyHz);
    } else if (released) {
      allowed = start(nowNs, wantedMilliamps, frequencyHz, mayStart);
    } else {
      reason = Reason.ON_TIME;
    }
    if (on && allowed <= 0) {
      on = false;
      endNs[newest] = nowNs;
    }
    lastMilliamps = allowed;
    lastNs = nowNs;
    return allowed;
  }

  boolean isOn() {
    return on;
  }

  Reason reason() {
    return reason;
  }

  private double goOn(long nowNs, double wantedMilliamps, double frequencyHz) {
    if (nowNs - startNs[newest] >= maxOnNs) {
      return end(Reason.ON_TIME);
    }
    if (onNs(nowNs) >= maxDutyFraction * HardLimits.DUTY_WINDOW_NS) {
      return end(Reason.DUTY);
    }
    return rise(wantedMilliamps, frequencyHz, (nowNs - lastNs) * 1e-9);
  }

  private double start(long nowNs, double wantedMilliamps, double frequencyHz, boolean mayStart) {
    if (nowNs - endNs[newest] < HardLimits.MIN_GAP_NS) {
      reason = Reason.GAP;
      return 0;
    }
    int third = Math.floorMod(newest + 1 - HardLimits.MAX_ACTIVATIONS_PER_SECOND, REMEMBERED);
    if (nowNs - startNs[third] < SECOND_NS) {
      reason = Reason.RATE;
      return 0;
    }
    if (onNs(nowNs) >= maxDutyFraction * HardLimits.DUTY_WINDOW_NS) {
      reason = Reason.DUTY;
      return 0;
    }
    if (!mayStart) {
      reason = Reason.TOGETHER;
      return 0;
    }
    on = true;
    newest = (newest + 1) % REMEMBERED;
    startNs[newest] = nowNs;
    endNs[newest] = nowNs;
    // The first pulse is the first step of the staircase that a ramp is.
    return rise(wantedMilliamps, frequencyHz, 1 / frequencyHz);
  }

  private double end(Reason why) {
    released = false;
    reason = why;
    return 0;
  }

  private double rise(double wantedMilliamps, double frequencyHz, double seconds) {
    double perSecond = Math.min(slopeMilliampsPerSec, maxRisePerPulseMilliamps * frequencyHz);
    double ceiling = lastMilliamps + perSecond * seconds;
    if (wantedMilliamps > ceiling) {
      reason = Reason.RISE;
      return ceiling;
    }
    return wantedMilliamps;
  }

  /** Time on within the last duty window. */
  private long onNs(long nowNs) {
    long fromNs = nowNs - HardLimits.DUTY_WINDOW_NS;
    long sumNs = 0;
    for (int i = 0; i < REMEMBERED; i++) {
      long untilNs = on && i == newest ? nowNs : endNs[i];
      sumNs += Math.max(0, untilNs - Math.max(startNs[i], fromNs));
    }
    return sumNs;
  }
}
