package org.dorsi.controller.stimulator.sciencemode2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes requests apart; one that does not fit its command exactly means nothing. */
final class RequestDecoder {

  private static final int LISTED_BYTES = 4;
  private static final int CHANNELS = 8;

  private RequestDecoder() {}

  static @Nullable Request decode(FrameReader frame) {
    int command = frame.command();
    int length = frame.dataLength();
    return switch (command) {
      case Command.WATCHDOG, Command.GET_STIMULATION_MODE, Command.STOP_CHANNEL_LIST_MODE ->
          length == 0 ? new Request.Plain(command) : null;
      case Command.INIT_ACK -> length == 1 ? new Request.InitAck((byte) frame.data(0)) : null;
      case Command.INIT_CHANNEL_LIST_MODE -> length == 7 ? init(frame) : null;
      case Command.START_CHANNEL_LIST_MODE -> start(frame);
      case Command.SINGLE_PULSE -> length == 4 ? single(frame) : null;
      default -> null;
    };
  }

  private static @Nullable Request init(FrameReader frame) {
    int main = frame.data16(4);
    boolean fits =
        frame.data(0) <= 7
            && main <= Request.InitChannelListMode.LARGEST_MAIN_CODE
            && frame.data(6) <= 1;
    if (!fits) {
      return null;
    }
    return new Request.InitChannelListMode(
        frame.data(0),
        frame.data(1),
        frame.data(2),
        frame.data(3) + Request.InitChannelListMode.INTER_PULSE_OFFSET,
        main + Request.InitChannelListMode.MAIN_OFFSET,
        frame.data(6));
  }

  private static @Nullable Request start(FrameReader frame) {
    int length = frame.dataLength();
    if (length % LISTED_BYTES != 0 || length > CHANNELS * LISTED_BYTES) {
      return null;
    }
    List<Request.ListedPulse> pulses = new ArrayList<>();
    for (int at = 0; at < length; at += LISTED_BYTES) {
      int mode = frame.data(at);
      int widthMicros = frame.data16(at + 1);
      int milliamps = frame.data(at + 3);
      if (mode > 2 || !Request.isPulse(widthMicros, milliamps)) {
        return null;
      }
      pulses.add(new Request.ListedPulse(mode, widthMicros, milliamps));
    }
    return new Request.StartChannelListMode(pulses);
  }

  private static @Nullable Request single(FrameReader frame) {
    int channel = frame.data(0);
    int widthMicros = frame.data16(1);
    int milliamps = frame.data(3);
    return channel < CHANNELS && Request.isPulse(widthMicros, milliamps)
        ? new Request.SinglePulse(channel, widthMicros, milliamps)
        : null;
  }
}
