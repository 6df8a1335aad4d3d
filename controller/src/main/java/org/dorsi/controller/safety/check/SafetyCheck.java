package org.dorsi.controller.safety.check;

/** Watches for one thing that must not be. Control thread only. */
public interface SafetyCheck {

  /**
   * Looks at one tick; called in every tick, after its readings and operator commands were taken.
   *
   * @param sight what there is to see
   * @param findings where to say what is wrong
   */
  void look(Sight sight, Findings findings);
}
