package org.dorsi.sensors.serial;

/** Makes sense of a port's bytes. Called on the port's reader thread. */
@FunctionalInterface
public interface ByteReceiver {

  /**
   * Takes the next bytes.
   *
   * @param arrivalNs when they arrived, session time
   * @param bytes valid during the call only
   * @param length how many of them
   * @return how many readings came of them
   */
  int accept(long arrivalNs, byte[] bytes, int length);
}
