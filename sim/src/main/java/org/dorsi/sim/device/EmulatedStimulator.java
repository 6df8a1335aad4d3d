package org.dorsi.sim.device;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stimulator on a port: hands the client's bytes to its core and lets time pass in it, on a
 * thread of its own. As on the device, state outlives a client that closes the port.
 */
public final class EmulatedStimulator implements EmulatedDevice {

  /** Bytes, and when they came. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes are handed on once and never compared.
  private record Chunk(byte[] bytes, long arrivedNs) {}

  /** No chunk that was received is empty. */
  private static final Chunk END = new Chunk(new byte[0], 0);

  private final String name;
  private final DeviceLog log;
  private final StimulatorCore core;
  private final LinkedBlockingQueue<Chunk> received = new LinkedBlockingQueue<>();
  private final Thread worker;
  private volatile @Nullable SerialLine line;

  /**
   * @param name the device's name in the log
   * @param kind which stimulator
   * @param failures what goes wrong with it
   * @param startNs what the failures' seconds count from, {@link System#nanoTime}
   * @param log gets commands, acknowledges and pulses
   */
  public EmulatedStimulator(
      String name,
      EmulatedBench.Kind kind,
      List<DeviceFailure> failures,
      long startNs,
      DeviceLog log) {
    this.name = name;
    this.log = log;
    this.core = StimulatorCore.of(kind, failures, startNs, new Outlet());
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
    received.add(new Chunk(copy, nowNs));
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
        Chunk chunk = received.poll(waitNs, TimeUnit.NANOSECONDS);
        if (chunk != null && chunk.bytes().length == 0) {
          return;
        }
        if (chunk != null) {
          core.receive(chunk.bytes(), chunk.bytes().length, chunk.arrivedNs());
        }
        core.advance(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Outlet implements StimulatorCore.Outlet {

    @Override
    public void send(byte[] frame, long nowNs) {
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
    public void pulse(
        int channel, double milliamps, long micros, double netChargeNanocoulombs, long nowNs) {
      log.pulse(name, nowNs, channel, milliamps, micros, netChargeNanocoulombs);
    }
  }
}
