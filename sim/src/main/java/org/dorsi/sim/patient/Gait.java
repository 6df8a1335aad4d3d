package org.dorsi.sim.patient;

import org.dorsi.sim.reflex.GainSet;

/**
 * How a patient walks at one speed.
 *
 * @param leftGains of the left leg's reflexes
 * @param rightGains of the right leg's
 * @param launchSpeedMetersPerSec of the hip over the belt at a launch
 */
public record Gait(GainSet leftGains, GainSet rightGains, double launchSpeedMetersPerSec) {}
