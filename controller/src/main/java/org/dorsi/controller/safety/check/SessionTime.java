package org.dorsi.controller.safety.check;

/**
 * A session that has lasted as long as it may (H41).
 *
 * @param longestSeconds the longest session
 * @param beforeSeconds how much of it had passed before the program was started anew
 */
record SessionTime(double longestSeconds, double beforeSeconds) implements SafetyCheck {

  @Override
  public void look(Sight sight, Findings findings) {
    if (beforeSeconds + sight.nowNs() * 1e-9 > longestSeconds) {
      findings.latch("session time is over");
    }
  }
}
