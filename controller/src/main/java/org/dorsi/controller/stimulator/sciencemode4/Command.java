package org.dorsi.controller.stimulator.sciencemode4;

/** Command numbers (stimulators.md, section 1.3); the reply to one is its number plus 1. */
public final class Command {

  public static final int LL_INIT = 0;
  public static final int LL_CHANNEL_CONFIG = 2;
  public static final int LL_STOP = 4;
  public static final int ML_INIT = 30;
  public static final int ML_UPDATE = 32;
  public static final int ML_STOP = 34;
  public static final int ML_GET_CURRENT_DATA = 36;
  public static final int GET_VERSION_MAIN = 50;
  public static final int GET_DEVICE_ID = 52;
  public static final int GET_BATTERY_STATUS = 54;
  public static final int SET_POWER = 56;
  public static final int RESET = 58;
  public static final int GET_VERSION_STIM = 60;
  public static final int GET_STIM_STATUS = 62;
  public static final int GET_MAIN_STATUS = 64;
  public static final int GENERAL_ERROR = 66;
  public static final int UNKNOWN_COMMAND = 67;
  public static final int GET_EXTENDED_VERSION = 68;

  private Command() {}
}
