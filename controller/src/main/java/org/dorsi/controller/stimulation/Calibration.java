package org.dorsi.controller.stimulation;

/**
 * What one channel's calibration by hand has found.
 *
 * <p>Immutable; any thread.
 *
 * @param channel the channel's name
 * @param currents what was found
 * @param timeNs when, session time; before zero in an earlier session
 */
public record Calibration(String channel, CalibratedCurrents currents, long timeNs) {}
