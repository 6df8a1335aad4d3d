package org.dorsi.app.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure and what is asked of it.
 *
 * @param name what was measured
 * @param value the figure, in {@code unit}
 * @param unit of value and reference
 * @param reference the same measured on something that cannot be faster, if there is such a thing
 * @param ratio value / reference
 * @param bar what is asked, in words; empty where nothing is
 * @param ok whether that is met
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BenchRow(
    String name,
    double value,
    String unit,
    @Nullable Double reference,
    @Nullable Double ratio,
    String bar,
    boolean ok) {

  /** A figure for the record, of which nothing is asked. */
  static BenchRow plain(String name, double value, String unit) {
    return new BenchRow(name, value, unit, null, null, "", true);
  }

  /** A benchmark that came to no figure. */
  static BenchRow failed(String benchmark) {
    return new BenchRow(benchmark + ", completed", 0, "runs", null, null, "1 run", false);
  }

  /** A figure that must not exceed a limit in its own unit. */
  static BenchRow atMost(double limit, String name, double value, String unit) {
    return new BenchRow(
        name, value, unit, null, null, "<= " + text(limit) + " " + unit, value <= limit);
  }

  /**
   * A figure beside a reference measured in the same run.
   *
   * @param times how many times the reference it may be
   * @param plus what may be added to that, in the same unit
   */
  static BenchRow against(
      double reference, double times, double plus, String name, double value, String unit) {
    String bar = "<= " + text(times) + " x" + (plus > 0 ? " + " + text(plus) + " " + unit : "");
    return new BenchRow(
        name, value, unit, reference, value / reference, bar, value <= times * reference + plus);
  }

  /** A number with as many digits as anybody reads. */
  static String text(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.2f" : "%.4f", value);
  }
}
