package org.dorsi.controller.gait;

import org.dorsi.sensors.Side;

/**
 * How one leg is observed.
 *
 * @param side the leg
 * @param detector what its gait events are detected from
 * @param calibrateStrides strides at the start of the session in which switches worn on the same
 *     foot teach an inertial unit's detector where this wearing's events lie; 0 for none, and then
 *     it sees no switch at all
 */
public record LegSetup(Side side, Detector detector, int calibrateStrides) {

  public LegSetup {
    if (calibrateStrides < 0) {
      throw new IllegalArgumentException(
          "strides to calibrate must be at least 0, got " + calibrateStrides);
    }
  }

  /** A leg whose detector is not taught by switches. */
  public LegSetup(Side side, Detector detector) {
    this(side, detector, 0);
  }

  /** The detectors there are. */
  public enum Detector {
    /** Switches under heel and forefoot. */
    FOOT_SWITCH,
    /** An inertial unit on the foot. */
    FOOT_IMU
  }
}
