package org.dorsi.sensors;

/** Where on the body an inertial unit is worn. */
public record Placement(Side side, BodySegment segment) {}
