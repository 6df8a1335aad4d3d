package org.dorsi.sensors.protocol;

/** Takes the frames of a foot-switch board, on the thread that feeds the decoder. */
public interface Fs1Listener {

  /**
   * One sample of all switches.
   *
   * @param arrivalNs arrival of the frame's last byte, session time
   * @param sample valid during the call only; the decoder uses it again
   */
  void onSample(long arrivalNs, Fs1Sample sample);

  /**
   * The board introduces itself.
   *
   * @param json name, firmware, ADC bits, rate and channel order as the board sent them
   */
  default void onHello(long arrivalNs, String json) {}

  /**
   * The board reports on itself.
   *
   * @param json the report as the board sent it
   */
  default void onStatus(long arrivalNs, String json) {}
}
