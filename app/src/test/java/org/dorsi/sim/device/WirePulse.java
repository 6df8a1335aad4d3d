package org.dorsi.sim.device;

/**
 * One pulse as the wire to a stimulator asks for it.
 *
 * @param timeNs when its command had been written
 * @param channel 1 to 8
 * @param currentMilliamps current of the first phase
 * @param pulseWidthMicros duration of the first phase
 * @param netChargeNanocoulombs what is left of both phases
 */
public record WirePulse(
    long timeNs,
    int channel,
    double currentMilliamps,
    double pulseWidthMicros,
    double netChargeNanocoulombs) {}
