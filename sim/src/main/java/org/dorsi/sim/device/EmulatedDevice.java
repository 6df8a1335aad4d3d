package org.dorsi.sim.device;

/**
 * A device behind a serial port. {@link #opened}, {@link #received} and {@link #closed} come from
 * the port's one thread; instants are {@link System#nanoTime}.
 */
public interface EmulatedDevice extends AutoCloseable {

  /** The client has opened the port; {@code line} leads to it and stays the same. */
  void opened(SerialLine line, long nowNs);

  /** Bytes have come from the client. */
  void received(byte[] bytes, int length, long nowNs);

  /** The client has closed the port or died. */
  void closed(long nowNs);

  @Override
  void close();
}
