package org.dorsi.sim.recruitment;

/** Refuses numbers that no muscle has. */
final class Ranges {

  private Ranges() {}

  /**
   * @throws IllegalArgumentException naming what, value, rule and unit; also for NaN
   */
  static void check(String what, double value, double min, double max, String unit) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          what + " must be in [" + min + ", " + max + "] " + unit + ", got " + value);
    }
  }
}
