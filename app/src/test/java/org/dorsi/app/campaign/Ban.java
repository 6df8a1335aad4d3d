package org.dorsi.app.campaign;

import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * A span of time without pulses that follows from a fault.
 *
 * @param hazard the fault's row
 * @param side the leg it concerns; null for both
 * @param fromNs onset and the row's bound
 * @param untilNs when pulses may come again
 */
record Ban(Hazard hazard, @Nullable Side side, long fromNs, long untilNs) {

  /** The same, but that it ends by some time. */
  Ban endingBy(long timeNs) {
    return new Ban(hazard, side, fromNs, Math.min(untilNs, timeNs));
  }

  boolean covers(Side pulsed, long timeNs) {
    return timeNs > fromNs && timeNs < untilNs && (side == null || side == pulsed);
  }
}
