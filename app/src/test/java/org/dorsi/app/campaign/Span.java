package org.dorsi.app.campaign;

import java.util.List;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * How long a fault lasts.
 *
 * @param fromNs its onset
 * @param untilNs its end
 */
record Span(long fromNs, long untilNs) {

  static final long MS = 1_000_000;
  static final long FOREVER = Long.MAX_VALUE;

  boolean holds(long nowNs) {
    return nowNs >= fromNs && nowNs < untilNs;
  }

  /** No pulses from the bound on, while it lasts. */
  List<Ban> ban(Hazard hazard, @Nullable Side side, long boundNs) {
    return List.of(new Ban(hazard, side, fromNs + boundNs, untilNs));
  }

  /** No pulses from the bound on, until some time after it. */
  List<Ban> banUntil(Hazard hazard, long boundNs, long againNs) {
    return List.of(new Ban(hazard, null, fromNs + boundNs, againNs));
  }

  /** No pulses from the bound on without an operator, and there is none. */
  List<Ban> banForGood(Hazard hazard, long boundNs) {
    return banUntil(hazard, boundNs, FOREVER);
  }
}
