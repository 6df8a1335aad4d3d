package org.dorsi.controller.stimulation;

/**
 * What one channel's pulses are like: symmetric biphasic, so the net charge is zero.
 *
 * @param amplitudeMilliamps current of each phase; 0 is off
 * @param pulseWidthMicros duration of each phase
 * @param frequencyHz pulses per second
 */
public record PulseParameters(
    double amplitudeMilliamps, double pulseWidthMicros, double frequencyHz) {

  /** No pulses. */
  public static final PulseParameters OFF = new PulseParameters(0, 0, 0);

  /** Whether pulses come at all; not so for NaN, negative or zero values. */
  public boolean isOn() {
    return amplitudeMilliamps > 0 && pulseWidthMicros > 0 && frequencyHz > 0;
  }

  /** Charge of one phase. */
  public double chargeMicrocoulombs() {
    return amplitudeMilliamps * pulseWidthMicros * 1e-3;
  }
}
