package org.dorsi.controller.stimulator.sciencemode4;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes requests apart; one that does not fit its command exactly means nothing. */
final class RequestDecoder {

  private static final int POINT_BYTES = 4;
  private static final int CHANNELS = 8;

  private RequestDecoder() {}

  static @Nullable Request decode(FrameReader frame) {
    int command = frame.command();
    int length = frame.dataLength();
    return switch (command) {
      case Command.LL_STOP,
          Command.ML_STOP,
          Command.GET_VERSION_MAIN,
          Command.GET_DEVICE_ID,
          Command.GET_BATTERY_STATUS,
          Command.RESET,
          Command.GET_VERSION_STIM,
          Command.GET_STIM_STATUS,
          Command.GET_MAIN_STATUS,
          Command.GET_EXTENDED_VERSION ->
          length == 0 ? new Request.Plain(command) : null;
      case Command.LL_INIT -> length == 1 ? lowLevelInit(frame.data(0)) : null;
      case Command.LL_CHANNEL_CONFIG -> length >= 1 ? pulse(frame) : null;
      case Command.ML_INIT ->
          length == 1 && frame.data(0) <= 1 ? new Request.MidLevelInit(frame.data(0) == 1) : null;
      case Command.ML_UPDATE -> length >= 1 ? update(frame) : null;
      case Command.ML_GET_CURRENT_DATA ->
          length == 1 ? new Request.MidLevelGetCurrentData(frame.data(0)) : null;
      case Command.SET_POWER -> length == 8 ? new Request.SetPower(modules(frame)) : null;
      default -> null;
    };
  }

  private static @Nullable Request lowLevelInit(int bits) {
    int measurement = bits >> 4;
    int highVoltage = bits >> 1 & 7;
    boolean fits =
        (bits & 1) == 0
            && measurement <= Request.LowLevelInit.MAX_MEASUREMENT
            && highVoltage <= Request.LowLevelInit.MAX_HIGH_VOLTAGE;
    return fits ? new Request.LowLevelInit(measurement, highVoltage) : null;
  }

  private static @Nullable Request pulse(FrameReader frame) {
    int head = frame.data(0);
    boolean execute = (head & 0x80) != 0;
    int count = (head & 0x0F) + 1;
    boolean pointsAreThere = frame.dataLength() == 1 + POINT_BYTES * count;
    // The vendor's library leaves the points out where nothing is executed, other hosts do not.
    if (!pointsAreThere && (execute || frame.dataLength() != 1)) {
      return null;
    }
    List<Point> points = execute ? points(frame, 1, count) : List.of();
    return points == null
        ? null
        : new Request.LowLevelChannelConfig(execute, head >> 5 & 3, head >> 4 & 1, count, points);
  }

  private static @Nullable Request update(FrameReader frame) {
    SortedMap<Integer, Request.Pattern> channels = new TreeMap<>();
    int at = 1;
    for (int channel = 1; channel <= CHANNELS; channel++) {
      if ((frame.data(0) >> (channel - 1) & 1) == 0) {
        continue;
      }
      if (at + 3 > frame.dataLength()) {
        return null;
      }
      int count = (frame.data(at) >> 4) + 1;
      if (at + 3 + POINT_BYTES * count > frame.dataLength()) {
        return null;
      }
      int period = frame.data16(at + 1);
      boolean fine = (period & 1) != 0;
      List<Point> points = points(frame, at + 3, count);
      if (period < 2 || points == null) {
        return null;
      }
      channels.put(
          channel,
          new Request.Pattern(frame.data(at) & 0x0F, (period >> 1) * (fine ? 1 : 2), fine, points));
      at += 3 + POINT_BYTES * count;
    }
    return at == frame.dataLength() ? new Request.MidLevelUpdate(channels) : null;
  }

  private static @Nullable List<Point> points(FrameReader frame, int from, int count) {
    List<Point> points = new ArrayList<>(count);
    for (int at = from; at < from + POINT_BYTES * count; at += POINT_BYTES) {
      int micros = frame.data16(at) >> 4;
      int halfMilliamps = ((frame.data16(at + 1) >> 2) & 0x3FF) - Point.ZERO_CURRENT;
      boolean reserved = (frame.data(at + 2) & 0x03) != 0 || (frame.data(at + 3) & ~0x60) != 0;
      if (reserved || Math.abs(halfMilliamps) > Point.MAX_HALF_MILLIAMPS) {
        return null;
      }
      points.add(new Point(micros, halfMilliamps, frame.data(at + 3) >> 5));
    }
    return points;
  }

  private static long modules(FrameReader frame) {
    long modules = 0;
    for (int i = 0; i < 8; i++) {
      modules = modules << 8 | frame.data(i);
    }
    return modules;
  }
}
