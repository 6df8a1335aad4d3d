package org.dorsi.controller.safety;

/**
 * The limits of a single pulse: request, then the patient's maximum, then the profile, then the
 * compiled limits; no step can raise a value.
 *
 * <p>A pure function whose results are fields, so that it allocates nothing. Ceilings that follow
 * from the pulse width or the frequency use those that were asked for: a tighter width limit would
 * else allow more current, and tightening a limit must never increase anything (safety
 * requirements, I2). Control thread only.
 */
final class PulseLimiter {

  private final SafetyLimits limits;

  private double milliamps;
  private double pulseWidthMicros;
  private double frequencyHz;
  private Reason amplitudeReason = Reason.NONE;
  private Reason widthReason = Reason.NONE;
  private Reason frequencyReason = Reason.NONE;

  PulseLimiter(SafetyLimits limits) {
    this.limits = limits;
  }

  /**
   * Limits one pulse.
   *
   * @param askedMilliamps current; NaN and negative mean none
   * @param askedMicros duration of a phase
   * @param askedHz pulses per second
   * @param patientMilliamps the patient's calibrated maximum
   * @param electrodeAreaCm2 area of the smaller electrode
   */
  void limit(
      double askedMilliamps,
      double askedMicros,
      double askedHz,
      double patientMilliamps,
      double electrodeAreaCm2) {
    amplitudeReason = Reason.NONE;
    pulseWidthMicros = askedMicros;
    frequencyHz = askedHz;
    widthReason = Reason.NONE;
    frequencyReason = Reason.NONE;
    double widthLimit = Math.min(limits.maxPulseWidthMicros(), HardLimits.MAX_PULSE_WIDTH_MICROS);
    double rateLimit = Math.min(limits.maxFrequencyHz(), HardLimits.MAX_FREQUENCY_HZ);
    if (!isPositive(askedMilliamps) || !isPositive(askedMicros) || !isPositive(askedHz)) {
      refuse(askedMilliamps == 0 ? Reason.NONE : Reason.NOT_A_NUMBER);
      return;
    }
    if (askedMicros < HardLimits.MIN_PULSE_WIDTH_MICROS) {
      refuse(Reason.WIDTH_TOO_SHORT);
      return;
    }
    if (askedHz < Math.max(limits.minFrequencyHz(), HardLimits.MIN_FREQUENCY_HZ)) {
      refuse(Reason.FREQUENCY_TOO_LOW);
      return;
    }
    if (askedMicros > widthLimit) {
      pulseWidthMicros = widthLimit;
      widthReason = Reason.WIDTH;
    }
    if (askedHz > rateLimit) {
      frequencyHz = rateLimit;
      frequencyReason = Reason.FREQUENCY;
    }
    milliamps = askedMilliamps;
    atMost(patientMilliamps, Reason.PATIENT);
    atMost(Math.min(limits.maxMilliamps(), HardLimits.MAX_MILLIAMPS), Reason.PROFILE);
    double chargeMicrocoulombs =
        Math.min(limits.maxChargeMicrocoulombs(), HardLimits.MAX_CHARGE_MICROCOULOMBS);
    atMost(chargeMicrocoulombs * 1e3 / askedMicros, Reason.CHARGE);
    double rmsPerMilliamp = HardLimits.rmsMilliamps(1, askedMicros, askedHz);
    double rmsMilliamps = Math.min(limits.maxRmsMilliamps(), HardLimits.MAX_RMS_MILLIAMPS);
    atMost(rmsMilliamps / rmsPerMilliamp, Reason.RMS);
    double loadedCm2 = HardLimits.LOADED_AREA_SHARE_FRACTION * electrodeAreaCm2;
    atMost(HardLimits.MAX_RMS_MILLIAMPS_PER_CM2 * loadedCm2 / rmsPerMilliamp, Reason.DENSITY);
    if (!(milliamps > 0)) {
      refuse(amplitudeReason);
    }
  }

  private static boolean isPositive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** A ceiling that is no number is no licence: NaN takes the current to zero. */
  private void atMost(double ceiling, Reason reason) {
    if (!(milliamps <= ceiling)) {
      milliamps = ceiling > 0 ? ceiling : 0;
      amplitudeReason = reason;
    }
  }

  private void refuse(Reason reason) {
    milliamps = 0;
    pulseWidthMicros = 0;
    frequencyHz = 0;
    amplitudeReason = reason;
  }

  double milliamps() {
    return milliamps;
  }

  double pulseWidthMicros() {
    return pulseWidthMicros;
  }

  double frequencyHz() {
    return frequencyHz;
  }

  Reason amplitudeReason() {
    return amplitudeReason;
  }

  Reason widthReason() {
    return widthReason;
  }

  Reason frequencyReason() {
    return frequencyReason;
  }
}
