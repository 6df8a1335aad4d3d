package org.dorsi.sim.device;

/** An emulated sensor with something to play, row by row. Rows come from the player's thread. */
public interface PlayedDevice extends EmulatedDevice {

  /** The rows' own times, never falling; empty when there is nothing to play. */
  double[] timesSeconds();

  /** Playing begins now: signs of life that only fill the wait may end. */
  void begin();

  /**
   * Sends one row.
   *
   * @param row its number, from 0
   * @param dueNs the instant that the row stands for, {@link System#nanoTime}
   */
  void play(int row, long dueNs);
}
