package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;

/**
 * The pulses of one channel on their way through the limits. Once begun, a value can only go down:
 * there is no way to raise one, and a request that is no positive number is none at all.
 *
 * <p>Reused, so that a tick costs no memory. Control thread only.
 */
final class PulseDraft {

  private StimulationMode mode = StimulationMode.GAIT;
  private double askedMicros;
  private double askedHz;
  private double milliamps;
  private double pulseWidthMicros;
  private double frequencyHz;
  private Reason amplitudeReason = Reason.NONE;
  private Reason widthReason = Reason.NONE;
  private Reason frequencyReason = Reason.NONE;

  /**
   * Takes what is asked for.
   *
   * @param what what it is asked for
   * @param currentMilliamps current; NaN and negative mean none
   * @param widthMicros duration of a phase
   * @param rateHz pulses per second
   */
  void begin(StimulationMode what, double currentMilliamps, double widthMicros, double rateHz) {
    mode = what;
    askedMicros = widthMicros;
    askedHz = rateHz;
    milliamps = currentMilliamps;
    pulseWidthMicros = widthMicros;
    frequencyHz = rateHz;
    amplitudeReason = Reason.NONE;
    widthReason = Reason.NONE;
    frequencyReason = Reason.NONE;
    if (!(isPositive(currentMilliamps) && isPositive(widthMicros) && isPositive(rateHz))) {
      refuse(currentMilliamps == 0 ? Reason.NONE : Reason.NOT_A_NUMBER);
    }
  }

  private static boolean isPositive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** Lowers the current to a ceiling; one that is no number is no licence, but takes it to zero. */
  void currentAtMost(double ceilingMilliamps, Reason reason) {
    if (!(milliamps <= ceilingMilliamps)) {
      milliamps = ceilingMilliamps;
      amplitudeReason = reason;
      if (!(ceilingMilliamps > 0)) {
        refuse(reason);
      }
    }
  }

  /** Shortens the phase. */
  void widthAtMost(double ceilingMicros, Reason reason) {
    if (!(pulseWidthMicros <= ceilingMicros)) {
      pulseWidthMicros = ceilingMicros;
      widthReason = reason;
    }
  }

  /** Slows the rhythm. */
  void frequencyAtMost(double ceilingHz, Reason reason) {
    if (!(frequencyHz <= ceilingHz)) {
      frequencyHz = ceilingHz;
      frequencyReason = reason;
    }
  }

  /** Takes all of it away. */
  void refuse(Reason reason) {
    milliamps = 0;
    pulseWidthMicros = 0;
    frequencyHz = 0;
    amplitudeReason = reason;
  }

  /** Whether anything is left. */
  boolean isOn() {
    return milliamps > 0;
  }

  StimulationMode mode() {
    return mode;
  }

  /**
   * The phase as it was asked for. Ceilings of the current that follow from width or frequency use
   * what was asked: a tighter width limit would else allow more current, and tightening a limit
   * must never increase anything (safety requirements, I2).
   */
  double askedMicros() {
    return askedMicros;
  }

  /** The rhythm as it was asked for. */
  double askedHz() {
    return askedHz;
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
