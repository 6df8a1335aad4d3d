package org.dorsi.sim.device;

/** The way from an emulated device to whoever has opened its port. Any thread; never waits. */
@FunctionalInterface
public interface SerialLine {

  /**
   * Sends one frame whole, or drops it: when nobody has opened the port, or when the reader has not
   * made room.
   */
  void send(byte[] frame);
}
