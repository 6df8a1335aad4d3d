package org.dorsi.controller.telemetry;

/**
 * The strides of one leg since the session began.
 *
 * @param strides valid strides
 * @param stimulated how many of the strides in which stimulation was due had it
 * @param cadence steps a minute, from the mean stride time; NaN before the first stride
 * @param stancePercent mean share of stance; NaN before the first stride
 * @param stimulatedPercent share of the due strides that were stimulated; NaN where none was due
 */
public record LegSummary(
    int strides, int stimulated, double cadence, double stancePercent, double stimulatedPercent) {

  /** Nothing walked yet. */
  public static final LegSummary NONE = new LegSummary(0, 0, Double.NaN, Double.NaN, Double.NaN);
}
