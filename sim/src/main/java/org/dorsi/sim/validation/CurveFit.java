package org.dorsi.sim.validation;

/**
 * How close a curve is to another of as many points.
 *
 * @param correlationFraction Pearson's r
 * @param rmsDeg root mean square of the difference, in the curves' unit
 */
public record CurveFit(double correlationFraction, double rmsDeg) {

  /** Compares two curves. */
  public static CurveFit of(double[] curve, double[] reference) {
    if (curve.length != reference.length) {
      throw new IllegalArgumentException(
          "curves must have as many points, got " + curve.length + " and " + reference.length);
    }
    int n = curve.length;
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < n; i++) {
      meanA += curve[i] / n;
      meanB += reference[i] / n;
    }
    double aa = 0;
    double bb = 0;
    double ab = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double a = curve[i] - meanA;
      double b = reference[i] - meanB;
      aa += a * a;
      bb += b * b;
      ab += a * b;
      squares += (curve[i] - reference[i]) * (curve[i] - reference[i]);
    }
    return new CurveFit(ab / Math.sqrt(aa * bb), Math.sqrt(squares / n));
  }
}
