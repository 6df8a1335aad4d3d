package org.dorsi.sim.sensing;

import java.util.Random;

/**
 * The error of one inertial unit: a bias from turn-on and white noise, by the data sheet of the
 * Xsens MTi-1 (simulator.md 5.1). One thread.
 */
public final class ImuNoise {

  /** 0.007 deg/s per root Hz. */
  private static final double GYRO_DENSITY = Math.toRadians(0.007);

  /** Turn-on bias, standard deviation: 0.5 deg/s. */
  private static final double GYRO_BIAS = Math.toRadians(0.5);

  /** 120 ug per root Hz. */
  private static final double FORCE_DENSITY = 120e-6 * 9.81;

  /** Offset, standard deviation: 20 mg. */
  private static final double FORCE_BIAS = 20e-3 * 9.81;

  private static final int AXES = 3;

  private final Random random;
  private final double[] gyroBias = new double[AXES];
  private final double[] forceBias = new double[AXES];
  private final double gyroDeviation;
  private final double forceDeviation;

  /**
   * @param rateHz samples a second; half of it is taken as the bandwidth
   * @param seed decides bias and noise
   */
  public ImuNoise(double rateHz, long seed) {
    this.random = new Random(seed);
    this.gyroDeviation = GYRO_DENSITY * StrictMath.sqrt(rateHz / 2);
    this.forceDeviation = FORCE_DENSITY * StrictMath.sqrt(rateHz / 2);
    for (int axis = 0; axis < AXES; axis++) {
      gyroBias[axis] = GYRO_BIAS * random.nextGaussian();
      forceBias[axis] = FORCE_BIAS * random.nextGaussian();
    }
  }

  /** The next error of the angular velocity about an axis, rad/s; axis 0 to 2. */
  public double gyroRadPerSec(int axis) {
    return gyroBias[axis] + gyroDeviation * random.nextGaussian();
  }

  /** The next error of the specific force along an axis, m/s2; axis 0 to 2. */
  public double forceMetersPerSec2(int axis) {
    return forceBias[axis] + forceDeviation * random.nextGaussian();
  }
}
