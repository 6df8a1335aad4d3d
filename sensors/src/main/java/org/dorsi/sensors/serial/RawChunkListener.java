package org.dorsi.sensors.serial;

/**
 * Takes the bytes of a port as they came, before anybody made sense of them: what the trial log
 * keeps.
 *
 * <p>Called on the port's reader thread; must not wait.
 */
@FunctionalInterface
public interface RawChunkListener {

  /** Keeps nothing. */
  RawChunkListener NONE = (port, arrivalNs, bytes, length) -> {};

  /**
   * One portion of bytes, as one read returned it.
   *
   * @param port the port as the configuration names it
   * @param arrivalNs when the read returned, session time
   * @param bytes valid during the call only
   * @param length how many of them
   */
  void onChunk(String port, long arrivalNs, byte[] bytes, int length);
}
