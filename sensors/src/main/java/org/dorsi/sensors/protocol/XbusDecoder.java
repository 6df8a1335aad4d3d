package org.dorsi.sensors.protocol;

import org.dorsi.sensors.health.HealthCounters;

/**
 * Decodes the Xbus envelope of Xsens/Movella MTi units: {@code FA FF MID LEN payload CS}, or with
 * {@code LEN = FF} and a 16-bit big-endian length behind it. The sum of all bytes after {@code FA}
 * is 0 modulo 256.
 *
 * <p>Belongs to the thread that feeds it.
 */
public final class XbusDecoder {

  private static final int PREAMBLE = 0xFA;
  private static final int MASTER_BUS_ID = 0xFF;
  private static final int EXTENDED = 0xFF;
  private static final int LENGTH_AT = 3;
  private static final int PAYLOAD_AT = 4;
  private static final int EXTENDED_PAYLOAD_AT = 6;

  /**
   * Longest extended payload that is believed. The protocol allows more, but no MTi output
   * configuration of 32 entries reaches it; noise that announces more would only hold up the
   * messages behind it.
   */
  private static final int LONGEST_PAYLOAD = 2048;

  private static final int LONGEST_FRAME = EXTENDED_PAYLOAD_AT + LONGEST_PAYLOAD + 1;

  private final XbusListener listener;
  private final HealthCounters counters;
  private final FrameWindow window;

  /** A decoder that counts into {@code counters} and hands messages to {@code listener}. */
  public XbusDecoder(HealthCounters counters, XbusListener listener) {
    this.listener = listener;
    this.counters = counters;
    this.window = new FrameWindow(LONGEST_FRAME, this::tryFrame, counters);
  }

  /**
   * Takes the next bytes of the stream and hands over every message that they complete.
   *
   * @param arrivalNs arrival of these bytes, session time
   */
  public void accept(long arrivalNs, byte[] bytes, int length) {
    window.accept(arrivalNs, bytes, length);
  }

  private int tryFrame(byte[] bytes, int offset, int available, long arrivalNs) {
    if ((bytes[offset] & 0xFF) != PREAMBLE
        || (available > 1 && (bytes[offset + 1] & 0xFF) != MASTER_BUS_ID)) {
      return FrameWindow.Format.NO_FRAME;
    }
    if (available <= LENGTH_AT) {
      return FrameWindow.Format.INCOMPLETE;
    }
    int length = bytes[offset + LENGTH_AT] & 0xFF;
    int payloadAt = PAYLOAD_AT;
    // A message that was cut off right before its length: the next one's preamble stands there. No
    // real message of 250 bytes begins with FF, the first half of a data identifier.
    if (length == PREAMBLE
        && available > PAYLOAD_AT
        && (bytes[offset + PAYLOAD_AT] & 0xFF) == MASTER_BUS_ID) {
      return FrameWindow.Format.NO_FRAME;
    }
    if (length == EXTENDED) {
      if (available < EXTENDED_PAYLOAD_AT) {
        return FrameWindow.Format.INCOMPLETE;
      }
      payloadAt = EXTENDED_PAYLOAD_AT;
      length = (bytes[offset + PAYLOAD_AT] & 0xFF) << 8 | (bytes[offset + PAYLOAD_AT + 1] & 0xFF);
      if (length > LONGEST_PAYLOAD) {
        return FrameWindow.Format.NO_FRAME;
      }
    }
    int frameLength = payloadAt + length + 1;
    if (available < frameLength) {
      return FrameWindow.Format.INCOMPLETE;
    }
    if (XbusChecksum.sum(bytes, offset + 1, frameLength - 1) != 0) {
      counters.checksumFailed();
      listener.onDamagedMessage(arrivalNs);
      return FrameWindow.Format.NO_FRAME;
    }
    counters.frameDecoded(arrivalNs);
    listener.onMessage(arrivalNs, bytes[offset + 2] & 0xFF, bytes, offset + payloadAt, length);
    return frameLength;
  }
}
