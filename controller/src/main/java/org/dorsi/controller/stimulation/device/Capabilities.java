package org.dorsi.controller.stimulation.device;

import java.util.Optional;

/**
 * What a stimulator can do at one level.
 *
 * @param channels how many channels it has
 * @param currentStepMilliamps what currents are rounded down to
 * @param maxMilliamps current of one phase
 * @param pulseWidthStepMicros what durations are rounded down to
 * @param minPulseWidthMicros shortest phase
 * @param maxPulseWidthMicros longest phase
 * @param minPeriodSeconds shortest time between pulses of a channel
 * @param periodStepSeconds what times between pulses are rounded up to; 0 where the host makes them
 * @param maxPulsesPerSecondHz pulses of all channels together, as the line and the device allow
 * @param oneFrequency whether all channels have the same rhythm
 * @param rampPulses pulses of rising current that it makes by itself; it makes no falling ones
 * @param freeRunSeconds how long it may go on when guard and session are gone; 0 where it does not
 */
public record Capabilities(
    int channels,
    double currentStepMilliamps,
    double maxMilliamps,
    int pulseWidthStepMicros,
    int minPulseWidthMicros,
    int maxPulseWidthMicros,
    double minPeriodSeconds,
    double periodStepSeconds,
    double maxPulsesPerSecondHz,
    boolean oneFrequency,
    int rampPulses,
    double freeRunSeconds) {

  /**
   * Why a channel cannot be had from this device; empty where it can.
   *
   * @param channel its number, from 1 on
   * @param milliamps the largest current that may be asked for
   */
  public Optional<String> obstacle(
      int channel, double milliamps, double pulseWidthMicros, double frequencyHz) {
    if (channel > channels) {
      return Optional.of("channel must be in [1, " + channels + "], got " + channel);
    }
    if (milliamps > maxMilliamps) {
      return obstacle("current", 0, maxMilliamps, "mA", milliamps);
    }
    if (pulseWidthMicros < minPulseWidthMicros || pulseWidthMicros > maxPulseWidthMicros) {
      return obstacle(
          "pulse width", minPulseWidthMicros, maxPulseWidthMicros, "us", pulseWidthMicros);
    }
    // 1e-9: a period may be as short as the shortest, whatever the division has made of it.
    if (1 / frequencyHz < minPeriodSeconds - 1e-9) {
      return obstacle("frequency", 0, 1 / minPeriodSeconds, "Hz", frequencyHz);
    }
    return Optional.empty();
  }

  private static Optional<String> obstacle(
      String what, double least, double most, String unit, double value) {
    return Optional.of(
        what + " must be in [" + least + ", " + most + "] " + unit + ", got " + value);
  }

  /** A current that the device can give, no larger than asked for; steps of 0.5 mA. */
  public int givenHalfMilliamps(int halfMilliamps) {
    int step = (int) (2 * currentStepMilliamps);
    return Math.min(halfMilliamps, (int) (2 * maxMilliamps)) / step * step;
  }

  /** A pulse width that the device can give, no longer than asked for. */
  public int givenWidthMicros(int widthMicros) {
    return Math.min(widthMicros, maxPulseWidthMicros) / pulseWidthStepMicros * pulseWidthStepMicros;
  }

  /** The rhythm that the device can keep, no faster than asked for. */
  public double givenFrequencyHz(double frequencyHz) {
    if (periodStepSeconds == 0) {
      return frequencyHz;
    }
    // The same slack as above: a period that fits must not become the next longer one.
    return 1 / (periodStepSeconds * Math.ceil(1 / frequencyHz / periodStepSeconds - 1e-6));
  }

  /** One line for people. */
  public String words() {
    StringBuilder words = new StringBuilder();
    words.append(channels).append(" channels, up to ").append(number(maxMilliamps));
    words.append(" mA in steps of ").append(number(currentStepMilliamps)).append(" mA, ");
    words.append(minPulseWidthMicros).append(" to ").append(maxPulseWidthMicros);
    words.append(" us in steps of ").append(pulseWidthStepMicros).append(" us, period from ");
    words.append(number(minPeriodSeconds * 1e3)).append(" ms on");
    if (periodStepSeconds > 0) {
      words.append(" in steps of ").append(number(periodStepSeconds * 1e3)).append(" ms");
    }
    words.append(oneFrequency ? " (the same for all channels)" : "");
    words.append(", at most ").append(number(maxPulsesPerSecondHz)).append(" pulses/s in all, ");
    if (rampPulses > 0) {
      words.append("a rising ramp of up to ").append(rampPulses).append(" pulses of its own, ");
    }
    if (freeRunSeconds == 0) {
      return words.append("no pulse without a command").toString();
    }
    return words
        .append("goes on for up to ")
        .append(number(freeRunSeconds))
        .append(" s if nobody is left to stop it")
        .toString();
  }

  private static String number(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }
}
