package org.dorsi.sim.contact;

/**
 * How a shod foot yields.
 *
 * @param sinkMeters how deep a point of the sole is pressed in by half the body's weight
 * @param dampingMetersPerSec velocity into the ground at which the force is doubled: 1 / (1.5 c)
 */
public record Sole(double sinkMeters, double dampingMetersPerSec) {}
