package org.dorsi.sim.patient;

import org.dorsi.sensors.Side;

/**
 * What a foot really did, and when.
 *
 * @param timeNs the instant, simulated time
 * @param side the foot
 * @param label {@code IC}, {@code FF}, {@code HO} or {@code TO}
 */
public record TrueEvent(long timeNs, Side side, String label) {}
