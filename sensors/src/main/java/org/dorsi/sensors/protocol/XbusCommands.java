package org.dorsi.sensors.protocol;

import java.util.List;

/**
 * Builds the requests that an MTi unit is set up with.
 *
 * <p>Pure; any thread.
 */
public final class XbusCommands {

  /** A rate that means "with every packet", as counters and status have it. */
  public static final int EVERY_PACKET = 0xFFFF;

  /**
   * One line of an output configuration.
   *
   * @param dataId what to send, see {@link MtData2}
   * @param rateHz how often, or {@link #EVERY_PACKET}
   */
  public record Output(int dataId, int rateHz) {
    public Output {
      if (dataId < 0 || dataId > 0xFFFF) {
        throw new IllegalArgumentException("data identifier must be in [0, 65535], got " + dataId);
      }
      if (rateHz < 1 || rateHz > EVERY_PACKET) {
        throw new IllegalArgumentException("output rate must be in [1, 65535] Hz, got " + rateHz);
      }
    }
  }

  private XbusCommands() {}

  /** Stops measuring, so that settings can be changed. */
  public static byte[] gotoConfig() {
    return frame(XbusMessageId.GOTO_CONFIG);
  }

  /** Starts measuring. */
  public static byte[] gotoMeasurement() {
    return frame(XbusMessageId.GOTO_MEASUREMENT);
  }

  /** Asks for the device's identifier. */
  public static byte[] reqDid() {
    return frame(XbusMessageId.REQ_DID);
  }

  /** Says what the measurements shall carry. */
  public static byte[] setOutputConfiguration(List<Output> outputs) {
    byte[] payload = new byte[4 * outputs.size()];
    for (int i = 0; i < outputs.size(); i++) {
      Output output = outputs.get(i);
      payload[4 * i] = (byte) (output.dataId() >> 8);
      payload[4 * i + 1] = (byte) output.dataId();
      payload[4 * i + 2] = (byte) (output.rateHz() >> 8);
      payload[4 * i + 3] = (byte) output.rateHz();
    }
    return frame(XbusMessageId.SET_OUTPUT_CONFIGURATION, payload);
  }

  private static byte[] frame(int messageId, byte... payload) {
    if (payload.length > 254) {
      throw new IllegalArgumentException(
          "request payload must be at most 254 bytes, got " + payload.length);
    }
    byte[] frame = new byte[payload.length + 5];
    frame[0] = (byte) 0xFA;
    frame[1] = (byte) 0xFF;
    frame[2] = (byte) messageId;
    frame[3] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 4, payload.length);
    frame[frame.length - 1] = (byte) -XbusChecksum.sum(frame, 1, frame.length - 2);
    return frame;
  }
}
