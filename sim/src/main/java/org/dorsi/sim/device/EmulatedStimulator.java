package org.dorsi.sim.device;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stimulator on a port: hands the client's bytes to its core and lets time pass in it, on a
 * thread of its own. As on the device, state outlives a client that closes the port.
 */
final class EmulatedStimulator implements EmulatedDevice {

  /** No chunk that was received is empty. */
  private static final byte[] END = {};

  private final String name;
  private final DeviceLog log;
  private final StimulatorCore core;
  private final LinkedBlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
  private final Thread worker;
  private volatile @Nullable SerialLine line;

  /**
   * @param name the device's name in the log
   * @param maker makes the core
   */
  EmulatedStimulator(
      String name, DeviceLog log, Function<StimulatorCore.Outlet, StimulatorCore> maker) {
    this.name = name;
    this.log = log;
    this.core = maker.apply(new Outlet());
    this.worker = new Thread(this::work, "stimulator-" + name);
    worker.setDaemon(true);
    worker.start();
  }

  @Override
  public void opened(SerialLine client, long nowNs) {
    line = client;
    log.note(name, nowNs, LogEvent.of("opened"));
  }

  @Override
  public void received(byte[] bytes, int length, long nowNs) {
    byte[] copy = new byte[length];
    System.arraycopy(bytes, 0, copy, 0, length);
    received.add(copy);
  }

  @Override
  public void closed(long nowNs) {
    log.note(name, nowNs, LogEvent.of("closed"));
  }

  @Override
  public void close() {
    received.add(END);
    try {
      worker.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (true) {
        long nextNs = core.nextNs();
        long waitNs =
            nextNs == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, nextNs - System.nanoTime());
        byte[] chunk = received.poll(waitNs, TimeUnit.NANOSECONDS);
        if (chunk != null && chunk.length == 0) {
          return;
        }
        if (chunk != null) {
          core.receive(chunk, chunk.length, System.nanoTime());
        }
        core.advance(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Outlet implements StimulatorCore.Outlet {

    @Override
    public void send(byte[] frame) {
      SerialLine client = line;
      if (client != null) {
        client.send(frame);
      }
    }

    @Override
    public void note(long nowNs, LogEvent event) {
      log.note(name, nowNs, event);
    }

    @Override
    public void pulse(int channel, int milliamps, int micros, long nowNs) {
      if (milliamps > 0) {
        log.pulse(name, nowNs, channel, milliamps, micros, 0);
      }
    }
  }
}
