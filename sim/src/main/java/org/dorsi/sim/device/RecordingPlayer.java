package org.dorsi.sim.device;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays a recording in real time: every row at its own instant, gaps as gaps.
 *
 * <p>Instants are absolute, from the start of playing, so that lateness does not add up. One
 * thread.
 */
final class RecordingPlayer {

  private final List<PlayedDevice> devices;
  private final double firstSeconds;
  private final double lastSeconds;

  RecordingPlayer(List<PlayedDevice> devices) {
    this.devices = devices.stream().filter(device -> device.timesSeconds().length > 0).toList();
    this.firstSeconds =
        this.devices.stream().mapToDouble(device -> device.timesSeconds()[0]).min().orElse(0);
    this.lastSeconds =
        this.devices.stream()
            .mapToDouble(device -> device.timesSeconds()[device.timesSeconds().length - 1])
            .max()
            .orElse(0);
  }

  /** Time of the first row of any device, on the recording's own time line. */
  double firstSeconds() {
    return firstSeconds;
  }

  /** Time of the last row of any device, on the recording's own time line. */
  double lastSeconds() {
    return lastSeconds;
  }

  /**
   * Plays to the end.
   *
   * @param zeroNs the instant of the recording's time 0, {@link System#nanoTime}
   * @throws InterruptedException when the thread was told to end
   */
  void play(long zeroNs) throws InterruptedException {
    int[] next = new int[devices.size()];
    while (true) {
      int which = -1;
      double seconds = Double.POSITIVE_INFINITY;
      for (int i = 0; i < next.length; i++) {
        double[] times = devices.get(i).timesSeconds();
        if (next[i] < times.length && times[next[i]] < seconds) {
          which = i;
          seconds = times[next[i]];
        }
      }
      if (which < 0) {
        return;
      }
      long dueNs = zeroNs + Math.round(seconds * 1e9);
      awaitInstant(dueNs);
      devices.get(which).play(next[which]++, dueNs);
    }
  }

  private static void awaitInstant(long dueNs) throws InterruptedException {
    for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
