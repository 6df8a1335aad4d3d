package org.dorsi.visualization.session;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a person reads them. Any thread. */
final class Figures {

  /** What stands where nothing is known. */
  static final String NONE = "–";

  private static final String MINUS = "\u2212";

  private Figures() {}

  /** A number with a fixed count of decimals, the same in every country; a dash for NaN. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    String text =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }

  /** A current: whole where it is whole, else with one decimal. */
  static String milliamps(double value) {
    return fixed(value, value == Math.rint(value) ? 0 : 1);
  }
}
