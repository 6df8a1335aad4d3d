package org.dorsi.controller.gait;

import org.dorsi.sensors.ImuSample;

/**
 * Which way a foot's unit is really worn, where that is not as its map says.
 *
 * <p>Whatever its axes are called: a foot that rests feels gravity upward, and a foot that leaves
 * its rest first turns toes down. So each push-off shows the axis to the right. Where the last ones
 * agree on another axis than the one in use, that one is used from then on. Nothing is to be learned
 * of a stranger before.
 *
 * <p>Control thread only; allocates nothing.
 */
final class WornAxes {

  private static final double QUIET_RAD_PER_SEC = 0.5;
  private static final double QUIET_SECONDS = 0.1;
  private static final double GRAVITY_METERS_PER_SEC2 = 9.81;
  private static final double NEAR_GRAVITY_METERS_PER_SEC2 = 2;

  /** The share of each quiet sample that gravity's running mean takes over. */
  private static final double GRAVITY_SHARE = 0.05;

  /** The heel has come up by 20 degrees: the push-off has shown its axis. */
  private static final double SHOWN_RAD = 0.35;

  /** A turn about an axis steeper than 45 degrees is no push-off. */
  private static final double LEVEL_SHARE = 0.7;

  /** What each push-off adds to the axis that they show together. */
  private static final double VOTE_SHARE = 0.5;

  /** Two push-offs of a stranger that agree come to 0.75. */
  private static final double AGREED = 0.7;

  /** Four of somebody known come to 0.94: a unit that has slipped, and not an odd step. */
  private static final double AGREED_OF_KNOWN = 0.9;

  /** The axes in use are the foot's within 30 degrees: detection needs them no better. */
  private static final double SAME_COSINE = 0.87;

  /** While somebody's ways are known, only axes that are off by 75 degrees are given up. */
  private static final double SAME_COSINE_OF_KNOWN = 0.26;

  /** What the foot turns about is the axis in use, within 50 degrees. */
  private static final double ABOUT_COSINE = 0.64;

  private final double[] up = {0, GRAVITY_METERS_PER_SEC2, 0};
  private final double[] turned = new double[3];
  private final double[] shown = new double[3];
  private final double[] anterior = {1, 0, 0};
  private final double[] proximal = {0, 1, 0};
  private final double[] right = {0, 0, 1};
  private double quietSeconds;
  private boolean isRested;
  private boolean isShown;
  private boolean isSettled;

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
      set(turned, 0, 0, 0);
      set(
          up,
          up[0] + GRAVITY_SHARE * (fx - up[0]),
          up[1] + GRAVITY_SHARE * (fy - up[1]),
          up[2] + GRAVITY_SHARE * (fz - up[2]));
      return false;
    }
    set(turned, turned[0] + gx * seconds, turned[1] + gy * seconds, turned[2] + gz * seconds);
    return isRested && !isShown && size(turned) > SHOWN_RAD && isElsewhere(known);
  }

  /** Forgets where the foot is: what it turns by now does not begin at a rest. */
  void interrupt() {
    isRested = false;
    quietSeconds = 0;
  }

  /** Whether the push-offs so far bear out the axes in use: what is learned will last. */
  boolean isSettled() {
    return isSettled;
  }

  /** Whether the foot has turned toes down, about the axis in use, since it rested. */
  boolean isToesDown() {
    return -dot(turned, right) > ABOUT_COSINE * size(turned);
  }

  /** Angular velocity about the axis to the right, rad/s. */
  double turnRadPerSec(ImuSample sample) {
    return right[0] * sample.gyroXRadPerSec()
        + right[1] * sample.gyroYRadPerSec()
        + right[2] * sample.gyroZRadPerSec();
  }

  /** Specific force along the foot, but for the unit's tilt. */
  double forwardMetersPerSec2(ImuSample sample) {
    return along(anterior, sample);
  }

  /** Specific force across the sole, but for the unit's tilt. */
  double upwardMetersPerSec2(ImuSample sample) {
    return along(proximal, sample);
  }

  /** Takes the push-off's vote; whether the votes agree on another axis, which is then used. */
  private boolean isElsewhere(boolean known) {
    isShown = true;
    double upSize = size(up);
    double steep = dot(turned, up) / upSize;
    double level = StrictMath.sqrt(Math.max(0, dot(turned, turned) - steep * steep));
    if (level < LEVEL_SHARE * size(turned)) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      double vote = -(turned[i] - steep * up[i] / upSize) / level;
      shown[i] += VOTE_SHARE * (vote - shown[i]);
    }
    double agreed = size(shown);
    double cosine = dot(shown, right) / agreed;
    isSettled |= cosine > SAME_COSINE;
    if (agreed < (known ? AGREED_OF_KNOWN : AGREED)
        || cosine > (known ? SAME_COSINE_OF_KNOWN : SAME_COSINE)) {
      return false;
    }
    isSettled = true;
    double lean = dot(shown, up) / (upSize * upSize);
    set(right, shown[0] - lean * up[0], shown[1] - lean * up[1], shown[2] - lean * up[2]);
    scale(right, 1 / size(right));
    set(proximal, up[0] / upSize, up[1] / upSize, up[2] / upSize);
    set(
        anterior,
        proximal[1] * right[2] - proximal[2] * right[1],
        proximal[2] * right[0] - proximal[0] * right[2],
        proximal[0] * right[1] - proximal[1] * right[0]);
    return true;
  }

  private static double along(double[] axis, ImuSample sample) {
    return axis[0] * sample.forceXMetersPerSec2()
        + axis[1] * sample.forceYMetersPerSec2()
        + axis[2] * sample.forceZMetersPerSec2();
  }

  private static void set(double[] vector, double x, double y, double z) {
    vector[0] = x;
    vector[1] = y;
    vector[2] = z;
  }

  private static void scale(double[] vector, double factor) {
    set(vector, factor * vector[0], factor * vector[1], factor * vector[2]);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double size(double[] vector) {
    return StrictMath.sqrt(dot(vector, vector));
  }
}
