package org.dorsi.controller.gait;

import org.dorsi.sensors.ImuSample;

/**
 * A segment's axes as its unit's samples give them: by the map at first, and by how the segment
 * moves where that speaks against the map.
 *
 * <p>Single movements vote for the axis to the right, which the segment turns about as it walks.
 * Where the last votes agree on another axis than the one in use, that one is used from then on.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class SegmentAxes {

  /** What each vote adds to the axis that they show together. */
  private static final double VOTE_SHARE = 0.5;

  /** Two votes of a stranger that agree come to 0.75. */
  private static final double AGREED = 0.7;

  /** Four of somebody known come to 0.94: a unit that has slipped, and not an odd step. */
  private static final double AGREED_OF_KNOWN = 0.9;

  /** The axes in use are the segment's within 30 degrees: detection needs them no better. */
  private static final double SAME_COSINE = 0.87;

  /** While somebody's ways are known, only axes that are off by 75 degrees are given up. */
  private static final double SAME_COSINE_OF_KNOWN = 0.26;

  /** An axis steeper than 45 degrees is not the one that legs swing about. */
  private static final double LEVEL_SHARE = 0.7;

  private final double[] shown = new double[3];
  private final double[] anterior = {1, 0, 0};
  private final double[] proximal = {0, 1, 0};
  private final double[] right = {0, 0, 1};
  private boolean isSettled;

  /** Angular velocity about the axis to the right, rad/s. */
  double turnRadPerSec(ImuSample sample) {
    return right[0] * sample.gyroXRadPerSec()
        + right[1] * sample.gyroYRadPerSec()
        + right[2] * sample.gyroZRadPerSec();
  }

  /** Specific force forward, but for the unit's tilt. */
  double forwardMetersPerSec2(ImuSample sample) {
    return along(anterior, sample);
  }

  /** Specific force upward, but for the unit's tilt. */
  double upwardMetersPerSec2(ImuSample sample) {
    return along(proximal, sample);
  }

  /** The part of a turn, given by its vector, that is about the axis to the right. */
  double about(double[] turn) {
    return dot(turn, right) / size(turn);
  }

  /** Whether the votes so far bear out the axes in use: what is learned along them will last. */
  boolean isSettled() {
    return isSettled;
  }

  /**
   * Takes a vote.
   *
   * @param axis the axis to the right as a movement shows it, of any length
   * @param up the direction of gravity, of any length
   * @param known whether the wearer's strides have been learned, along the axes in use
   * @return whether other axes are used from now on
   */
  boolean vote(double[] axis, double[] up, boolean known) {
    double upSize = size(up);
    double axisSize = size(axis);
    double steep = dot(axis, up) / upSize;
    double level = StrictMath.sqrt(Math.max(0, axisSize * axisSize - steep * steep));
    if (!(level > LEVEL_SHARE * axisSize)) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      double part = (axis[i] - steep * up[i] / upSize) / level;
      shown[i] += VOTE_SHARE * (part - shown[i]);
    }
    double agreed = size(shown);
    double cosine = dot(shown, right) / agreed;
    isSettled |= cosine > SAME_COSINE;
    if (agreed < (known ? AGREED_OF_KNOWN : AGREED)
        || cosine > (known ? SAME_COSINE_OF_KNOWN : SAME_COSINE)) {
      return false;
    }
    isSettled = true;
    use(up, upSize);
    return true;
  }

  private void use(double[] up, double upSize) {
    double lean = dot(shown, up) / (upSize * upSize);
    for (int i = 0; i < 3; i++) {
      proximal[i] = up[i] / upSize;
      right[i] = shown[i] - lean * up[i];
    }
    double size = size(right);
    for (int i = 0; i < 3; i++) {
      right[i] /= size;
    }
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      anterior[i] = proximal[j] * right[k] - proximal[k] * right[j];
    }
  }

  private static double along(double[] axis, ImuSample sample) {
    return axis[0] * sample.forceXMetersPerSec2()
        + axis[1] * sample.forceYMetersPerSec2()
        + axis[2] * sample.forceZMetersPerSec2();
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static double size(double[] vector) {
    return StrictMath.sqrt(dot(vector, vector));
  }
}
