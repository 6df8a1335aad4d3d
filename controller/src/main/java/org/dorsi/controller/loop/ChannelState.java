package org.dorsi.controller.loop;

import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * One stimulation channel as the operator sees it.
 *
 * @param channel the channel
 * @param enabled whether its program may ask for pulses
 * @param targetMilliamps the current set by the operator
 * @param limitMilliamps the highest current the operator may set
 * @param inWindow whether the program asks for pulses now
 * @param pulses what was commanded, after all limits
 * @param strides strides of its leg in which stimulation was due
 * @param stimulated how many of those had it
 */
public record ChannelState(
    StimulationChannel channel,
    boolean enabled,
    double targetMilliamps,
    double limitMilliamps,
    boolean inWindow,
    PulseParameters pulses,
    int strides,
    int stimulated) {}
