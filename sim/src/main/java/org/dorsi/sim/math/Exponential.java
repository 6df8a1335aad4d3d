package org.dorsi.sim.math;

/**
 * The exponential function from additions, multiplications and a power of two: e^x = 2^k e^r with
 * |r| at most ln 2 / 2, and the Taylor series of e^r to r^13 (remainder below 1e-17). Stateless;
 * any thread.
 */
public final class Exponential {

  private static final double PER_LN2 = 1.4426950408889634;

  /** ln 2 in two parts: the first ends in zeros, so that k times it is exact. */
  private static final double LN2_HIGH = 0.6931471803691238;

  private static final double LN2_LOW = 1.9082149292705877e-10;

  private static final double LARGEST = 700;

  /** 1.5 times 2^52: adding and taking it away again rounds to a whole number. */
  private static final double ROUNDER = 6755399441055744.0;

  private static final double[] INVERSE_FACTORIAL = new double[14];

  static {
    double factorial = 1;
    for (int i = 0; i < INVERSE_FACTORIAL.length; i++) {
      factorial *= Math.max(i, 1);
      INVERSE_FACTORIAL[i] = 1 / factorial;
    }
  }

  private static final double C2 = INVERSE_FACTORIAL[2];
  private static final double C3 = INVERSE_FACTORIAL[3];
  private static final double C4 = INVERSE_FACTORIAL[4];
  private static final double C5 = INVERSE_FACTORIAL[5];
  private static final double C6 = INVERSE_FACTORIAL[6];
  private static final double C7 = INVERSE_FACTORIAL[7];
  private static final double C8 = INVERSE_FACTORIAL[8];
  private static final double C9 = INVERSE_FACTORIAL[9];
  private static final double C10 = INVERSE_FACTORIAL[10];
  private static final double C11 = INVERSE_FACTORIAL[11];
  private static final double C12 = INVERSE_FACTORIAL[12];
  private static final double C13 = INVERSE_FACTORIAL[13];

  private Exponential() {}

  /** e^x, for x of at most 700 in magnitude; beyond, that of 700. */
  public static double of(double x) {
    double within = Math.max(-LARGEST, Math.min(x, LARGEST));
    double k = within * PER_LN2 + ROUNDER - ROUNDER;
    double r = within - k * LN2_HIGH - k * LN2_LOW;
    // Pairs of terms side by side: a shorter chain than Horner's.
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = (1 + r) + r2 * (C2 + r * C3) + r4 * ((C4 + r * C5) + r2 * (C6 + r * C7));
    double high = (C8 + r * C9) + r2 * (C10 + r * C11) + r4 * (C12 + r * C13);
    double power = Double.longBitsToDouble(((long) k + 1023) << 52);
    return (low + r4 * r4 * high) * power;
  }
}
