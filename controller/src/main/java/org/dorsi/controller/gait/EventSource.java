package org.dorsi.controller.gait;

/** What a gait event was detected from. */
public enum EventSource {
  FOOT_SWITCH,
  FOOT_IMU,
  SHANK_IMU,
  FUSION
}
