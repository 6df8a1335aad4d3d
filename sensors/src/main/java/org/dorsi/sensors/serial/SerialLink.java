package org.dorsi.sensors.serial;

import java.io.IOException;

/**
 * One open serial port as bytes in and bytes out.
 *
 * <p>One thread reads, one thread writes; {@link #close} may come from any thread and ends a read
 * that is waiting.
 */
public interface SerialLink extends AutoCloseable {

  /** The port as the configuration names it, for messages. */
  String name();

  /**
   * Waits until at least one byte has arrived, for about 100 ms at the most.
   *
   * @return the number of bytes put at the start of {@code buffer}; 0 after the time-out
   * @throws IOException when the port is gone or closed
   */
  int read(byte[] buffer) throws IOException;

  /**
   * Writes all bytes.
   *
   * @throws IOException when the port is gone, or has not taken them within the write time-out
   */
  void write(byte[] bytes, int offset, int length) throws IOException;

  @Override
  void close();
}
