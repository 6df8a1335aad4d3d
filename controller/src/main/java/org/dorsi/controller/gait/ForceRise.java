package org.dorsi.controller.gait;

/**
 * How much a force has risen above its lowest value of the last 60 ms: a landing foot is stopped
 * within that time.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class ForceRise {

  private static final long WINDOW_NS = 60_000_000L;

  /** Room for the window at 2 kHz; of faster sensors the window gets shorter. */
  private static final int ROOM = 128;

  private final long[] timeNs = new long[ROOM];
  private final double[] force = new double[ROOM];
  private int oldest;
  private int size;

  void forget() {
    size = 0;
  }

  /** Takes the next value and tells the rise. */
  double add(long nowNs, double value) {
    if (size == ROOM) {
      dropOldest();
    }
    int at = (oldest + size) % ROOM;
    timeNs[at] = nowNs;
    force[at] = value;
    size++;
    while (nowNs - timeNs[oldest] > WINDOW_NS) {
      dropOldest();
    }
    double lowest = value;
    for (int i = 0; i < size; i++) {
      lowest = Math.min(lowest, force[(oldest + i) % ROOM]);
    }
    return value - lowest;
  }

  private void dropOldest() {
    oldest = (oldest + 1) % ROOM;
    size--;
  }
}
