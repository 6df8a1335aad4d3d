package org.dorsi.sensors.protocol;

/**
 * Identifiers of Xbus messages (Xsens MTi family; {@code xsxbusmessageid.h} of the vendor's public
 * driver). An acknowledge has the request's identifier plus one.
 */
public final class XbusMessageId {

  /** Asks for the device's identifier. */
  public static final int REQ_DID = 0x00;

  /** Starts the stream of measurements. */
  public static final int GOTO_MEASUREMENT = 0x10;

  /** Stops the stream, so that settings can be changed. */
  public static final int GOTO_CONFIG = 0x30;

  /** Measurements. */
  public static final int MT_DATA_2 = 0x36;

  /** The device refuses a request; one byte says why. */
  public static final int ERROR = 0x42;

  /** Says what the stream shall carry, and how often. */
  public static final int SET_OUTPUT_CONFIGURATION = 0xC0;

  private XbusMessageId() {}

  /** The identifier of the answer to a request. */
  public static int acknowledgeOf(int request) {
    return (request + 1) & 0xFF;
  }
}
