package org.dorsi.sim.validation;

/** The curves of a stride, from one initial contact to the next. */
public enum Curve {
  /** Hip flexion, deg. */
  HIP,
  /** Knee flexion, deg. */
  KNEE,
  /** Ankle dorsiflexion, deg. */
  ANKLE,
  /** Vertical ground reaction force, body weights. */
  GRF
}
