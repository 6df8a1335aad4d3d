package org.dorsi.controller.safety;

/**
 * The limits of one patient profile. Never wider than {@link HardLimits}: a profile can only be
 * tighter, and construction refuses one that is not.
 *
 * <p>Immutable; any thread.
 *
 * @param maxMilliamps current of one phase
 * @param maxPulseWidthMicros duration of one phase
 * @param maxChargeMicrocoulombs charge of one phase
 * @param minFrequencyHz slowest rhythm; what is slower is refused, not quickened
 * @param maxFrequencyHz pulses per second of one channel
 * @param maxRmsMilliamps root mean square current of one channel
 * @param maxOnSeconds longest activation of one channel
 * @param maxDutyFraction share of ten seconds that one channel may be on
 * @param minRiseSeconds shortest rise from nothing to the target current
 * @param maxRisePerPulseMilliamps most that the current may rise from one pulse to the next
 * @param channelsTogether channels that may be on together
 * @param operatorStepMilliamps largest single step of the operator
 */
public record SafetyLimits(
    double maxMilliamps,
    double maxPulseWidthMicros,
    double maxChargeMicrocoulombs,
    double minFrequencyHz,
    double maxFrequencyHz,
    double maxRmsMilliamps,
    double maxOnSeconds,
    double maxDutyFraction,
    double minRiseSeconds,
    double maxRisePerPulseMilliamps,
    int channelsTogether,
    double operatorStepMilliamps) {

  /** Safety requirements, section 4.1, column CHILD: the default, and whoever is unknown. */
  public static final SafetyLimits CHILD =
      new SafetyLimits(60, 300, 18, 20, 50, 12, 1.5, 0.65, 0.200, 10, 4, 1);

  /** Safety requirements, section 4.1, column ADULT. */
  public static final SafetyLimits ADULT =
      new SafetyLimits(100, 400, 40, 20, 50, 20, 1.5, 0.65, 0.100, 15, 6, 1);

  public SafetyLimits {
    atMost("current", maxMilliamps, HardLimits.MAX_MILLIAMPS, "mA");
    atMost("pulse width", maxPulseWidthMicros, HardLimits.MAX_PULSE_WIDTH_MICROS, "us");
    atMost("charge per phase", maxChargeMicrocoulombs, HardLimits.MAX_CHARGE_MICROCOULOMBS, "uC");
    atMost("frequency", maxFrequencyHz, HardLimits.MAX_FREQUENCY_HZ, "Hz");
    atMost("rms current", maxRmsMilliamps, HardLimits.MAX_RMS_MILLIAMPS, "mA");
    atMost("on-time", maxOnSeconds, HardLimits.MAX_ON_NS * 1e-9, "s");
    atMost("duty", maxDutyFraction, HardLimits.MAX_DUTY_FRACTION, "");
    atMost(
        "rise per pulse", maxRisePerPulseMilliamps, HardLimits.MAX_RISE_PER_PULSE_MILLIAMPS, "mA");
    atMost("channels together", channelsTogether, HardLimits.MAX_CHANNELS_TOGETHER, "");
    atMost("operator step", operatorStepMilliamps, HardLimits.MAX_OPERATOR_STEP_MILLIAMPS, "mA");
    atLeast("slowest frequency", minFrequencyHz, HardLimits.MIN_FREQUENCY_HZ, "Hz");
    atLeast("shortest rise", minRiseSeconds, HardLimits.MIN_RISE_SECONDS, "s");
  }

  /** The limits of a profile. */
  public static SafetyLimits of(PatientProfile profile) {
    return profile == PatientProfile.ADULT ? ADULT : CHILD;
  }

  private static void atMost(String name, double value, double bound, String unit) {
    if (!(value > 0 && value <= bound)) {
      throw new IllegalArgumentException(
          name + " limit must be in (0, " + bound + "] " + unit + ", got " + value);
    }
  }

  private static void atLeast(String name, double value, double bound, String unit) {
    if (!(value >= bound)) {
      throw new IllegalArgumentException(
          name + " limit must be at least " + bound + " " + unit + ", got " + value);
    }
  }
}
