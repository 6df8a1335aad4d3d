package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.sensors.SensorReading;

/**
 * How late a tick is: its start minus the earlier of the arrival of its oldest reading and the
 * latest instant it was due (architecture, section 3).
 *
 * <p>Control thread only.
 */
final class Lateness {

  /** The longest wait between ticks that a rig plans for. */
  private static final long MAX_TICK_INTERVAL_NS = 1_000_000L;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private long lastNs = NEVER;

  /** The lateness of the next tick. */
  long ofTickNs(TickInputs in) {
    long nowNs = in.timeNs();
    long dueNs = lastNs == NEVER ? nowNs : lastNs + MAX_TICK_INTERVAL_NS;
    List<SensorReading> readings = in.readings();
    for (int i = 0; i < readings.size(); i++) {
      dueNs = Math.min(dueNs, readings.get(i).arrivalNs());
    }
    lastNs = nowNs;
    return nowNs - dueNs;
  }
}
