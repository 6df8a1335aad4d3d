package org.dorsi.controller.safety;

import org.jspecify.annotations.Nullable;

/**
 * All that the arming and suspension machine looks at in one tick, besides the operator.
 *
 * @param nowNs the tick's time
 * @param stimulator what the guard says of the stimulator
 * @param stopLatched whether a STOP is latched in the guard
 * @param silent the sensor that has been silent for too long, in words; null where all are heard
 * @param walking whether every stimulated leg has a gait phase
 * @param gaitValid whether every stimulated leg has three valid strides since its last interruption
 * @param tooLate whether this tick came so late that the guard has stopped
 * @param fault what must be acknowledged, in words; null where nothing went wrong
 */
public record Conditions(
    long nowNs,
    GuardStatus.Stimulator stimulator,
    boolean stopLatched,
    @Nullable String silent,
    boolean walking,
    boolean gaitValid,
    boolean tooLate,
    @Nullable String fault) {}
