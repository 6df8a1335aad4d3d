package org.dorsi.controller.safety.check;

import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.Side;

/** A leg whose sensors are not heard (H5). */
final class Silence {

  private Silence() {}

  /** What is old drives no pulse: the last one comes within T_off of the silence's onset. */
  static void stale(Sight sight, Findings findings) {
    for (Side side : Slots.SIDES) {
      LegTracker leg = sight.used(side);
      if (leg != null && leg.ageNs(sight.nowNs()) > LegTracker.STALE_NS) {
        findings.hold(side);
      }
    }
  }

  /** A longer silence has lost the place in the gait cycle. */
  static void lost(Sight sight, Findings findings) {
    for (Side side : Slots.SIDES) {
      LegTracker leg = sight.used(side);
      if (leg != null && leg.isLost(sight.nowNs())) {
        findings.suspend(Slots.words(side) + " sensor silent");
      }
    }
  }
}
