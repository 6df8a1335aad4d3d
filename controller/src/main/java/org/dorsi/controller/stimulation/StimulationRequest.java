package org.dorsi.controller.stimulation;

import java.util.Arrays;

/**
 * What the programs ask for in one tick, before any limit: refilled every tick, so that a tick
 * costs no memory.
 *
 * <p>Control thread only.
 */
public final class StimulationRequest {

  private final double[] milliamps = new double[StimulationChannel.MAX_CHANNELS];
  private final double[] pulseWidthMicros = new double[StimulationChannel.MAX_CHANNELS];
  private final double[] frequencyHz = new double[StimulationChannel.MAX_CHANNELS];

  /** Asks for nothing on any channel. */
  public void clear() {
    Arrays.fill(milliamps, 0);
    Arrays.fill(pulseWidthMicros, 0);
    Arrays.fill(frequencyHz, 0);
  }

  /**
   * Asks for pulses.
   *
   * @param channel 1 to {@link StimulationChannel#MAX_CHANNELS}
   * @param amplitudeMilliamps current of each phase; any number, the limiter judges it
   * @param widthMicros duration of each phase
   * @param rateHz pulses per second
   */
  public void ask(int channel, double amplitudeMilliamps, double widthMicros, double rateHz) {
    milliamps[channel - 1] = amplitudeMilliamps;
    pulseWidthMicros[channel - 1] = widthMicros;
    frequencyHz[channel - 1] = rateHz;
  }

  /** Current asked for on a channel, 1 to 8. */
  public double milliamps(int channel) {
    return milliamps[channel - 1];
  }

  /** Duration of a phase asked for on a channel, 1 to 8. */
  public double pulseWidthMicros(int channel) {
    return pulseWidthMicros[channel - 1];
  }

  /** Pulses per second asked for on a channel, 1 to 8. */
  public double frequencyHz(int channel) {
    return frequencyHz[channel - 1];
  }
}
