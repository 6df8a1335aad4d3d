package org.dorsi.controller.safety;

/**
 * How much a pulse may be stronger than the one before it: a staircase whose steps are longer than
 * any interval of pulses, so that no pulse, early, late or held up, can climb two of them. A tick
 * that comes late climbs one step as well: time alone earns nothing.
 *
 * <p>Control thread only.
 */
final class RisePerPulse implements ChannelLimit {

  /** The scheduler drops a pulse that is later than 20 % of the period; a little more than that. */
  private static final double STEP_PERIODS = 1.25;

  /** The first pulse comes at once; held up by other channels or by the guard it is late. */
  private static final double FIRST_STEP_PERIODS = 0.8;

  private final Activations own;
  private final double riseMilliamps;
  private double floorMilliamps;
  private long nextStepNs;

  RisePerPulse(ChannelScope scope) {
    own = scope.own();
    riseMilliamps = scope.limits().maxRisePerPulseMilliamps();
  }

  @Override
  public void reduce(PulseDraft draft, long nowNs) {
    double lastMilliamps = own.lastMilliamps();
    if (!own.isOn() || nowNs >= nextStepNs) {
      nextStepNs = nowNs + periods(own.isOn() ? STEP_PERIODS : FIRST_STEP_PERIODS, draft);
      floorMilliamps = lastMilliamps;
    }
    floorMilliamps = Math.min(floorMilliamps, lastMilliamps);
    double periods = own.isOn() ? own.sinceLastSeconds(nowNs) * draft.frequencyHz() : 1;
    draft.currentAtMost(lastMilliamps + riseMilliamps * periods, Reason.RISE);
    draft.currentAtMost(floorMilliamps + riseMilliamps, Reason.RISE);
  }

  private static long periods(double periods, PulseDraft draft) {
    return (long) (periods * 1e9 / draft.frequencyHz());
  }
}
