package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * The limits that come from outside the channel: gait, other channels, the session (safety
 * requirements, sections 3 and 4.1).
 */
final class SessionLimits {

  private SessionLimits() {}

  /** No pulse without a recent, valid gait event of the own leg (SR-05). */
  static ChannelLimit gaitAge(ChannelScope scope) {
    ChannelGroup others = scope.others();
    StimulationChannel channel = scope.program().channel();
    return (draft, nowNs) -> {
      long ageNs = nowNs - others.gaitEventNs(channel.side());
      if (draft.mode() == StimulationMode.GAIT
          && ageNs > HardLimits.gaitAgeNs(others.strideSeconds(channel.side()))) {
        draft.refuse(Reason.GAIT_AGE);
      }
    };
  }

  /** Muscles that work against each other are never on together: both stay off (H42). */
  static ChannelLimit antagonists(ChannelScope scope) {
    ChannelGroup others = scope.others();
    StimulationChannel channel = scope.program().channel();
    return (draft, nowNs) -> {
      if (others.isAntagonistAsked(channel)) {
        draft.refuse(Reason.ANTAGONIST);
      }
    };
  }

  /** Time on in the whole session (H41). A burst of gait that has begun may end by itself. */
  static ChannelLimit onTime(ChannelScope scope) {
    return (draft, nowNs) -> {
      if (scope.dose().isTimeSpent(draft.mode()) && !mayFinish(scope, draft)) {
        draft.refuse(Reason.SESSION_ON_TIME);
      }
    };
  }

  /** Charge in the whole session (H41). A burst of gait that has begun may end by itself. */
  static ChannelLimit charge(ChannelScope scope) {
    return (draft, nowNs) -> {
      if (scope.dose().isChargeSpent() && !mayFinish(scope, draft)) {
        draft.refuse(Reason.SESSION_CHARGE);
      }
    };
  }

  private static boolean mayFinish(ChannelScope scope, PulseDraft draft) {
    return draft.mode() == StimulationMode.GAIT && scope.own().isOn();
  }
}
