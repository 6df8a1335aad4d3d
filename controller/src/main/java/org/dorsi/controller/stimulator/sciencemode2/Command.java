package org.dorsi.controller.stimulator.sciencemode2;

/** Command numbers (stimulators.md, section 2.3); the reply to a request is its number plus 1. */
public final class Command {

  /** Sent by the device, twice a second, until it is answered. */
  public static final int INIT = 1;

  /** Sent by the host. */
  public static final int INIT_ACK = 2;

  public static final int UNKNOWN_COMMAND = 3;

  /** Keeps the link alive; has no reply. */
  public static final int WATCHDOG = 4;

  public static final int GET_STIMULATION_MODE = 10;
  public static final int INIT_CHANNEL_LIST_MODE = 30;
  public static final int START_CHANNEL_LIST_MODE = 32;
  public static final int STOP_CHANNEL_LIST_MODE = 34;
  public static final int SINGLE_PULSE = 36;

  /** Sent by the device when it has stopped for a reason of its own. */
  public static final int STIMULATION_ERROR = 38;

  private Command() {}
}
