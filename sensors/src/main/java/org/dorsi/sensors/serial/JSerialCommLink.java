package org.dorsi.sensors.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An open port of this computer.
 *
 * <p>The port is not closed under a system call that uses it: the number of its file could be given
 * to another file at once. {@link #close} therefore lets the waiting read run into its time-out.
 */
final class JSerialCommLink implements SerialLink {

  private static final long CLOSE_PATIENCE_MILLIS = 1_000;

  /** A time-out that comes after less than half its time is a port that hung up. */
  private static final long SHORTEST_TIMEOUT_NS =
      TimeUnit.MILLISECONDS.toNanos(JSerialCommPorts.READ_TIMEOUT_MILLIS) / 2;

  /** A signal may cut one wait short, not three in a row. */
  private static final int EMPTY_READS_OF_A_LOST_PORT = 3;

  /** More than this unsent by the driver, and a frame of ours (at most 1.2 kB) could block. */
  private static final int UNSENT_BYTES_ALLOWED = 2_048;

  private static final long WRITE_TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long WRITE_RETRY_NS = TimeUnit.MICROSECONDS.toNanos(500);

  private final String name;
  private final SerialPort port;
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean closed;
  private int emptyReads;

  JSerialCommLink(String name, SerialPort port) {
    this.name = name;
    this.port = port;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    reading.lock();
    try {
      requireOpen();
      long beganNs = System.nanoTime();
      int count = port.readBytes(buffer, buffer.length);
      requireOpen();
      if (count > 0) {
        emptyReads = 0;
        return count;
      }
      if (count < 0 || endedTooSoon(System.nanoTime() - beganNs)) {
        throw new IOException(name + " is gone");
      }
      return 0;
    } finally {
      reading.unlock();
    }
  }

  private boolean endedTooSoon(long waitedNs) {
    emptyReads = waitedNs < SHORTEST_TIMEOUT_NS ? emptyReads + 1 : 0;
    return emptyReads >= EMPTY_READS_OF_A_LOST_PORT;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    writing.lock();
    try {
      awaitRoom();
      int written = 0;
      while (written < length) {
        requireOpen();
        int count = port.writeBytes(bytes, length - written, offset + written);
        if (count <= 0) {
          throw new IOException(name + " is gone");
        }
        written += count;
      }
    } finally {
      writing.unlock();
    }
  }

  /** The driver buffers; only a device that holds the line (flow control) fills the buffer. */
  private void awaitRoom() throws IOException {
    long deadlineNs = System.nanoTime() + WRITE_TIMEOUT_NS;
    while (true) {
      requireOpen();
      int unsent = port.bytesAwaitingWrite();
      if (unsent < 0) {
        throw new IOException(name + " is gone");
      }
      if (unsent <= UNSENT_BYTES_ALLOWED) {
        return;
      }
      if (System.nanoTime() - deadlineNs > 0) {
        throw new IOException(
            name + " has not taken " + unsent + " bytes for 500 ms: the device holds the line");
      }
      LockSupport.parkNanos(WRITE_RETRY_NS);
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException(name + " is closed");
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean readerOut = awaitExit(reading);
    boolean writerOut = awaitExit(writing);
    try {
      port.closePort();
    } finally {
      release(reading, readerOut);
      release(writing, writerOut);
    }
  }

  /** Bounded: a system call that never returns must not keep the program from ending. */
  private static boolean awaitExit(ReentrantLock lock) {
    boolean interrupted = Thread.interrupted();
    try {
      return lock.tryLock(CLOSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return lock.tryLock();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void release(ReentrantLock lock, boolean held) {
    if (held) {
      lock.unlock();
    }
  }
}
