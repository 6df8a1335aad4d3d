package org.dorsi.sim.sensing;

/** Refuses numbers that no sensor has. */
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

  /** Samples come at ticks of a millisecond. */
  static void checkRate(String what, double hertz) {
    check(what, hertz, 10, 1000, "Hz");
    if (1000 % hertz != 0) {
      throw new IllegalArgumentException(
          what + " must be a whole number of milliseconds apart, got " + hertz + " Hz");
    }
  }
}
