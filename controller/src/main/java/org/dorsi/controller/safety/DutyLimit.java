package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;

/**
 * Which share of ten seconds a channel may be on in gait. An activation that this ends stays off
 * until it has been let go. Control thread only.
 */
final class DutyLimit implements ChannelLimit {

  private static final int NONE = -1;

  private final Activations own;
  private final double mostNs;
  private int spentRequest = NONE;

  DutyLimit(ChannelScope scope) {
    own = scope.own();
    mostNs = scope.limits().maxDutyFraction() * HardLimits.DUTY_WINDOW_NS;
  }

  @Override
  public void reduce(PulseDraft draft, long nowNs) {
    if (draft.mode() != StimulationMode.GAIT) {
      return;
    }
    boolean full = own.onNs(nowNs, HardLimits.DUTY_WINDOW_NS) >= mostNs;
    if (full && own.isOn()) {
      spentRequest = own.request();
    }
    if (full || spentRequest == own.request()) {
      draft.refuse(Reason.DUTY);
    }
  }
}
