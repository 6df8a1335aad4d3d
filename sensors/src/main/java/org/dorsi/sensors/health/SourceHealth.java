package org.dorsi.sensors.health;

/**
 * How well one sensor has been heard since its port was opened.
 *
 * @param bytes bytes read
 * @param frames good frames
 * @param checksumFailures frames thrown away because their check did not fit
 * @param resyncs times the decoder had to look for the next frame start
 * @param sequenceGaps frames missing by the device's own counter
 * @param implausible samples of good frames thrown away because no human segment moves like that,
 *     or because a value was no number
 * @param readingsDropped readings thrown away because the queue to the control loop was full
 * @param lastArrivalNs arrival of the last good frame, session time; -1 before the first
 * @param connected whether the port is open
 */
public record SourceHealth(
    long bytes,
    long frames,
    long checksumFailures,
    long resyncs,
    long sequenceGaps,
    long implausible,
    long readingsDropped,
    long lastArrivalNs,
    boolean connected) {}
