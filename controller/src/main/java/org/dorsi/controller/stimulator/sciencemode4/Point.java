package org.dorsi.controller.stimulator.sciencemode4;

/**
 * One point of a pulse: a current, and how long it is held.
 *
 * @param micros duration, 0 to 4095 us; the device makes 10 us of anything shorter
 * @param halfMilliamps current in steps of 0.5 mA, -300 to 300: what the field reaches, though a
 *     P24 gives 130 mA at the most
 * @param interpolation how the current is reached: 0 by a jump; 1 to 3 are not yet implemented in
 *     any device
 */
public record Point(int micros, int halfMilliamps, int interpolation) {

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
    if (interpolation < 0 || interpolation > 3) {
      throw new IllegalArgumentException("interpolation must be in [0, 3], got " + interpolation);
    }
  }

  /** A current that is reached by a jump. */
  public Point(int micros, int halfMilliamps) {
    this(micros, halfMilliamps, 0);
  }
}
