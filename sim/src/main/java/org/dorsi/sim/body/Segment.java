package org.dorsi.sim.body;

import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Side;

/** The seven segments of the planar body; head, arms and trunk with the pelvis are one. */
public enum Segment {
  TRUNK,
  LEFT_THIGH,
  LEFT_SHANK,
  LEFT_FOOT,
  RIGHT_THIGH,
  RIGHT_SHANK,
  RIGHT_FOOT;

  /** The segment of a leg. */
  public static Segment of(Side side, BodySegment segment) {
    boolean left = side == Side.LEFT;
    return switch (segment) {
      case THIGH -> left ? LEFT_THIGH : RIGHT_THIGH;
      case SHANK -> left ? LEFT_SHANK : RIGHT_SHANK;
      case FOOT -> left ? LEFT_FOOT : RIGHT_FOOT;
    };
  }
}
