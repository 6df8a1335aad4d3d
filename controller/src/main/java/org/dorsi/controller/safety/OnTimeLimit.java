package org.dorsi.controller.safety;

/**
 * How long one activation may last, whatever else happens: what is stuck ends by itself, and stays
 * off until it has been let go (safety requirements, I6 and T_burst). Control thread only.
 */
final class OnTimeLimit implements ChannelLimit {

  private static final int NONE = -1;

  private final Activations own;
  private final SafetyLimits limits;
  private int spentRequest = NONE;

  OnTimeLimit(ChannelScope scope) {
    own = scope.own();
    limits = scope.limits();
  }

  @Override
  public void reduce(PulseDraft draft, long nowNs) {
    if (own.isOn() && own.sinceStartNs(0, nowNs) >= limits.maxOnNs(draft.mode())) {
      spentRequest = own.request();
    }
    if (spentRequest == own.request()) {
      draft.refuse(Reason.ON_TIME);
    }
  }
}
