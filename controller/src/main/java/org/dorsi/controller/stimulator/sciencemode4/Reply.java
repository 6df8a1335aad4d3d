package org.dorsi.controller.stimulator.sciencemode4;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the device says (stimulators.md, sections 1.3 to 1.6). */
public sealed interface Reply {

  /** See {@link Result}. */
  int result();

  /** The device did, or did not do, what a request without an answer asked: command + 1. */
  record Plain(int command, int result) implements Reply {}

  /** The device answers a pulse after it was given. */
  record LowLevelChannelConfig(int result, int connector, int channel, int measurement)
      implements Reply {}

  /**
   * Which mid-level channels run, and how.
   *
   * @param activeBits one bit a channel, channel 1 the lowest
   * @param channelStates one hexadecimal digit a channel, channel 1 the lowest: 0 good, 1 electrode
   *     error, 2 pulse time-out, 3 low current
   */
  record MidLevelCurrentData(int result, int selection, int activeBits, int channelStates)
      implements Reply {}

  /** The device's name for itself, up to ten characters. */
  record DeviceId(int result, String id) implements Reply {}

  /**
   * What the stimulation part is doing.
   *
   * @param status see {@link StimStatus#INITIALISED_NONE} and the following
   * @param highVoltage 1 off, up to 6 for 150 V
   */
  record StimStatus(int result, int status, int highVoltage) implements Reply {
    public static final int INITIALISED_NONE = 0;
    public static final int LOW_LEVEL = 1;
    public static final int MID_LEVEL = 2;
    public static final int MID_LEVEL_RUNNING = 3;
  }

  /** Charge of a battery; a P24 has none. */
  record BatteryStatus(int result, int percent, int millivolts) implements Reply {}

  /** The device could not make sense of something (66), or does not know a command (67). */
  record Refusal(int command, int result) implements Reply {}

  /** The frame as a reply; null where it is none that a host needs, or too short for what it is. */
  static @Nullable Reply of(FrameReader frame) {
    int command = frame.command();
    int length = frame.dataLength();
    if (length < 1) {
      return null;
    }
    int result = frame.data(0);
    return switch (command) {
      case Command.LL_INIT + 1,
          Command.LL_STOP + 1,
          Command.ML_INIT + 1,
          Command.ML_UPDATE + 1,
          Command.ML_STOP + 1,
          Command.RESET + 1 ->
          new Plain(command, result);
      case Command.GENERAL_ERROR, Command.UNKNOWN_COMMAND -> new Refusal(command, result);
      case Command.LL_CHANNEL_CONFIG + 1 ->
          length < 2
              ? null
              : new LowLevelChannelConfig(
                  result, frame.data(1) >> 4, frame.data(1) & 0xF, length > 2 ? frame.data(2) : 0);
      case Command.ML_GET_CURRENT_DATA + 1 ->
          length < 7 || frame.data(1) != 4
              ? null
              : new MidLevelCurrentData(result, 4, frame.data(2), channelStates(frame));
      case Command.GET_DEVICE_ID + 1 -> new DeviceId(result, text(frame));
      case Command.GET_STIM_STATUS + 1 ->
          length < 3 ? null : new StimStatus(result, frame.data(1), frame.data(2));
      case Command.GET_BATTERY_STATUS + 1 ->
          length < 4
              ? null
              : new BatteryStatus(result, frame.data(1), frame.data(2) << 8 | frame.data(3));
      default -> null;
    };
  }

  private static int channelStates(FrameReader frame) {
    return frame.data(3) | frame.data(4) << 8 | frame.data(5) << 16 | frame.data(6) << 24;
  }

  private static String text(FrameReader frame) {
    byte[] text = new byte[frame.dataLength() - 1];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) frame.data(i + 1);
    }
    return new String(text, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "");
  }
}
