package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;

/**
 * The limits of one patient profile, the second of the three layers. Never wider than {@link
 * HardLimits}: construction refuses one that is, and {@link #meet} of two is never wider than
 * either.
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
 * @param sessionOnSeconds time on of one channel in one session
 * @param sessionChargeMicrocoulombs charge of one phase, summed over a channel's session
 * @param sessionSeconds length of one session
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
    double operatorStepMilliamps,
    double sessionOnSeconds,
    double sessionChargeMicrocoulombs,
    double sessionSeconds) {

  /** Safety requirements, section 4.1, column CHILD: the default, and whoever is unknown. */
  public static final SafetyLimits CHILD =
      new SafetyLimits(60, 300, 18, 20, 50, 12, 1.5, 0.65, 0.200, 10, 4, 1, 720, 500_000, 2700);

  /** Safety requirements, section 4.1, column ADULT. */
  public static final SafetyLimits ADULT =
      new SafetyLimits(100, 400, 40, 20, 50, 20, 1.5, 0.65, 0.100, 15, 6, 1, 1080, 1_200_000, 3600);

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
    atMost("session on-time", sessionOnSeconds, HardLimits.MAX_SESSION_ON_SECONDS, "s");
    atMost(
        "session charge",
        sessionChargeMicrocoulombs,
        HardLimits.MAX_SESSION_CHARGE_MICROCOULOMBS,
        "uC");
    atMost("session", sessionSeconds, HardLimits.MAX_SESSION_SECONDS, "s");
    atLeast("slowest frequency", minFrequencyHz, HardLimits.MIN_FREQUENCY_HZ, "Hz");
    atLeast("shortest rise", minRiseSeconds, HardLimits.MIN_RISE_SECONDS, "s");
  }

  /** The tighter of two limits in everything. */
  public SafetyLimits meet(SafetyLimits other) {
    return new SafetyLimits(
        Math.min(maxMilliamps, other.maxMilliamps),
        Math.min(maxPulseWidthMicros, other.maxPulseWidthMicros),
        Math.min(maxChargeMicrocoulombs, other.maxChargeMicrocoulombs),
        Math.max(minFrequencyHz, other.minFrequencyHz),
        Math.min(maxFrequencyHz, other.maxFrequencyHz),
        Math.min(maxRmsMilliamps, other.maxRmsMilliamps),
        Math.min(maxOnSeconds, other.maxOnSeconds),
        Math.min(maxDutyFraction, other.maxDutyFraction),
        Math.max(minRiseSeconds, other.minRiseSeconds),
        Math.min(maxRisePerPulseMilliamps, other.maxRisePerPulseMilliamps),
        Math.min(channelsTogether, other.channelsTogether),
        Math.min(operatorStepMilliamps, other.operatorStepMilliamps),
        Math.min(sessionOnSeconds, other.sessionOnSeconds),
        Math.min(sessionChargeMicrocoulombs, other.sessionChargeMicrocoulombs),
        Math.min(sessionSeconds, other.sessionSeconds));
  }

  /** Longest activation of one channel in a mode; away from gait the hard limit is all there is. */
  public long maxOnNs(StimulationMode mode) {
    return switch (mode) {
      case GAIT -> (long) (maxOnSeconds * 1e9);
      case EXERCISE -> HardLimits.EXERCISE_MAX_ON_NS;
      case SENSORY -> HardLimits.SENSORY_MAX_ON_NS;
      case CALIBRATION -> HardLimits.CALIBRATION_MAX_ON_NS;
    };
  }

  /** The limits of a profile; whoever is not known to be an adult is a child. */
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
