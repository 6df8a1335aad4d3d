package org.dorsi.controller.gait;

/**
 * What is known of one leg at one tick.
 *
 * @param phase the phase, or the state that is none
 * @param reason why there is no phase, or what is amiss although there is one
 * @param phaseSinceNs when this phase began, session time
 * @param heelUp from heel off (toe off, where no heel off was seen) until initial contact
 * @param cycleFraction position in the gait cycle, 0 at initial contact, up to 1; NaN where unknown
 * @param strideSeconds running estimate of the stride time; NaN before the first stride
 * @param strideVariationFraction standard deviation of the last ten stride times over their mean;
 *     NaN before the third stride
 * @param stanceFraction share of stance in the last valid stride; NaN before it
 * @param strides valid strides counted since the session began
 * @param validInARow valid strides since the last interruption
 * @param source what the leg's events are detected from at present
 * @param forecast when the next events are expected
 */
public record LegState(
    GaitPhase phase,
    PhaseReason reason,
    long phaseSinceNs,
    boolean heelUp,
    double cycleFraction,
    double strideSeconds,
    double strideVariationFraction,
    double stanceFraction,
    int strides,
    int validInARow,
    EventSource source,
    GaitForecast forecast) {

  /** A leg of which nothing is known. */
  public static final LegState UNOBSERVED =
      new LegState(
          GaitPhase.NOT_WALKING,
          PhaseReason.UNOBSERVED,
          0,
          false,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          0,
          0,
          EventSource.FUSION,
          GaitForecast.NONE);
}
