package org.dorsi.app.recording;

/**
 * Reads decimal numbers out of a line without making strings of them.
 *
 * <p>Pure functions; any thread.
 */
final class DecimalNumber {

  /** With so many digits a whole number and a power of ten are exact, and so is their quotient. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = new double[EXACT_DIGITS + 1];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private DecimalNumber() {}

  /**
   * The number that stands between two places of a line; the same as {@link Double#parseDouble}.
   *
   * @throws NumberFormatException when it is none
   */
  static double parse(String line, int start, int end) {
    boolean negative = start < end && line.charAt(start) == '-';
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = negative ? start + 1 : start; i < end; i++) {
      char c = line.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
        count++;
      } else if (c == '.' && point < 0) {
        point = i;
      } else {
        return Double.parseDouble(line.substring(start, end));
      }
    }
    if (count == 0 || count > EXACT_DIGITS) {
      return Double.parseDouble(line.substring(start, end));
    }
    double value = point < 0 ? digits : digits / POWERS[end - point - 1];
    return negative ? -value : value;
  }
}
