package org.dorsi.app.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How well one event was detected at one tolerance. Offsets are detection minus reference, positive
 * is late; NaN where there is nothing to tell from.
 *
 * @param event the event, followed by its side where it is scored for one side only
 * @param toleranceMs how far apart a detection and its reference may be
 * @param found matched pairs
 * @param falseDetections detections that stand for nothing
 * @param missed reference events that nobody detected
 * @param meanMs mean offset
 * @param sdMs its standard deviation
 * @param meanAbsoluteMs mean of the offset's size
 * @param medianMs median offset
 * @param residualSdMs standard deviation once the median is taken out
 * @param p95Ms 95th percentile of the offset's size
 * @param residualP95Ms the same once the median is taken out
 * @param scoredSeconds how long what is scored lasts
 * @param longestMissedRun most reference events missed in a row
 */
public record EventScore(
    String event,
    double toleranceMs,
    int found,
    int falseDetections,
    int missed,
    double meanMs,
    double sdMs,
    double meanAbsoluteMs,
    double medianMs,
    double residualSdMs,
    double p95Ms,
    double residualP95Ms,
    double scoredSeconds,
    int longestMissedRun) {

  static EventScore of(
      String event, double toleranceMs, Matching.Outcome outcome, double scoredSeconds) {
    double[] ms = milliseconds(outcome.offsetSeconds());
    double median = percentile(ms, 50);
    double[] residual = map(ms, x -> x - median);
    double[] size = map(ms, Math::abs);
    return new EventScore(
        event,
        toleranceMs,
        ms.length,
        outcome.falseDetections(),
        outcome.missed(),
        mean(ms),
        sd(ms),
        mean(size),
        median,
        sd(residual),
        percentile(size, 95),
        percentile(map(residual, Math::abs), 95),
        scoredSeconds,
        outcome.longestMissedRun());
  }

  /** Share of the detections that stand for a reference event. */
  public double precision() {
    return ratio(found, found + falseDetections);
  }

  /** Share of the reference events that were detected. */
  public double recall() {
    return ratio(found, found + missed);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return ratio(2 * found, 2 * found + falseDetections + missed);
  }

  /** False detections a minute of what is scored. */
  public double falsePerMinute() {
    return scoredSeconds > 0 ? falseDetections * 60 / scoredSeconds : Double.NaN;
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  private static double[] milliseconds(List<Double> seconds) {
    return seconds.stream().mapToDouble(s -> 1e3 * s).toArray();
  }

  private static double[] map(double[] values, DoubleUnaryOperator each) {
    return Arrays.stream(values).map(each).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Of a sample: divided by one less than its size; 0 of a single value. */
  private static double sd(double[] values) {
    if (values.length < 2) {
      return values.length == 0 ? Double.NaN : 0;
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** Between the two nearest values in proportion to their distance. */
  private static double percentile(double[] values, double percent) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = percent / 100 * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
