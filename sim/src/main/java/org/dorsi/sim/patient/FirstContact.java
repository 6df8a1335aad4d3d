package org.dorsi.sim.patient;

/** With what a foot meets the ground. */
public enum FirstContact {
  HEEL,
  FLAT,
  FOREFOOT
}
