package org.dorsi.sim.patient;

/** The smooth course of a coordinate between two instants, with given ends. Immutable. */
final class Quintic {

  private final double[] c;

  /**
   * @param seconds how long it takes
   * @param from position, velocity and acceleration at the start
   * @param to those at the end
   */
  Quintic(double seconds, double[] from, double[] to) {
    double t = seconds;
    double a = to[0] - from[0] - from[1] * t - from[2] * t * t / 2;
    double b = to[1] - from[1] - from[2] * t;
    double d = to[2] - from[2];
    c =
        new double[] {
          from[0],
          from[1],
          from[2] / 2,
          (10 * a / t - 4 * b + d * t / 2) / (t * t),
          (-15 * a / t + 7 * b - d * t) / (t * t * t),
          (6 * a / t - 3 * b + d * t / 2) / (t * t * t * t)
        };
  }

  double at(double seconds) {
    double sum = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      sum = sum * seconds + c[i];
    }
    return sum;
  }
}
