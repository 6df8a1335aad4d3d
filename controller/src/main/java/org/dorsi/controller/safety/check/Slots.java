package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;

/** Sides and places of sensors as indices and in words. */
final class Slots {

  /** Both sides, without a new array each tick. */
  static final List<Side> SIDES = List.of(Side.LEFT, Side.RIGHT);

  /** Segments of one leg. */
  static final int SEGMENTS = 3;

  /** Places where an inertial unit may be worn. */
  static final int PLACES = 2 * SEGMENTS;

  private Slots() {}

  static String words(Side side) {
    return side == Side.LEFT ? "left" : "right";
  }

  static int of(Side side) {
    return SIDES.indexOf(side);
  }

  /** The places of the left leg come first. */
  static int of(Placement placement) {
    int segment =
        switch (placement.segment()) {
          case FOOT -> 0;
          case SHANK -> 1;
          case THIGH -> 2;
        };
    return SEGMENTS * of(placement.side()) + segment;
  }
}
