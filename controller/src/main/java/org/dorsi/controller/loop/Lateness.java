package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.safety.Fault;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * How late ticks are, and what follows from it (safety requirements, section 6.4; architecture,
 * section 3): over 20 ms no output until a fresh reading, over 100 ms a suspension, over 500 ms a
 * fault.
 *
 * <p>Control thread only.
 */
final class Lateness {

  /** The longest wait between ticks that a rig plans for. */
  private static final long MAX_TICK_INTERVAL_NS = 1_000_000L;

  private static final long LATE_NS = 20_000_000L;
  private static final long TOO_LATE_NS = 100_000_000L;
  private static final long HOPELESS_NS = 500_000_000L;
  private static final long WINDOW_NS = 60_000_000_000L;
  private static final int TOLERATED = 3;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final long[] lateTicksNs = {NEVER, NEVER, NEVER, NEVER};
  private int lateTicks;
  private long lastNs = NEVER;
  private long lateNs;
  private long lastLateNs = NEVER;

  /** Judges one tick, before anything else is done with it. */
  void look(TickInputs in) {
    long nowNs = in.timeNs();
    long dueNs = lastNs == NEVER ? nowNs : lastNs + MAX_TICK_INTERVAL_NS;
    List<SensorReading> readings = in.readings();
    for (int i = 0; i < readings.size(); i++) {
      dueNs = Math.min(dueNs, readings.get(i).arrivalNs());
    }
    lateNs = nowNs - dueNs;
    lastNs = nowNs;
    if (lateNs > LATE_NS) {
      lastLateNs = nowNs;
      lateTicksNs[lateTicks++ % lateTicksNs.length] = nowNs;
    }
  }

  /** Whether this tick came so late that the guard has stopped and gait must prove valid again. */
  boolean isTooLate() {
    return lateNs > TOO_LATE_NS;
  }

  /**
   * How old a leg's newest reading may be in this tick and still drive pulses: after a late tick it
   * must have arrived no earlier than shortly before that tick.
   */
  long staleAfterNs() {
    return Math.min(LegTracker.STALE_NS, lastNs - (lastLateNs - LATE_NS));
  }

  /** What of this tick must be acknowledged, in words; null where nothing must. */
  @Nullable String fault(TickInputs in, List<String> notes) {
    String latches = lateNs > HOPELESS_NS ? "computer too slow" : null;
    // Counted and told, not latched: a shared computer stalls often, and each stall is met above.
    if (lateNs > LATE_NS
        && lateTicks > TOLERATED
        && in.timeNs() - lateTicksNs[lateTicks % lateTicksNs.length] <= WINDOW_NS) {
      notes.add("computer slow: more than three ticks late by over 20 ms within a minute");
    }
    List<Fault> faults = in.faults();
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      switch (fault.kind()) {
        case STIMULATOR_FAULT, GUARD_LOST, CONSOLE_LOST ->
            latches = fault.source() + ": " + fault.detail();
        case LATE_TICK -> lastLateNs = in.timeNs();
        case SENSOR_BACK, READINGS_DROPPED, RECORDING_LOST, SENSOR_LOST -> {}
      }
    }
    return latches;
  }
}
