package org.dorsi.app.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/** How a number of deviations in milliseconds are spread. */
final class Spread {

  private final double[] sorted;

  Spread(double[] deviationsMs) {
    sorted = deviationsMs.clone();
    Arrays.sort(sorted);
  }

  int count() {
    return sorted.length;
  }

  void each(DoubleConsumer taker) {
    Arrays.stream(sorted).forEach(taker);
  }

  double meanMs() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  double sdMs() {
    double mean = meanMs();
    return Math.sqrt(
        Arrays.stream(sorted).map(d -> (d - mean) * (d - mean)).average().orElse(Double.NaN));
  }

  /** The value below which this share of them lies. */
  double quantileMs(double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }

  /** Percentage of them that is no farther from zero. */
  double percentWithin(double ms) {
    return 100.0 * Arrays.stream(sorted).filter(d -> Math.abs(d) <= ms).count() / sorted.length;
  }

  /** Mean and standard deviation, as a table has them. */
  String words() {
    return sorted.length == 0 ? "-" : String.format(Locale.ROOT, "%+.0f ± %.0f", meanMs(), sdMs());
  }
}
