package org.dorsi.controller.gait;

import java.util.Arrays;
import org.dorsi.sensors.ImuSample;

/**
 * Which way a foot's unit is worn: a foot that rests feels gravity upward, and a foot that leaves
 * its rest turns toes down first, so that each push-off shows the axis to the right.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class FootAxes {

  private static final double QUIET_RAD_PER_SEC = 0.5;
  private static final double QUIET_SECONDS = 0.1;
  private static final double GRAVITY_METERS_PER_SEC2 = 9.81;
  private static final double NEAR_GRAVITY_METERS_PER_SEC2 = 2;

  /** The share of each quiet sample that gravity's running mean takes over. */
  private static final double GRAVITY_SHARE = 0.05;

  /** The heel has come up by 20 degrees: the push-off has shown its axis. */
  private static final double SHOWN_RAD = 0.35;

  /** What the foot turns about is the axis in use, within 50 degrees. */
  private static final double ABOUT_COSINE = 0.64;

  private final SegmentAxes axes = new SegmentAxes();
  private final double[] up = {0, GRAVITY_METERS_PER_SEC2, 0};

  /** How far the foot has turned toes down since it rested, as a vector: to the right. */
  private final double[] toesDown = new double[3];

  private double quietSeconds;
  private boolean isRested;
  private boolean isShown;

  SegmentAxes axes() {
    return axes;
  }

  /**
   * Looks at the next sample.
   *
   * @param known whether the wearer's strides have been learned, along the axes in use
   * @return whether other axes are used from now on
   */
  boolean follow(ImuSample sample, double seconds, boolean known) {
    double gx = sample.gyroXRadPerSec();
    double gy = sample.gyroYRadPerSec();
    double gz = sample.gyroZRadPerSec();
    double fx = sample.forceXMetersPerSec2();
    double fy = sample.forceYMetersPerSec2();
    double fz = sample.forceZMetersPerSec2();
    double force = StrictMath.sqrt(fx * fx + fy * fy + fz * fz);
    boolean quiet =
        gx * gx + gy * gy + gz * gz < QUIET_RAD_PER_SEC * QUIET_RAD_PER_SEC
            && Math.abs(force - GRAVITY_METERS_PER_SEC2) < NEAR_GRAVITY_METERS_PER_SEC2;
    quietSeconds = quiet ? quietSeconds + seconds : 0;
    if (quietSeconds > QUIET_SECONDS) {
      isRested = true;
      isShown = false;
      Arrays.fill(toesDown, 0);
      up[0] += GRAVITY_SHARE * (fx - up[0]);
      up[1] += GRAVITY_SHARE * (fy - up[1]);
      up[2] += GRAVITY_SHARE * (fz - up[2]);
      return false;
    }
    toesDown[0] -= gx * seconds;
    toesDown[1] -= gy * seconds;
    toesDown[2] -= gz * seconds;
    if (!isRested || isShown || SegmentAxes.size(toesDown) < SHOWN_RAD) {
      return false;
    }
    isShown = true;
    return axes.vote(toesDown, up, known);
  }

  /** Forgets where the foot is: what it turns by now does not begin at a rest. */
  void interrupt() {
    isRested = false;
    quietSeconds = 0;
  }

  /** Whether the foot has turned toes down, about the axis in use, since it rested. */
  boolean isToesDown() {
    return axes.about(toesDown) > ABOUT_COSINE;
  }
}
