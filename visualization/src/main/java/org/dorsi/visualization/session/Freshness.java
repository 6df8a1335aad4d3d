package org.dorsi.visualization.session;

import org.dorsi.controller.telemetry.ControlSnapshot;
import org.jspecify.annotations.Nullable;

/** How long the session's clock has stood still. Render thread only. */
final class Freshness {

  private long lastTimeNs = Long.MIN_VALUE;
  private long changedNs;

  /**
   * Takes note of the newest snapshot.
   *
   * @param nowNs the system's monotonic clock
   * @return age of what is known
   */
  long ageNs(@Nullable ControlSnapshot snapshot, long nowNs) {
    if (snapshot == null) {
      return Long.MAX_VALUE;
    }
    if (snapshot.timeNs() != lastTimeNs) {
      lastTimeNs = snapshot.timeNs();
      changedNs = nowNs;
    }
    return nowNs - changedNs;
  }
}
