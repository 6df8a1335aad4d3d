package org.dorsi.sim.muscle;

import org.dorsi.sim.math.Exponential;

/**
 * The curves of a Hill-type muscle, all normalised: lengths by the optimal fibre length, forces by
 * the isometric maximum, velocities by the fastest shortening (shortening negative). Equations and
 * constants as in Geyer's parameter files (simulator.md 1.3).
 */
public final class HillCurves {

  /** Half width of the force-length curve, at which 5 % of the force is left. */
  public static final double WIDTH = 0.56;

  /** Curvature of the force-velocity relation. */
  public static final double CURVATURE = 5;

  /** Greatest force of a fibre that is stretched. */
  public static final double ECCENTRIC_MAXIMUM = 1.5;

  /** Tendon strain at the isometric maximum. */
  public static final double REFERENCE_STRAIN = 0.04;

  private static final double LN_REMAINING = StrictMath.log(0.05);
  private static final double PER_WIDTH = 1 / WIDTH;
  private static final double PER_STRAIN = 1 / REFERENCE_STRAIN;
  private static final double STRETCH_CURVATURE = 7.56 * CURVATURE;

  private HillCurves() {}

  /** Active force of a fibre of this length at rest, 0 to 1. */
  public static double forceLength(double length) {
    double x = Math.abs(length - 1) * PER_WIDTH;
    return Exponential.of(LN_REMAINING * x * x * x);
  }

  /** Force of the stretched parallel elasticity, before the factor of velocity. */
  public static double parallel(double length) {
    double x = Math.max(length - 1, 0) * PER_WIDTH;
    return x * x;
  }

  /** Force of the buffer that keeps a short fibre from collapsing; it pushes. */
  public static double buffer(double length) {
    double x = Math.max(1 - WIDTH - length, 0) * (2 * PER_WIDTH);
    return x * x;
  }

  /** Tendon force at a strain; a slack tendon does not push. */
  public static double tendon(double strain) {
    double x = Math.max(strain, 0) * PER_STRAIN;
    return x * x;
  }

  /** Factor of force at a velocity, 0 at -1 to {@link #ECCENTRIC_MAXIMUM} at 1. */
  public static double forceVelocity(double velocity) {
    return velocity < 0
        ? (1 + velocity) / (1 - CURVATURE * velocity)
        : ECCENTRIC_MAXIMUM
            - (ECCENTRIC_MAXIMUM - 1) * (1 - velocity) / (1 + STRETCH_CURVATURE * velocity);
  }

  /** The velocity at which {@link #forceVelocity} is {@code factor}, taken into its range first. */
  public static double velocity(double factor) {
    double f = Math.min(Math.max(factor, 0), ECCENTRIC_MAXIMUM);
    double denominator =
        f < 1
            ? 1 + CURVATURE * f
            : ECCENTRIC_MAXIMUM - 1 + STRETCH_CURVATURE * (ECCENTRIC_MAXIMUM - f);
    return (f - 1) / denominator;
  }
}
