package org.dorsi.controller.stimulation;

/**
 * What an adaptive controller makes of one channel's next bursts. What a burst gets of it is
 * bounded by the patient's calibration and by how fast a stride may differ from the one before;
 * every limit comes after that.
 *
 * <p>Immutable; any thread.
 *
 * @param intensityFraction factor of the current that the operator has set, 0 or more
 * @param widthFraction factor of the program's pulse width, more than 0
 */
public record StrideModulation(double intensityFraction, double widthFraction) {

  /** Leaves the stride as the operator has set it. */
  public static final StrideModulation UNCHANGED = new StrideModulation(1, 1);

  public StrideModulation {
    if (!(intensityFraction >= 0 && intensityFraction < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "intensity factor must be 0 or more, got " + intensityFraction);
    }
    if (!(widthFraction > 0 && widthFraction < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "pulse width factor must be more than 0, got " + widthFraction);
    }
  }
}
