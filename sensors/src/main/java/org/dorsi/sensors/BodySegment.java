package org.dorsi.sensors;

/** The segment of the leg that an inertial unit is strapped to. */
public enum BodySegment {
  FOOT,
  SHANK,
  THIGH
}
