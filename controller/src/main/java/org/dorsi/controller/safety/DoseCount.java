package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;

/** Adds up the {@link Dose} of one channel. Control thread only; counting allocates nothing. */
final class DoseCount {

  private final SafetyLimits limits;
  private double onSeconds;
  private double sensorySeconds;
  private double chargeMicrocoulombs;

  DoseCount(SafetyLimits limits, Dose before) {
    this.limits = limits;
    onSeconds = before.onSeconds();
    sensorySeconds = before.sensorySeconds();
    chargeMicrocoulombs = before.chargeMicrocoulombs();
  }

  /** Counts pulses that were given for some time. */
  void add(StimulationMode mode, double milliamps, double micros, double hz, double seconds) {
    if (mode == StimulationMode.SENSORY) {
      sensorySeconds += seconds;
    } else {
      onSeconds += seconds;
    }
    chargeMicrocoulombs += milliamps * micros * 1e-3 * hz * seconds;
  }

  /** Whether the session's time on is used up for a mode. */
  boolean isTimeSpent(StimulationMode mode) {
    return mode == StimulationMode.SENSORY
        ? sensorySeconds >= HardLimits.SENSORY_MAX_ON_NS / 1e9
        : onSeconds >= limits.sessionOnSeconds();
  }

  /** Whether the session's charge is used up. */
  boolean isChargeSpent() {
    return chargeMicrocoulombs >= limits.sessionChargeMicrocoulombs();
  }

  Dose dose() {
    return new Dose(onSeconds, sensorySeconds, chargeMicrocoulombs);
  }
}
