package org.dorsi.controller.safety.check;

import java.util.Arrays;
import java.util.List;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.safety.Fault;
import org.dorsi.sensors.Side;

/**
 * What follows from ticks that come late (H12, H40; safety requirements, section 6.4): over 20 ms
 * no output until a fresh reading, over 100 ms a suspension, over 500 ms a fault.
 *
 * <p>Control thread only.
 */
final class LateTicks implements SafetyCheck {

  private static final long LATE_NS = 20_000_000L;
  private static final long TOO_LATE_NS = 100_000_000L;
  private static final long HOPELESS_NS = 500_000_000L;
  private static final long WINDOW_NS = 60_000_000_000L;
  private static final int TOLERATED = 3;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final long[] lateTicksNs = new long[TOLERATED + 1];
  private int lateTicks;
  private long lastLateNs = NEVER;

  LateTicks() {
    Arrays.fill(lateTicksNs, NEVER);
  }

  @Override
  public void look(Sight sight, Findings findings) {
    if (sight.lateNs() > LATE_NS) {
      takeLate(sight.nowNs(), findings);
    }
    List<Fault> faults = sight.faults();
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i).kind() == Fault.Kind.LATE_TICK) {
        lastLateNs = sight.nowNs();
      }
    }
    if (sight.lateNs() > TOO_LATE_NS) {
      findings.tooLate();
    }
    if (sight.lateNs() > HOPELESS_NS) {
      findings.latch("computer too slow");
    }
    for (Side side : Slots.SIDES) {
      LegTracker leg = sight.used(side);
      if (leg != null && sight.nowNs() - leg.ageNs(sight.nowNs()) < lastLateNs - LATE_NS) {
        findings.hold(side);
      }
    }
  }

  /** Counted and told, not latched: a shared computer stalls often, and each stall is met above. */
  private void takeLate(long nowNs, Findings findings) {
    lastLateNs = nowNs;
    lateTicksNs[lateTicks % lateTicksNs.length] = nowNs;
    lateTicks++;
    if (nowNs - lateTicksNs[lateTicks % lateTicksNs.length] <= WINDOW_NS) {
      findings.note("computer slow: more than three ticks late by over 20 ms within a minute");
    }
  }
}
