package org.dorsi.sim.patient;

import org.dorsi.sim.reflex.GainSet;

/**
 * How a patient walks at one speed.
 *
 * @param speedMetersPerSec of the belt
 * @param leftGains of the left leg's reflexes
 * @param rightGains of the right leg's
 */
public record Gait(double speedMetersPerSec, GainSet leftGains, GainSet rightGains) {}
