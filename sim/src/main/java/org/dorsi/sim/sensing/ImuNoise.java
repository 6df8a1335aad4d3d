package org.dorsi.sim.sensing;

import java.util.Random;

/**
 * The error of one inertial unit, by the data sheet of the Xsens MTi-1 (simulator.md 5.1): a bias
 * from turn-on, one that wanders, a scale error and white noise. One thread.
 */
public final class ImuNoise {

  /** What an accelerometer at rest feels. */
  static final double STANDARD_GRAVITY = 9.81;

  /** 0.007 deg/s per root Hz. */
  private static final double GYRO_DENSITY = Math.toRadians(0.007);

  /** Turn-on bias, standard deviation: 0.5 deg/s. */
  private static final double GYRO_BIAS = Math.toRadians(0.5);

  /** In-run bias: 10 deg/h, remembered for 300 s. */
  private static final double GYRO_WANDER = Math.toRadians(10) / 3600;

  private static final double GYRO_MEMORY_SECONDS = 300;

  /** Scale error, standard deviation: 0.5 %. */
  private static final double GYRO_SCALE = 0.005;

  /** 120 ug per root Hz. */
  private static final double FORCE_DENSITY = 120e-6 * STANDARD_GRAVITY;

  /** Offset, standard deviation: 20 mg. */
  private static final double FORCE_BIAS = 20e-3 * STANDARD_GRAVITY;

  /** In-run: 0.03 mg, remembered for 100 s. */
  private static final double FORCE_WANDER = 0.03e-3 * STANDARD_GRAVITY;

  private static final double FORCE_MEMORY_SECONDS = 100;

  private static final int AXES = 3;

  private final Random random;
  private final double[] gyroScale = new double[AXES];
  private final double[] gyroBias = new double[AXES];
  private final double[] forceBias = new double[AXES];
  private final double[] gyroWander = new double[AXES];
  private final double[] forceWander = new double[AXES];
  private final double gyroDeviation;
  private final double forceDeviation;
  private final double gyroKeep;
  private final double forceKeep;
  private final double gyroKick;
  private final double forceKick;

  /**
   * @param rateHz samples a second; half of it is taken as the bandwidth
   * @param scale times all errors; 0 for none
   * @param seed decides all of it
   */
  public ImuNoise(double rateHz, double scale, long seed) {
    this.random = new Random(seed);
    this.gyroDeviation = scale * GYRO_DENSITY * Math.sqrt(rateHz / 2);
    this.forceDeviation = scale * FORCE_DENSITY * Math.sqrt(rateHz / 2);
    this.gyroKeep = StrictMath.exp(-1 / (rateHz * GYRO_MEMORY_SECONDS));
    this.forceKeep = StrictMath.exp(-1 / (rateHz * FORCE_MEMORY_SECONDS));
    this.gyroKick = scale * GYRO_WANDER * Math.sqrt(1 - gyroKeep * gyroKeep);
    this.forceKick = scale * FORCE_WANDER * Math.sqrt(1 - forceKeep * forceKeep);
    for (int axis = 0; axis < AXES; axis++) {
      gyroScale[axis] = 1 + scale * GYRO_SCALE * random.nextGaussian();
      gyroBias[axis] = scale * GYRO_BIAS * random.nextGaussian();
      forceBias[axis] = scale * FORCE_BIAS * random.nextGaussian();
    }
  }

  /** To be called once a sample: what wanders goes on (Gauss and Markov). */
  public void advance() {
    for (int axis = 0; axis < AXES; axis++) {
      gyroWander[axis] = gyroKeep * gyroWander[axis] + gyroKick * random.nextGaussian();
      forceWander[axis] = forceKeep * forceWander[axis] + forceKick * random.nextGaussian();
    }
  }

  /** What the gyro makes of 1 rad/s; axis 0 to 2. */
  public double gyroScale(int axis) {
    return gyroScale[axis];
  }

  /** The next error of the angular velocity about an axis, rad/s; axis 0 to 2. */
  public double gyroRadPerSec(int axis) {
    return gyroBias[axis] + gyroWander[axis] + gyroDeviation * random.nextGaussian();
  }

  /** The next error of the specific force along an axis, m/s2; axis 0 to 2. */
  public double forceMetersPerSec2(int axis) {
    return forceBias[axis] + forceWander[axis] + forceDeviation * random.nextGaussian();
  }
}
