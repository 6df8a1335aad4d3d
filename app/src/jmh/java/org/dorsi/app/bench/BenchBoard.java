package org.dorsi.app.bench;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.dorsi.sim.device.DeviceLog;
import org.dorsi.sim.device.EmulatedDevice;
import org.dorsi.sim.device.EmulatedFootSwitchBoard;
import org.dorsi.sim.device.SerialLine;
import org.dorsi.sim.device.SwitchTrack;

/** A foot-switch board that sends what it is told to, and knows the instant of each frame. */
final class BenchBoard implements EmulatedDevice {

  private static final int PATTERNS = 256;

  private final EmulatedFootSwitchBoard board =
      new EmulatedFootSwitchBoard("board", Optional.of(allPatterns()), 0, DeviceLog.NONE);
  private final CountDownLatch opened;
  private volatile long sentNs;

  /**
   * @param opened counted down when somebody opens the port
   */
  BenchBoard(CountDownLatch opened) {
    this.opened = opened;
  }

  /** No more hellos: samples follow. */
  void begin() {
    board.begin();
  }

  /**
   * Sends one sample. One thread.
   *
   * @param closedBits FS1: low nibble left foot, high nibble right
   * @return the instant just before its bytes, all at once, went into the terminal
   */
  long send(int closedBits) {
    board.play(closedBits, System.nanoTime());
    return sentNs;
  }

  @Override
  public void opened(SerialLine line, long nowNs) {
    board.opened(
        frame -> {
          sentNs = System.nanoTime();
          line.send(frame);
        },
        nowNs);
    opened.countDown();
  }

  @Override
  public void received(byte[] bytes, int length, long nowNs) {
    board.received(bytes, length, nowNs);
  }

  @Override
  public void closed(long nowNs) {
    board.closed(nowNs);
  }

  @Override
  public void close() {
    board.close();
  }

  /** The emulated board plays rows of a recording: here row n has the switches n closed. */
  private static SwitchTrack allPatterns() {
    double[] times = new double[PATTERNS];
    byte[] bits = new byte[PATTERNS];
    for (int i = 0; i < PATTERNS; i++) {
      times[i] = i;
      bits[i] = (byte) i;
    }
    return new SwitchTrack(times, bits);
  }
}
