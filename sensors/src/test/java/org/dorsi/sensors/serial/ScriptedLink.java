package org.dorsi.sensors.serial;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A port in memory with a clock of its own: a device answers what is written to it, and a read of
 * an empty port lets 100 ms pass. Not for two threads unless {@link #blockWhenEmpty} is set.
 */
public final class ScriptedLink implements SerialLink {

  /** What sits at the other end of the line. */
  public interface Device {
    /** Answers a portion of bytes from the computer. */
    byte[] answer(byte[] request);
  }

  private final String name;
  private final Device device;
  private final ArrayDeque<byte[]> incoming = new ArrayDeque<>();
  private final List<byte[]> requests = new ArrayList<>();
  private boolean blocking;
  private boolean gone;
  private boolean closed;
  private boolean readerWaits;
  private long nowNs;

  /** A port with a device that answers. */
  public ScriptedLink(String name, Device device) {
    this.name = name;
    this.device = device;
  }

  /** A port with a device that only talks. */
  public ScriptedLink(String name) {
    this(name, request -> new byte[0]);
  }

  /** Lets a read of an empty port wait until bytes come, as another thread's would. */
  public synchronized ScriptedLink blockWhenEmpty() {
    blocking = true;
    return this;
  }

  /** Bytes that the next read returns. */
  public synchronized ScriptedLink say(byte... bytes) {
    if (bytes.length > 0) {
      incoming.add(bytes);
    }
    notifyAll();
    return this;
  }

  /** Pulls the plug. */
  public synchronized void unplug() {
    gone = true;
    notifyAll();
  }

  /** The link's own time: what session time is in these tests. */
  public LongSupplier clock() {
    return () -> {
      synchronized (this) {
        return nowNs;
      }
    };
  }

  /** Waits until a reader waits for bytes. */
  public synchronized void awaitWaitingReader() throws InterruptedException {
    while (!readerWaits) {
      wait();
    }
  }

  /** Lets time pass. */
  public synchronized void advanceTo(long timeNs) {
    nowNs = timeNs;
  }

  /** What the computer wrote, one entry a call. */
  public synchronized List<byte[]> requests() {
    return List.copyOf(requests);
  }

  /** Whether the port was closed. */
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized int read(byte[] buffer) throws IOException {
    readerWaits = true;
    notifyAll();
    while (blocking && incoming.isEmpty() && !gone && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
    readerWaits = false;
    if (closed) {
      throw new IOException(name + " is closed");
    }
    byte[] bytes = incoming.poll();
    if (bytes == null) {
      if (gone) {
        throw new IOException(name + " is gone");
      }
      nowNs += 100_000_000;
      return 0;
    }
    System.arraycopy(bytes, 0, buffer, 0, bytes.length);
    return bytes.length;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    byte[] request = Arrays.copyOfRange(bytes, offset, offset + length);
    requests.add(request);
    say(device.answer(request));
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
