package org.dorsi.controller.safety.check;

import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * Both feet off the ground for longer than any walking has it (H24): the wearer is lifted, jumps or
 * hangs in the harness. Control thread only.
 */
final class BothFeetOff implements SafetyCheck {

  /**
   * 400 ms from the onset to the last pulse (safety requirements, H24), less what it may take until
   * a foot that leaves the ground too early in its stance is believed to have left it. Walking has
   * no such moment at all, running has 100 ms.
   */
  private static final long LONGEST_NS = 240_000_000L;

  private boolean off;
  private long sinceNs;

  @Override
  public void look(Sight sight, Findings findings) {
    boolean now = swings(sight.legs().leg(Side.LEFT)) && swings(sight.legs().leg(Side.RIGHT));
    if (now && !off) {
      sinceNs = sight.nowNs();
    }
    off = now;
    boolean used = sight.used(Side.LEFT) != null || sight.used(Side.RIGHT) != null;
    if (off && used && sight.nowNs() - sinceNs > LONGEST_NS) {
      findings.suspend("both feet off the ground");
    }
  }

  private static boolean swings(@Nullable LegTracker leg) {
    return leg != null && leg.phase().isSwing();
  }
}
