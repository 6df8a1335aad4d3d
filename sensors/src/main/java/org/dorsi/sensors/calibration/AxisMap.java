package org.dorsi.sensors.calibration;

import java.util.List;

/**
 * Turns vectors of a sensor's frame into its segment's frame (ISB: x anterior, y proximal, z to the
 * right), for a sensor whose axes are parallel to the segment's.
 *
 * <p>Immutable; any thread.
 *
 * @param axes which sensor axis is segment x, y and z, for example {@code ["+x", "+z", "-y"]}
 */
public record AxisMap(List<String> axes) {

  /** The sensor's axes are the segment's. */
  public static final AxisMap IDENTITY = new AxisMap(List.of("+x", "+y", "+z"));

  private static final String NAMES = "xyz";

  public AxisMap {
    axes = List.copyOf(axes);
    if (axes.size() != 3) {
      throw new IllegalArgumentException(
          "axes must name three sensor axes (segment x, y, z), got " + axes);
    }
    for (String axis : axes) {
      if (!axis.matches("[+-][xyz]")) {
        throw new IllegalArgumentException(
            "an axis must be one of +x -x +y -y +z -z, got \"" + axis + "\" in " + axes);
      }
    }
    if (index(axes.get(0)) == index(axes.get(1))
        || index(axes.get(1)) == index(axes.get(2))
        || index(axes.get(2)) == index(axes.get(0))) {
      throw new IllegalArgumentException("axes must use each sensor axis once, got " + axes);
    }
    if (determinant(axes) != 1) {
      throw new IllegalArgumentException(
          "axes must be right-handed (x anterior, y proximal, z right), got "
              + axes
              + ", a mirror image: turn one sign");
    }
  }

  /**
   * The component of a vector along a segment axis.
   *
   * @param segmentAxis 0 (x), 1 (y) or 2 (z)
   * @param x the vector in the sensor's frame, any unit
   * @param y second component
   * @param z third component
   */
  public double component(int segmentAxis, double x, double y, double z) {
    String axis = axes.get(segmentAxis);
    double value =
        switch (index(axis)) {
          case 0 -> x;
          case 1 -> y;
          default -> z;
        };
    return axis.charAt(0) == '-' ? -value : value;
  }

  private static int index(String axis) {
    return NAMES.indexOf(axis.charAt(1));
  }

  private static int sign(String axis) {
    return axis.charAt(0) == '-' ? -1 : 1;
  }

  /** Of the signed permutation: the product of the signs, and -1 for an odd order. */
  private static int determinant(List<String> axes) {
    int signs = sign(axes.get(0)) * sign(axes.get(1)) * sign(axes.get(2));
    boolean cyclic = (index(axes.get(0)) + 1) % 3 == index(axes.get(1));
    return cyclic ? signs : -signs;
  }
}
