package org.dorsi.controller.stimulation;

import org.jspecify.annotations.Nullable;

/**
 * What one channel does in a program: its pulses, its ramps, and when in the gait cycle it is on.
 *
 * <p>Immutable; any thread.
 *
 * @param channel the channel
 * @param currents the patient's calibration
 * @param pulseWidthMicros duration of one phase
 * @param frequencyHz pulses per second
 * @param rampUpSeconds time from nothing to full current at the start of a burst
 * @param rampDownSeconds time from full current to nothing at its end
 * @param maximumOnSeconds the longest one burst may last, whatever the sensors say
 * @param window when in the gait cycle it is on; null in a program away from gait
 */
public record ChannelProgram(
    StimulationChannel channel,
    CalibratedCurrents currents,
    double pulseWidthMicros,
    double frequencyHz,
    double rampUpSeconds,
    double rampDownSeconds,
    double maximumOnSeconds,
    @Nullable GaitWindow window) {

  /** The same with other currents. */
  public ChannelProgram withCurrents(CalibratedCurrents others) {
    return new ChannelProgram(
        channel,
        others,
        pulseWidthMicros,
        frequencyHz,
        rampUpSeconds,
        rampDownSeconds,
        maximumOnSeconds,
        window);
  }

  /** Current that a session starts with. */
  public double startMilliamps() {
    return currents.startMilliamps();
  }

  /** The patient's calibrated maximum. */
  public double maximumMilliamps() {
    return currents.maximumMilliamps();
  }
}
