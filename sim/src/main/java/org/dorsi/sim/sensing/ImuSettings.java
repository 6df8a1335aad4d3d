package org.dorsi.sim.sensing;

/**
 * What sort of inertial unit is worn, and how.
 *
 * @param rateHz samples a second; a whole number of milliseconds apart
 * @param lowPassHz corner of the unit's second-order filter
 * @param gyroRangeRadPerSec larger angular velocities are clipped
 * @param forceRangeMetersPerSec2 larger specific forces are clipped
 * @param misalignmentRad standard deviation of the mounting error about each axis
 * @param displacementMeters standard deviation of where along the segment it sits
 * @param tissueHz how fast it wobbles on the flesh below it; 0 where there is only bone
 * @param tissueDampingFraction of critical
 * @param latencySeconds from the measurement to the last byte
 * @param jitterSeconds what chance adds to it at the most
 * @param errorFraction times the errors of {@link ImuNoise}; 0 for a perfect unit
 */
public record ImuSettings(
    double rateHz,
    double lowPassHz,
    double gyroRangeRadPerSec,
    double forceRangeMetersPerSec2,
    double misalignmentRad,
    double displacementMeters,
    double tissueHz,
    double tissueDampingFraction,
    double latencySeconds,
    double jitterSeconds,
    double errorFraction) {

  private static final double DEG = Math.PI / 180;

  /** An Xsens MTi on a shoe, with the defaults of simulator.md 5.1. */
  public static final ImuSettings ON_THE_SHOE =
      new ImuSettings(
          100,
          60,
          2000 * DEG,
          16 * ImuNoise.STANDARD_GRAVITY,
          5 * DEG,
          0.01,
          0,
          1,
          0.006,
          0.002,
          1);

  /** The same strapped to shank or thigh, where the flesh moves. */
  public static final ImuSettings ON_FLESH =
      new ImuSettings(
          100,
          60,
          2000 * DEG,
          16 * ImuNoise.STANDARD_GRAVITY,
          5 * DEG,
          0.01,
          12,
          0.3,
          0.006,
          0.002,
          1);

  public ImuSettings {
    Ranges.checkRate("IMU rate", rateHz);
    Ranges.check("IMU low pass", lowPassHz, 5, 450, "Hz");
    Ranges.check("gyro range", gyroRangeRadPerSec, 1, 100, "rad/s");
    Ranges.check("accelerometer range", forceRangeMetersPerSec2, 10, 1000, "m/s2");
    Ranges.check("IMU misalignment", misalignmentRad, 0, 0.5, "rad");
    Ranges.check("IMU displacement", displacementMeters, 0, 0.05, "m");
    Ranges.check("soft tissue frequency", tissueHz, 0, 100, "Hz");
    Ranges.check("soft tissue damping", tissueDampingFraction, 0.05, 2, "");
    Ranges.check("IMU latency", latencySeconds, 0, 0.2, "s");
    Ranges.check("IMU jitter", jitterSeconds, 0, 0.1, "s");
    Ranges.check("IMU error scale", errorFraction, 0, 10, "");
  }

  /** The time from one sample to the next. */
  int periodTicks() {
    return (int) Math.round(1000 / rateHz);
  }
}
