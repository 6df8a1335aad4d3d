package org.dorsi.sim.sensing;

import java.util.Random;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sim.body.PointMotion;
import org.dorsi.sim.body.Segment;
import org.dorsi.sim.body.SegmentPoint;
import org.jspecify.annotations.Nullable;

/**
 * An inertial unit on a simulated segment: f = R' (p'' - g) at the point where it is fixed, from
 * the accelerations that the equations of motion gave, then flesh, mounting, range, filter and
 * error.
 *
 * <p>Looked at once a millisecond. What the plane leaves out (rotation about x and y, lateral
 * force) comes in through the mounting error only. One thread.
 */
public final class VirtualImu {

  private static final double BUTTERWORTH = StrictMath.sqrt(0.5);

  /** Steps of a 16-bit converter over both signs. */
  private static final double CODES = 32768;

  private final Placement placement;
  private final SegmentPoint point;
  private final ImuSettings settings;
  private final ImuNoise noise;
  private final Random random;
  private final double[][] mounting;
  private final SecondOrder @Nullable [] flesh;
  private final SecondOrder[] lowPass = new SecondOrder[6];
  private final double[] gyro = new double[3];
  private final double[] force = new double[3];
  private long ticks;
  private long lastArrivalNs = Long.MIN_VALUE;

  /**
   * @param anteriorMeters where it is meant to sit, in the segment's axes from its proximal joint
   * @param proximalMeters the same; negative is below the joint
   * @param seed decides mounting, bias, noise and jitter
   */
  public VirtualImu(
      Placement placement,
      double anteriorMeters,
      double proximalMeters,
      ImuSettings settings,
      long seed) {
    this.placement = placement;
    this.settings = settings;
    this.random = new Random(seed);
    this.noise = new ImuNoise(settings.rateHz(), settings.errorFraction(), random.nextLong());
    this.point =
        new SegmentPoint(
            Segment.of(placement.side(), placement.segment()),
            anteriorMeters + settings.displacementMeters() * random.nextGaussian(),
            proximalMeters + settings.displacementMeters() * random.nextGaussian());
    this.mounting =
        rotation(
            settings.misalignmentRad() * random.nextGaussian(),
            settings.misalignmentRad() * random.nextGaussian(),
            settings.misalignmentRad() * random.nextGaussian());
    for (int i = 0; i < lowPass.length; i++) {
      lowPass[i] = new SecondOrder(settings.lowPassHz(), BUTTERWORTH);
    }
    this.flesh =
        settings.tissueHz() > 0
            ? new SecondOrder[] {
              new SecondOrder(settings.tissueHz(), settings.tissueDampingFraction()),
              new SecondOrder(settings.tissueHz(), settings.tissueDampingFraction())
            }
            : null;
  }

  /** Worn where units usually are: on the instep, below the knee, at half the thigh. */
  public static VirtualImu worn(
      Placement placement, WornSettings worn, double legLengthMeters, long seed) {
    ImuSettings flesh = worn.onFlesh();
    return switch (placement.segment()) {
      case FOOT -> new VirtualImu(placement, 0.08, -0.02, worn.onTheShoe(), seed);
      case SHANK -> new VirtualImu(placement, 0.04, -0.12 * legLengthMeters, flesh, seed);
      case THIGH -> new VirtualImu(placement, 0.06, -0.25 * legLengthMeters, flesh, seed);
    };
  }

  /** Where it really sits: whose motion {@link #look} wants. */
  public SegmentPoint point() {
    return point;
  }

  /**
   * A millisecond on.
   *
   * @param timeNs simulated time
   * @param motion of {@link #point} now
   * @return the sample, at the instants that one is due
   */
  public @Nullable ImuSample look(long timeNs, PointMotion motion) {
    double cos = StrictMath.cos(motion.angleRad);
    double sin = StrictMath.sin(motion.angleRad);
    double upMetersPerSec2 = motion.ayMetersPerSec2 + ImuNoise.STANDARD_GRAVITY;
    double anterior = cos * motion.axMetersPerSec2 + sin * upMetersPerSec2;
    double proximal = -sin * motion.axMetersPerSec2 + cos * upMetersPerSec2;
    if (flesh != null) {
      anterior = flesh[0].next(anterior);
      proximal = flesh[1].next(proximal);
    }
    for (int axis = 0; axis < 3; axis++) {
      gyro[axis] =
          lowPass[axis].next(
              clipped(mounting[axis][2] * motion.rateRadPerSec, settings.gyroRangeRadPerSec()));
      force[axis] =
          lowPass[3 + axis].next(
              clipped(
                  mounting[axis][0] * anterior + mounting[axis][1] * proximal,
                  settings.forceRangeMetersPerSec2()));
    }
    return ticks++ % settings.periodTicks() == 0 ? sample(timeNs) : null;
  }

  private ImuSample sample(long timeNs) {
    double seconds = settings.latencySeconds() + settings.jitterSeconds() * random.nextDouble();
    // A serial line keeps the order.
    lastArrivalNs = Math.max(lastArrivalNs, timeNs + Math.round(seconds * 1e9));
    noise.advance();
    return new ImuSample(
        timeNs,
        lastArrivalNs,
        placement,
        gyroRadPerSec(0),
        gyroRadPerSec(1),
        gyroRadPerSec(2),
        forceMetersPerSec2(0),
        forceMetersPerSec2(1),
        forceMetersPerSec2(2));
  }

  private double gyroRadPerSec(int axis) {
    double range = settings.gyroRangeRadPerSec();
    return coded(noise.gyroScale(axis) * gyro[axis] + noise.gyroRadPerSec(axis), range);
  }

  private double forceMetersPerSec2(int axis) {
    return coded(force[axis] + noise.forceMetersPerSec2(axis), settings.forceRangeMetersPerSec2());
  }

  private static double coded(double value, double range) {
    double step = range / CODES;
    return clipped(Math.rint(value / step) * step, range);
  }

  private static double clipped(double value, double range) {
    return Math.max(-range, Math.min(range, value));
  }

  /** Rotation by small angles about x, then y, then z. */
  private static double[][] rotation(double x, double y, double z) {
    double cx = StrictMath.cos(x);
    double sx = StrictMath.sin(x);
    double cy = StrictMath.cos(y);
    double sy = StrictMath.sin(y);
    double cz = StrictMath.cos(z);
    double sz = StrictMath.sin(z);
    return new double[][] {
      {cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx},
      {sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx},
      {-sy, cy * sx, cy * cx}
    };
  }
}
