package org.dorsi.controller.stimulation;

/**
 * What one channel does in a drop-foot program: on from heel off until initial contact plus an
 * extension, with ramps both ways.
 *
 * @param channel the channel
 * @param amplitudeMilliamps current that a session starts with
 * @param maximumMilliamps the patient's calibrated maximum; the operator cannot go beyond it
 * @param pulseWidthMicros duration of one phase
 * @param frequencyHz pulses per second
 * @param rampUpSeconds time from nothing to full current at the start of a burst
 * @param rampDownSeconds time from full current to nothing at its end
 * @param extensionSeconds how long after initial contact full current lasts
 * @param maximumOnSeconds the longest one burst may last, whatever the sensors say
 */
public record ChannelProgram(
    StimulationChannel channel,
    double amplitudeMilliamps,
    double maximumMilliamps,
    double pulseWidthMicros,
    double frequencyHz,
    double rampUpSeconds,
    double rampDownSeconds,
    double extensionSeconds,
    double maximumOnSeconds) {}
