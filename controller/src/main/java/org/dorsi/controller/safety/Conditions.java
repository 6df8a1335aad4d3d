package org.dorsi.controller.safety;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the arming and suspension machine looks at in one tick, besides the operator.
 *
 * @param nowNs the tick's time
 * @param stimulator what the guard says of the stimulator
 * @param stopLatched whether a STOP is latched in the guard
 * @param walking whether every stimulated leg has a gait phase
 * @param gaitValid whether every stimulated leg has three valid strides since its last interruption
 * @param released whether a dead-man switch is in use and not held
 * @param tooLate whether this tick came so late that the guard has stopped
 * @param finished whether a program by the clock has given all that it has to give
 * @param sensorLost whether a sensor's port was lost since the last tick
 * @param pulsing whether the channel under calibration has been given pulses
 * @param suspends why gait cannot be stimulated now, in words; null where it can
 * @param fault what must be acknowledged, in words; null where nothing went wrong
 * @param emergency what stops everything until reset and armed anew, in words; null where nothing
 * @param seen what has been seen of what the steps of arming need
 */
public record Conditions(
    long nowNs,
    GuardStatus.Stimulator stimulator,
    boolean stopLatched,
    boolean walking,
    boolean gaitValid,
    boolean released,
    boolean tooLate,
    boolean finished,
    boolean sensorLost,
    boolean pulsing,
    @Nullable String suspends,
    @Nullable String fault,
    @Nullable String emergency,
    Set<Evidence> seen) {}
