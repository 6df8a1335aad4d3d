package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.ChannelProgram;

/**
 * What the limits of one channel may look at.
 *
 * @param limits the meet of hard limits and profile
 * @param program the channel's program and the patient's calibration
 * @param own what this channel was given
 * @param dose what this channel has had in the session
 * @param others every configured channel
 */
record ChannelScope(
    SafetyLimits limits,
    ChannelProgram program,
    Activations own,
    DoseCount dose,
    ChannelGroup others) {}
