package org.dorsi.controller.stimulator.sciencemode4;

/**
 * One point of a pulse: a current, and how long it is held.
 *
 * @param micros duration, 0 to 4095 us; the device makes 10 us of anything shorter
 * @param halfMilliamps current in steps of 0.5 mA, -300 to 300: what the field reaches, though a
 *     P24 gives 130 mA at the most
 */
public record Point(int micros, int halfMilliamps) {

  /** What the wire adds to the current in steps of 0.5 mA. */
  static final int ZERO_CURRENT = 300;

  static final int MAX_HALF_MILLIAMPS = 300;

  public Point {
    if (micros < 0 || micros > 4095) {
      throw new IllegalArgumentException("point duration must be in [0, 4095] us, got " + micros);
    }
    if (halfMilliamps < -MAX_HALF_MILLIAMPS || halfMilliamps > MAX_HALF_MILLIAMPS) {
      throw new IllegalArgumentException(
          "point current must be in [-150, 150] mA, got " + halfMilliamps / 2.0);
    }
  }
}
