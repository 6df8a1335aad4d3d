package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.StrideModulation;

/**
 * What a channel's strides get of the modulation that is asked for: lowered at will, raised in
 * small steps, never beyond what the patient was calibrated to, neither in current nor in charge
 * (safety requirements, section 4.1, adaptive change per stride).
 *
 * <p>Control thread only; allocates nothing.
 */
public final class StrideAdaptation {

  private static final double MAX_STEP_MILLIAMPS = 2;
  private static final double MAX_STEP_MICROS = 10;

  /** Above what the operator has set: ten percent in thirty seconds, and between two strides. */
  private static final double MAX_RISE_SECONDS = 30;

  private static final double MAX_RISE_FRACTION_PER_SECOND = 0.1 / MAX_RISE_SECONDS;

  private final double maximumMilliamps;
  private final double programWidthMicros;
  private double intensityFraction = 1;
  private double widthFraction = 1;
  private long lastNs;

  /**
   * @param program the channel's program within the limits
   */
  public StrideAdaptation(ChannelProgram program) {
    maximumMilliamps = program.maximumMilliamps();
    programWidthMicros = program.pulseWidthMicros();
  }

  /**
   * Begins a stride.
   *
   * @param nowNs the tick's time
   * @param asked what is asked for it
   * @param targetMilliamps the current that the operator has set
   */
  public void begin(long nowNs, StrideModulation asked, double targetMilliamps) {
    double seconds = Math.min(MAX_RISE_SECONDS, (nowNs - lastNs) * 1e-9);
    intensityFraction =
        rise(
            intensityFraction,
            asked.intensityFraction(),
            targetMilliamps > 0 ? MAX_STEP_MILLIAMPS / targetMilliamps : 0,
            seconds);
    widthFraction =
        rise(widthFraction, asked.widthFraction(), MAX_STEP_MICROS / programWidthMicros, seconds);
    lastNs = nowNs;
  }

  private static double rise(double last, double asked, double maxStep, double seconds) {
    double slow = Math.max(1, last) + MAX_RISE_FRACTION_PER_SECOND * seconds;
    return Math.min(asked, Math.min(last + maxStep, slow));
  }

  /** The current of this stride at full level. */
  public double milliamps(double targetMilliamps) {
    return Math.min(targetMilliamps * intensityFraction, maximumMilliamps);
  }

  /**
   * The pulse width of this stride: with this current no more charge than the calibrated maximum.
   *
   * @param milliamps what {@link #milliamps} has given
   */
  public double widthMicros(double milliamps) {
    double wanted = programWidthMicros * widthFraction;
    return milliamps > 0
        ? Math.min(wanted, Math.max(1, maximumMilliamps / milliamps) * programWidthMicros)
        : wanted;
  }
}
