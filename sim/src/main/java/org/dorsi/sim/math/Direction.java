package org.dorsi.sim.math;

/**
 * Cosine and sine of an angle: the angle less quarter turns, then the Taylor series to the 16th
 * power on at most an eighth of a turn (remainder below 1e-16). One thread.
 */
public final class Direction {

  private static final double PER_QUARTER = 2 / Math.PI;

  /** A quarter turn in two parts: the first ends in zeros. */
  private static final double QUARTER_HIGH = 1.5707963267341256;

  private static final double QUARTER_LOW = 6.077100506506192e-11;

  /** 1.5 times 2^52: adding and taking it away again rounds to a whole number. */
  private static final double ROUNDER = 6755399441055744.0;

  private static final double S3 = -1.0 / 6;
  private static final double S5 = 1.0 / 120;
  private static final double S7 = -1.0 / 5040;
  private static final double S9 = 1.0 / 362880;
  private static final double S11 = -1.0 / 39916800;
  private static final double S13 = 1.0 / 6227020800L;
  private static final double S15 = -1.0 / 1307674368000L;
  private static final double C4 = 1.0 / 24;
  private static final double C6 = -1.0 / 720;
  private static final double C8 = 1.0 / 40320;
  private static final double C10 = -1.0 / 3628800;
  private static final double C12 = 1.0 / 479001600;
  private static final double C14 = -1.0 / 87178291200L;
  private static final double C16 = 1.0 / 20922789888000L;

  private double cos = 1;
  private double sin;

  /** Points at an angle, rad; up to some thousand turns. */
  public void turnTo(double angleRad) {
    double k = angleRad * PER_QUARTER + ROUNDER - ROUNDER;
    double x = angleRad - k * QUARTER_HIGH - k * QUARTER_LOW;
    double x2 = x * x;
    double x4 = x2 * x2;
    double x8 = x4 * x4;
    double s =
        x + x * x2 * ((S3 + x2 * S5) + x4 * (S7 + x2 * S9) + x8 * ((S11 + x2 * S13) + x4 * S15));
    double c =
        1
            - 0.5 * x2
            + x4 * ((C4 + x2 * C6) + x4 * (C8 + x2 * C10) + x8 * ((C12 + x2 * C14) + x4 * C16));
    switch ((int) k & 3) {
      case 0 -> {
        cos = c;
        sin = s;
      }
      case 1 -> {
        cos = -s;
        sin = c;
      }
      case 2 -> {
        cos = -c;
        sin = -s;
      }
      default -> {
        cos = s;
        sin = -c;
      }
    }
  }

  /** Cosine of the angle. */
  public double cos() {
    return cos;
  }

  /** Sine of the angle. */
  public double sin() {
    return sin;
  }
}
