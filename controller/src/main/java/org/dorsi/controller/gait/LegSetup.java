package org.dorsi.controller.gait;

import java.util.Arrays;
import java.util.Optional;
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
    FOOT_IMU,
    /** An inertial unit on the shank. */
    SHANK_IMU,
    /** Inertial units on foot and shank. */
    FOOT_SHANK,
    /** Switches and an inertial unit on the foot. */
    SWITCH_FOOT,
    /** Switches and an inertial unit on the shank. */
    SWITCH_SHANK,
    /** Switches and inertial units on foot and shank. */
    FUSION;

    /** Whether it needs switches under the foot. */
    public boolean usesSwitches() {
      return this == FOOT_SWITCH || this == SWITCH_FOOT || this == SWITCH_SHANK || this == FUSION;
    }

    /** Whether it needs an inertial unit on the foot. */
    public boolean usesFoot() {
      return this == FOOT_IMU || this == FOOT_SHANK || this == SWITCH_FOOT || this == FUSION;
    }

    /** Whether it needs an inertial unit on the shank. */
    public boolean usesShank() {
      return this == SHANK_IMU || this == FOOT_SHANK || this == SWITCH_SHANK || this == FUSION;
    }

    /** The one that uses all that is fitted on a leg; empty where nothing is. */
    public static Optional<Detector> of(boolean switches, boolean foot, boolean shank) {
      return Arrays.stream(values())
          .filter(
              d -> d.usesSwitches() == switches && d.usesFoot() == foot && d.usesShank() == shank)
          .findFirst();
    }

    /** Whether it finds its sensors among those that are fitted on a leg. */
    public boolean fits(boolean switches, boolean foot, boolean shank) {
      return (switches || !usesSwitches()) && (foot || !usesFoot()) && (shank || !usesShank());
    }
  }
}
