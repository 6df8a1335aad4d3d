package org.dorsi.sim.body;

/**
 * A point fixed to a segment, in the segment's ISB axes from its origin: hip for trunk and thigh,
 * knee for the shank, ankle for the foot.
 *
 * @param segment what it is fixed to
 * @param anteriorMeters forward; for the foot towards the toes
 * @param proximalMeters up; the shank's sensor sits at a negative value, below the knee
 */
public record SegmentPoint(Segment segment, double anteriorMeters, double proximalMeters) {}
