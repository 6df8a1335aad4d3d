package org.dorsi.sim.patient;

/**
 * How a walk ended early.
 *
 * @param timeNs simulated time
 * @param cause for a person to read
 */
public record Fall(long timeNs, String cause) {}
