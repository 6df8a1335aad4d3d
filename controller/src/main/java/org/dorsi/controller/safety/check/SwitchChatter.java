package org.dorsi.controller.safety.check;

import java.util.Arrays;
import java.util.List;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/**
 * A foot switch that opens and closes faster than a foot can (H3). What bounces within 30 ms of an
 * edge is one edge; more than four of those within 300 ms are chatter. Recorded walks have two at
 * the most.
 *
 * <p>Control thread only.
 */
final class SwitchChatter implements SafetyCheck {

  /** Safety requirements, H3. */
  private static final long BOUNCE_NS = 30_000_000L;

  private static final long WINDOW_NS = 300_000_000L;
  private static final int TOLERATED_EDGES = 4;

  private static final int SWITCHES = 4;
  private static final int KEPT = TOLERATED_EDGES + 1;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final int[] bits = {-1, -1};
  private final long[][] edgesNs = new long[2 * SWITCHES][KEPT];
  private final int[] newest = new int[2 * SWITCHES];

  SwitchChatter() {
    for (long[] edges : edgesNs) {
      Arrays.fill(edges, LONG_AGO);
    }
  }

  @Override
  public void look(Sight sight, Findings findings) {
    List<SensorReading> readings = sight.readings();
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i) instanceof FootSwitchSample sample) {
        take(sample);
      }
    }
    for (Side side : Slots.SIDES) {
      for (int i = 0; i < SWITCHES; i++) {
        int slot = SWITCHES * Slots.of(side) + i;
        long oldestNs = edgesNs[slot][(newest[slot] + 1) % KEPT];
        if (sight.nowNs() - oldestNs <= WINDOW_NS && sight.used(side) != null) {
          findings.hold(side);
          findings.suspend(Slots.words(side) + " foot switch chatters");
        }
      }
    }
  }

  private void take(FootSwitchSample sample) {
    int side = Slots.of(sample.side());
    int changed = bits[side] < 0 ? 0 : bits[side] ^ sample.closedBits();
    bits[side] = sample.closedBits();
    for (int i = 0; changed >> i != 0; i++) {
      int slot = SWITCHES * side + i;
      boolean edge = (changed >> i & 1) != 0;
      if (edge && sample.timeNs() - edgesNs[slot][newest[slot]] >= BOUNCE_NS) {
        newest[slot] = (newest[slot] + 1) % KEPT;
        edgesNs[slot][newest[slot]] = sample.timeNs();
      }
    }
  }
}
