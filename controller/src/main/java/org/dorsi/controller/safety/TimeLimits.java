package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;

/**
 * The limits of one channel in time that keep no memory of their own (safety requirements, section
 * 4.1). They hold back a new activation, or flatten a rise; a fall is never limited.
 */
final class TimeLimits {

  private static final long SECOND_NS = 1_000_000_000L;

  private TimeLimits() {}

  /** How soon an activation may follow the end of the last one. */
  static ChannelLimit gap(ChannelScope scope) {
    Activations own = scope.own();
    return (draft, nowNs) -> {
      if (!own.isOn() && own.sinceEndNs(nowNs) < HardLimits.MIN_GAP_NS) {
        draft.refuse(Reason.GAP);
      }
    };
  }

  /** How many activations may begin within a second. */
  static ChannelLimit rate(ChannelScope scope) {
    Activations own = scope.own();
    int back = HardLimits.MAX_ACTIVATIONS_PER_SECOND - 1;
    return (draft, nowNs) -> {
      if (!own.isOn() && own.sinceStartNs(back, nowNs) < SECOND_NS) {
        draft.refuse(Reason.RATE);
      }
    };
  }

  /** An exercise rests for at least as long as it has worked: half the time at the most. */
  static ChannelLimit rest(ChannelScope scope) {
    Activations own = scope.own();
    double restShare = 1 / HardLimits.EXERCISE_MAX_DUTY_FRACTION - 1;
    return (draft, nowNs) -> {
      if (draft.mode() == StimulationMode.EXERCISE
          && !own.isOn()
          && own.sinceEndNs(nowNs) < restShare * own.lastedNs()) {
        draft.refuse(Reason.REST);
      }
    };
  }

  /** How many channels may be on together. */
  static ChannelLimit together(ChannelScope scope) {
    ChannelGroup others = scope.others();
    Activations own = scope.own();
    int most = scope.limits().channelsTogether();
    return (draft, nowNs) -> {
      if (!own.isOn() && others.on() >= most) {
        draft.refuse(Reason.TOGETHER);
      }
    };
  }

  /** How fast a channel under calibration may rise, from the device's smallest step on. */
  static ChannelLimit calibrationRise(ChannelScope scope) {
    Activations own = scope.own();
    return (draft, nowNs) -> {
      if (draft.mode() == StimulationMode.CALIBRATION) {
        double ceilingMilliamps =
            own.isOn()
                ? own.lastMilliamps()
                    + HardLimits.CALIBRATION_MILLIAMPS_PER_SEC * own.sinceLastSeconds(nowNs)
                : HardLimits.CALIBRATION_FIRST_MILLIAMPS;
        draft.currentAtMost(ceilingMilliamps, Reason.CALIBRATION);
      }
    };
  }

  /** How long the way from nothing to the channel's maximum takes. */
  static ChannelLimit riseTime(ChannelScope scope) {
    Activations own = scope.own();
    double milliampsPerSec = scope.program().maximumMilliamps() / scope.limits().minRiseSeconds();
    return (draft, nowNs) ->
        draft.currentAtMost(
            own.lastMilliamps() + milliampsPerSec * stepSeconds(own, draft, nowNs), Reason.RISE);
  }

  /** The first pulse is the first step of the staircase that a ramp is. */
  private static double stepSeconds(Activations own, PulseDraft draft, long nowNs) {
    return own.isOn() ? own.sinceLastSeconds(nowNs) : 1 / draft.frequencyHz();
  }
}
