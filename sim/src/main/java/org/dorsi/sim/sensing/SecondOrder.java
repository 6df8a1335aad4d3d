package org.dorsi.sim.sensing;

/**
 * A second-order low pass at a thousand steps a second: w^2 / (s^2 + 2 z w s + w^2), by the
 * bilinear transform with its frequency kept. One thread.
 */
final class SecondOrder {

  private static final double STEPS_PER_SEC = 1000;

  private final double b;
  private final double a1;
  private final double a2;
  private double x1;
  private double x2;
  private double y1;
  private double y2;
  private boolean begun;

  /**
   * @param cornerHz below 500
   * @param dampingFraction of critical; sqrt(1/2) is Butterworth's
   */
  SecondOrder(double cornerHz, double dampingFraction) {
    double k = StrictMath.tan(Math.PI * cornerHz / STEPS_PER_SEC);
    double scale = 1 / (1 + 2 * dampingFraction * k + k * k);
    this.b = k * k * scale;
    this.a1 = 2 * (k * k - 1) * scale;
    this.a2 = (1 - 2 * dampingFraction * k + k * k) * scale;
  }

  /** The next value; the first one is taken to have stood for ever. */
  double next(double x) {
    if (!begun) {
      begun = true;
      x1 = x;
      x2 = x;
      y1 = x;
      y2 = x;
    }
    double y = b * (x + 2 * x1 + x2) - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  }
}
