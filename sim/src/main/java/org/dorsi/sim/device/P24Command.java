package org.dorsi.sim.device;

import org.jspecify.annotations.Nullable;

/** The commands that a P24 or a RehaMove 3 answers; the acknowledge has the next higher number. */
enum P24Command {
  LL_INIT(0, "Ll_init"),
  LL_CHANNEL_CONFIG(2, "Ll_channel_config"),
  LL_STOP(4, "Ll_stop"),
  ML_INIT(30, "Ml_init"),
  ML_UPDATE(32, "Ml_update"),
  ML_STOP(34, "Ml_stop"),
  ML_GET_CURRENT_DATA(36, "Ml_get_current_data"),
  GET_VERSION_MAIN(50, "Get_version_main"),
  GET_DEVICE_ID(52, "Get_device_id"),
  GET_BATTERY_STATUS(54, "Get_battery_status"),
  RESET(58, "Reset"),
  GET_STIM_STATUS(62, "Get_stim_status"),
  GET_EXTENDED_VERSION(68, "Get_extended_version");

  /** Sent when a frame could not be read at all. */
  static final int GENERAL_ERROR = 66;

  /** Sent when nobody knows the command. */
  static final int UNKNOWN_COMMAND = 67;

  final int number;
  final String vendorName;

  P24Command(int number, String vendorName) {
    this.number = number;
    this.vendorName = vendorName;
  }

  /** Whether it changes nothing. */
  boolean isQuestion() {
    return vendorName.startsWith("Get_");
  }

  static @Nullable P24Command of(int number) {
    for (P24Command command : values()) {
      if (command.number == number) {
        return command;
      }
    }
    return null;
  }

  /** What log lines call it. */
  static String nameOf(int number) {
    P24Command command = of(number);
    return command == null ? "command " + number : command.vendorName;
  }
}
