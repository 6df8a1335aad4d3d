package org.dorsi.controller.guard;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.dorsi.controller.stimulator.ScriptedP24;
import org.dorsi.controller.stimulator.sciencemode4.FrameReader;
import org.dorsi.sensors.serial.SerialLink;

/** A port with a scripted P24 behind it, for as many threads as a guard process has. */
final class MemoryPort implements SerialLink {

  final ScriptedP24 device = new ScriptedP24();

  /** Fulfilled once the write of {@link #held} has begun. */
  final CountDownLatch writing = new CountDownLatch(1);

  /** Lets the write of {@link #held} go on. */
  final CountDownLatch released = new CountDownLatch(1);

  /** The command whose next write blocks; -1 for none. */
  volatile int held = -1;

  /** Lets a read wait for a moment, as that of a thread does. */
  volatile boolean waits;

  volatile boolean unplugged;
  volatile boolean closed;

  private final LongSupplier clock;
  private final FrameReader requests = new FrameReader();

  MemoryPort(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "ttyTEST";
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    if (waits) {
      LockSupport.parkNanos(1_000_000);
    }
    return readNow(buffer);
  }

  private synchronized int readNow(byte[] buffer) throws IOException {
    if (unplugged || closed) {
      throw new IOException("ttyTEST is gone");
    }
    int[] count = new int[1];
    device.nowNs = clock.getAsLong();
    device.deliver(
        (bytes, length) -> {
          System.arraycopy(bytes, 0, buffer, count[0], length);
          count[0] += length;
        });
    return count[0];
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (unplugged) {
      throw new IOException("ttyTEST is gone");
    }
    for (int i = 0; i < length; i++) {
      if (requests.accept(bytes[offset + i]) && requests.command() == held) {
        hold();
      }
    }
    synchronized (this) {
      device.nowNs = clock.getAsLong();
      device.write(Arrays.copyOfRange(bytes, offset, offset + length), length);
    }
  }

  private void hold() throws IOException {
    held = -1;
    writing.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  synchronized int pulses() {
    return device.pulses.size();
  }

  /** -1 before the first. */
  synchronized int lastCommand() {
    return device.commands.isEmpty() ? -1 : device.commands.get(device.commands.size() - 1);
  }

  @Override
  public void close() {
    closed = true;
  }
}
