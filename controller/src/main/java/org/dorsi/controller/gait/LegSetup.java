package org.dorsi.controller.gait;

import org.dorsi.sensors.Side;

/**
 * How one leg is observed.
 *
 * @param side the leg
 * @param detector what its gait events are detected from
 */
public record LegSetup(Side side, Detector detector) {

  /** The detectors there are. */
  public enum Detector {
    /** Switches under heel and forefoot. */
    FOOT_SWITCH,
    /** An inertial unit on the foot. */
    FOOT_IMU
  }
}
