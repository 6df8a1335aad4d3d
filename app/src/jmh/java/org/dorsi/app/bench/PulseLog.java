package org.dorsi.app.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulator.sciencemode4.Command;
import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.controller.stimulator.sciencemode4.FrameWriter;
import org.dorsi.sim.device.DeviceLog;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.EmulatedDevice;
import org.dorsi.sim.device.EmulatedStimulator;
import org.dorsi.sim.device.SerialLine;

/**
 * An emulated P24 that keeps the instant at which each pulse command began to arrive: taken when
 * the read that brought its first byte returned.
 */
final class PulseLog implements EmulatedDevice {

  private static final int REHEARSED_PULSES = 2_000;

  private final EmulatedStimulator device =
      new EmulatedStimulator(
          "p24", EmulatedBench.Kind.P24, List.of(), System.nanoTime(), DeviceLog.NONE);
  private final FrameReader frames = new FrameReader();
  private final CountDownLatch opened;
  private final Instants[] pulses = new Instants[StimulationChannel.MAX_CHANNELS];

  /** The pulses of one channel in the order of their arrival. */
  private static final class Instants {
    private long[] ns = new long[4096];
    private int count;
  }

  /**
   * @param opened counted down when somebody opens the port
   */
  PulseLog(CountDownLatch opened) {
    this.opened = opened;
    for (int i = 0; i < pulses.length; i++) {
      pulses[i] = new Instants();
    }
  }

  /** Lets another of its kind answer, so that what measures is warm when it begins. */
  static void rehearse() throws InterruptedException {
    Semaphore answered = new Semaphore(0);
    FrameWriter request = new FrameWriter();
    try (PulseLog log = new PulseLog(new CountDownLatch(1))) {
      log.opened(frame -> answered.release(), System.nanoTime());
      for (int i = 0; i < REHEARSED_PULSES; i++) {
        if (i == 0) {
          request.begin(i, Command.LL_INIT).put(0).end();
        } else {
          request
              .begin(i % 64, Command.LL_CHANNEL_CONFIG)
              .put(0x80 | i % 4 << 5 | 2)
              .putPoint(250, 20)
              .putPoint(100, 0)
              .putPoint(250, -20)
              .end();
        }
        log.received(request.bytes(), request.length(), System.nanoTime());
        answered.acquire();
      }
    }
  }

  /** Instants of the pulses of a channel (1 to 8) so far, {@link System#nanoTime}. Any thread. */
  synchronized long[] instantsNs(int channel) {
    Instants of = pulses[channel - 1];
    return Arrays.copyOf(of.ns, of.count);
  }

  @Override
  public void opened(SerialLine line, long nowNs) {
    device.opened(line, nowNs);
    opened.countDown();
  }

  @Override
  public void received(byte[] bytes, int length, long nowNs) {
    for (int i = 0; i < length; i++) {
      // A frame comes by one write of the guard, so its first byte came with its last.
      if (frames.accept(bytes[i]) && frames.command() == Command.LL_CHANNEL_CONFIG) {
        int data = frames.data(0);
        note((data >> 5 & 3) + 4 * (data >> 4 & 1), nowNs);
      }
    }
    device.received(bytes, length, nowNs);
  }

  @Override
  public void closed(long nowNs) {
    device.closed(nowNs);
  }

  @Override
  public void close() {
    device.close();
  }

  private synchronized void note(int index, long nowNs) {
    Instants of = pulses[index];
    if (of.count == of.ns.length) {
      of.ns = Arrays.copyOf(of.ns, 2 * of.count);
    }
    of.ns[of.count++] = nowNs;
  }
}
