package org.dorsi.controller.stimulator.sciencemode4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes replies apart; one that is too short for what it is means nothing. */
final class ReplyDecoder {

  /** Which data Ml_get_current_data asked for. */
  private static final int P24_SELECTION = 4;

  /** Result, place, kind and sampling time come before the samples. */
  private static final int BEFORE_SAMPLES = 5;

  private ReplyDecoder() {}

  static @Nullable Reply decode(FrameReader frame) {
    int command = frame.command();
    int length = frame.dataLength();
    int result = frame.data(0);
    return switch (command) {
      case Command.LL_INIT + 1,
          Command.LL_STOP + 1,
          Command.ML_INIT + 1,
          Command.ML_UPDATE + 1,
          Command.ML_STOP + 1,
          Command.SET_POWER + 1,
          Command.RESET + 1,
          Command.GET_MAIN_STATUS + 1 ->
          new Reply.Plain(command, result);
      case Command.GENERAL_ERROR, Command.UNKNOWN_COMMAND -> new Reply.Refusal(command, result);
      case Command.LL_CHANNEL_CONFIG + 1 -> length < 2 ? null : pulse(frame, result);
      case Command.ML_GET_CURRENT_DATA + 1 -> length < 3 ? null : currentData(frame, result);
      case Command.GET_DEVICE_ID + 1 -> new Reply.DeviceId(result, text(frame));
      case Command.GET_STIM_STATUS + 1 ->
          length < 3 ? null : new Reply.StimStatus(result, frame.data(1), frame.data(2));
      case Command.GET_BATTERY_STATUS + 1 ->
          length < 4 ? null : new Reply.BatteryStatus(result, frame.data(1), frame.data16(2));
      case Command.GET_VERSION_MAIN + 1, Command.GET_VERSION_STIM + 1 ->
          length < 7
              ? null
              : new Reply.Version(command, result, bytes(frame, 1, 3), bytes(frame, 4, 3));
      case Command.GET_EXTENDED_VERSION + 1 -> length < 13 ? null : extended(frame, result);
      default -> null;
    };
  }

  private static Reply pulse(FrameReader frame, int result) {
    int connector = frame.data(1) >> 4;
    int channel = frame.data(1) & 0xF;
    int measurement = frame.dataLength() > 2 ? frame.data(2) : 0;
    int samples = Reply.LowLevelMeasurement.SAMPLES;
    if (measurement == 0 || frame.dataLength() < BEFORE_SAMPLES + 2 * samples) {
      return new Reply.LowLevelChannelConfig(result, connector, channel, measurement);
    }
    List<Integer> values = new ArrayList<>(samples);
    for (int i = 0; i < samples; i++) {
      values.add(frame.data16(BEFORE_SAMPLES + 2 * i));
    }
    return new Reply.LowLevelMeasurement(
        result, connector, channel, measurement, frame.data16(3), values);
  }

  private static @Nullable Reply currentData(FrameReader frame, int result) {
    int selection = frame.data(1);
    int length = frame.dataLength();
    int first = frame.data(2);
    if (selection == P24_SELECTION) {
      return length < 7
          ? null
          : new Reply.MidLevelCurrentData(result, selection, first, channelStates(frame));
    }
    if (selection == 2) {
      return new Reply.MidLevelErrors(result, selection, first & 0xF, first >> 4 & 1);
    }
    if (selection == 3 && length > 3) {
      int second = frame.data(3);
      return new Reply.MidLevelErrors(
          result,
          selection,
          (first & 0xF) | (second & 0xF) << 4,
          (first >> 4 & 1) | (second >> 3 & 2));
    }
    return null;
  }

  private static int channelStates(FrameReader frame) {
    return frame.data(3) | frame.data(4) << 8 | frame.data(5) << 16 | frame.data(6) << 24;
  }

  private static Reply extended(FrameReader frame, int result) {
    return new Reply.ExtendedVersion(
        result,
        bytes(frame, 1, 3),
        bytes(frame, 4, 3),
        frame.data16(7) << 16 | frame.data16(9),
        frame.data(11),
        frame.data(12) != 0);
  }

  private static List<Integer> bytes(FrameReader frame, int from, int count) {
    List<Integer> bytes = new ArrayList<>(count);
    for (int i = from; i < from + count; i++) {
      bytes.add(frame.data(i));
    }
    return bytes;
  }

  private static String text(FrameReader frame) {
    byte[] text = new byte[frame.dataLength() - 1];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) frame.data(i + 1);
    }
    return new String(text, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "");
  }
}
