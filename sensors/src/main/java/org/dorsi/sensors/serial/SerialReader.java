package org.dorsi.sensors.serial;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.dorsi.sensors.health.HealthCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one port on a thread of its own, named {@code sensor-<port>}: read, stamp, keep the raw
 * bytes, decode, wake the control loop.
 *
 * <p>Ends when the port is lost, which it tells once, or when it is closed. Opening the port again
 * is the operator's decision.
 */
public final class SerialReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SerialReader.class);

  /** More than a port delivers while a busy computer keeps the reader waiting for 50 ms. */
  private static final int BUFFER_BYTES = 16_384;

  private final String source;
  private final SerialLink link;
  private final LongSupplier sessionClock;
  private final HealthCounters counters;
  private final ByteReceiver receiver;
  private final ReaderOutlets outlets;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * A reader that has not started.
   *
   * @param source the sensor's name in the configuration
   * @param link the open port; the reader owns it from here on
   * @param sessionClock session time now, ns; any thread
   */
  public SerialReader(
      String source,
      SerialLink link,
      LongSupplier sessionClock,
      HealthCounters counters,
      ByteReceiver receiver,
      ReaderOutlets outlets) {
    this.source = source;
    this.link = link;
    this.sessionClock = sessionClock;
    this.counters = counters;
    this.receiver = receiver;
    this.outlets = outlets;
    this.thread = new Thread(this::run, "sensor-" + link.name());
    thread.setDaemon(true);
  }

  /** Starts reading. */
  public void start() {
    counters.setConnected(true);
    thread.start();
  }

  private void run() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      while (!closing) {
        int length = link.read(buffer);
        if (length > 0) {
          take(buffer, length);
        }
      }
    } catch (IOException e) {
      end(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("reading {} failed", link.name(), e);
      end("reading " + link.name() + " failed: " + e);
    }
    counters.setConnected(false);
  }

  private void take(byte[] buffer, int length) {
    long arrivalNs = sessionClock.getAsLong();
    counters.bytesRead(length);
    outlets.rawChunks().onChunk(link.name(), arrivalNs, buffer, length);
    if (receiver.accept(arrivalNs, buffer, length) > 0) {
      outlets.wakeUp().run();
    }
  }

  private void end(String detail) {
    counters.setConnected(false);
    if (closing) {
      return;
    }
    LOG.warn("{}: {}", source, detail);
    outlets.faults().onPortLost(source, sessionClock.getAsLong(), detail);
    outlets.wakeUp().run();
    link.close();
  }

  /** Ends reading and closes the port; returns when the thread is out. Any other thread. */
  @Override
  public void close() {
    closing = true;
    link.close();
    boolean interrupted = false;
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
