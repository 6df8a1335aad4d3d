package org.dorsi.sensors.protocol;

/** Takes the messages of an Xbus device, on the thread that feeds the decoder. */
public interface XbusListener {

  /**
   * One message whose checksum fits.
   *
   * @param arrivalNs arrival of the message's last byte, session time
   * @param messageId what it is, see {@link XbusMessageId}
   * @param bytes holds the payload, valid during the call only
   * @param offset where the payload starts
   * @param length its length
   */
  void onMessage(long arrivalNs, int messageId, byte[] bytes, int offset, int length);

  /**
   * Bytes that looked like a message and whose checksum does not fit.
   *
   * @param arrivalNs arrival of the last of them, session time
   */
  default void onDamagedMessage(long arrivalNs) {}
}
