package org.dorsi.controller.safety;

/** Which column of the limits applies; whoever is not known to be an adult is a child. */
public enum PatientProfile {
  CHILD,
  ADULT
}
