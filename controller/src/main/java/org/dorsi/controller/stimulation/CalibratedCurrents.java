package org.dorsi.controller.stimulation;

/**
 * One channel's currents, as found with the patient at the program's pulse width and frequency.
 *
 * <p>Immutable; any thread.
 *
 * @param startMilliamps what a session starts with
 * @param sensoryMilliamps where the patient begins to feel it; NaN where it was not looked for
 * @param motorMilliamps where the muscle begins to twitch; NaN where it was not looked for
 * @param maximumMilliamps what the patient tolerates; nobody and nothing goes beyond it
 */
public record CalibratedCurrents(
    double startMilliamps,
    double sensoryMilliamps,
    double motorMilliamps,
    double maximumMilliamps) {

  /** Without thresholds. */
  public CalibratedCurrents(double startMilliamps, double maximumMilliamps) {
    this(startMilliamps, Double.NaN, Double.NaN, maximumMilliamps);
  }
}
