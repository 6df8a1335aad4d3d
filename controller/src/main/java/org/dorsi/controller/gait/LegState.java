package org.dorsi.controller.gait;

/**
 * What is known of one leg at one tick.
 *
 * @param phase the phase, or the state that is none
 * @param phaseSinceNs when this phase began, session time
 * @param cycleFraction position in the gait cycle, 0 at initial contact, up to 1; NaN where unknown
 * @param strideSeconds running estimate of the stride time; NaN before the first stride
 * @param stanceFraction share of stance in the last valid stride; NaN before it
 * @param strides valid strides counted since the session began
 * @param validInARow valid strides since the last interruption
 */
public record LegState(
    GaitPhase phase,
    long phaseSinceNs,
    double cycleFraction,
    double strideSeconds,
    double stanceFraction,
    int strides,
    int validInARow) {}
