package org.dorsi.controller.gait;

import java.util.Arrays;
import org.dorsi.sensors.ImuSample;

/**
 * Which way a shank's unit is worn: a shank is upright on the whole, and it turns forward in swing
 * far faster than it turns back in stance. So the cube of its angular velocity, summed up over some
 * strides, points to the right.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class ShankAxes {

  /** A walker's slowest stride and more than half of the next. */
  private static final double VOTE_SECONDS = 4;

  /** A shank that does not turn so fast meanwhile does not walk. */
  private static final double WALKING_RAD_PER_SEC = 1.5;

  /**
   * The sum points somewhere: on the walks at hand its length is 0.3 to 0.6 of the sum of sizes.
   */
  private static final double CLEAR_SHARE = 0.25;

  /** How soon the mean force is the one of the last strides. */
  private static final double UPRIGHT_SECONDS = 4;

  private final SegmentAxes axes = new SegmentAxes();
  private final double[] up = {0, 9.81, 0};
  private final double[] cubes = new double[3];
  private double sizes;
  private double seconds;
  private double fastest;

  SegmentAxes axes() {
    return axes;
  }

  /**
   * Looks at the next sample.
   *
   * @param lasted how long it stands for, s
   * @param known whether the wearer's strides have been learned, along the axes in use
   * @return whether other axes are used from now on
   */
  boolean follow(ImuSample sample, double lasted, boolean known) {
    double gx = sample.gyroXRadPerSec();
    double gy = sample.gyroYRadPerSec();
    double gz = sample.gyroZRadPerSec();
    double square = gx * gx + gy * gy + gz * gz;
    double size = StrictMath.sqrt(square);
    cubes[0] += square * gx * lasted;
    cubes[1] += square * gy * lasted;
    cubes[2] += square * gz * lasted;
    sizes += square * size * lasted;
    fastest = Math.max(fastest, size);
    double share = lasted / UPRIGHT_SECONDS;
    up[0] += share * (sample.forceXMetersPerSec2() - up[0]);
    up[1] += share * (sample.forceYMetersPerSec2() - up[1]);
    up[2] += share * (sample.forceZMetersPerSec2() - up[2]);
    seconds += lasted;
    if (seconds < VOTE_SECONDS) {
      return false;
    }
    boolean walks = fastest > WALKING_RAD_PER_SEC;
    boolean clear = SegmentAxes.size(cubes) > CLEAR_SHARE * sizes;
    boolean changed = walks && clear && axes.vote(cubes, up, known);
    interrupt();
    return changed;
  }

  /** Begins anew. */
  void interrupt() {
    Arrays.fill(cubes, 0);
    sizes = 0;
    seconds = 0;
    fastest = 0;
  }
}
