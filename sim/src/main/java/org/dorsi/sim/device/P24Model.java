package org.dorsi.sim.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a P24 Science stimulator does with each command (P24 Instructions for Use 1.1, ScienceMode 4
 * C library). Strict: what the manual forbids is refused with the manual's result code.
 *
 * <p>Time is an argument; one thread.
 */
final class P24Model {

  /** How long switching the high voltage takes (RehaMove3 protocol: acknowledge after 40 ms). */
  private static final long HIGH_VOLTAGE_NS = 40_000_000L;

  private static final int VOLTAGE_STANDARD = 0;
  private static final int VOLTAGE_OFF = 1;
  private static final int VOLTAGE_150 = 6;
  private static final int CHANNELS = 8;
  private static final int STATE_ELECTRODE = 1;
  private static final int STATE_LOW_CURRENT = 3;
  private static final int BATTERY_PERCENT = 87;

  /** Period resolution of mid level: 0.5 ms, with the accuracy bit 0.25 ms. */
  private static final long PERIOD_STEP_NS = 500_000;

  private static final long FINE_PERIOD_STEP_NS = 250_000;

  /** The vendor's check adds this to each pulse, in us. */
  private static final int PULSE_OVERHEAD_MICROS = 60;

  private enum Level {
    NONE,
    LOW,
    MID
  }

  /**
   * The answer to one command.
   *
   * @param data result byte and what follows it
   * @param busyNs how long the device is at it before it answers
   */
  @SuppressWarnings("ArrayRecordComponent") // An answer is sent once and never compared.
  record Reply(int command, byte[] data, long busyNs) {

    int result() {
      return data[0];
    }
  }

  private final ScienceMode4Variant variant;
  private final DeviceFailures failures;
  private final PulseSink sink;
  private final MidLevelOutput trains = new MidLevelOutput();
  private Level level = Level.NONE;
  private int voltage = VOLTAGE_OFF;
  private boolean stopAllOnError;

  /** One hexadecimal digit a mid-level channel, channel 1 the lowest. */
  private int channelStates;

  /**
   * @param variant which of the devices that speak this protocol it is
   * @param sink gets every pulse
   */
  P24Model(ScienceMode4Variant variant, DeviceFailures failures, PulseSink sink) {
    this.variant = variant;
    this.failures = failures;
    this.sink = sink;
  }

  /** The mid-level trains. */
  MidLevelOutput trains() {
    return trains;
  }

  Reply execute(ScienceMode4Frame frame, long nowNs) {
    P24Command command = P24Command.of(frame.command());
    if (command == null || !variant.answers(command)) {
      return new Reply(
          P24Command.UNKNOWN_COMMAND, new byte[] {(byte) P24Result.INVALID_COMMAND}, 0);
    }
    byte[] data = frame.data();
    if (!command.isQuestion() && failures.is(DeviceFailure.Kind.NAK, nowNs)) {
      int result = failures.argument(DeviceFailure.Kind.NAK, 0, nowNs);
      return reply(command, result == 0 ? P24Result.PARAMETER : result);
    }
    return switch (command) {
      case LL_INIT -> initLow(data);
      case LL_CHANNEL_CONFIG -> pulse(data, nowNs);
      case LL_STOP -> stop(command, data, Level.LOW);
      case ML_INIT -> initMid(data);
      case ML_UPDATE -> reply(command, update(data, nowNs));
      case ML_STOP -> stop(command, data, Level.MID);
      case ML_GET_CURRENT_DATA -> currentData(data, nowNs);
      case GET_VERSION_MAIN -> query(command, data, 0, 1, 0, 0, 4, 0, 0);
      case GET_DEVICE_ID -> deviceId(data);
      case GET_BATTERY_STATUS -> query(command, data, 0, batteryPercent(nowNs), 0x0F, 0xA0);
      case RESET -> reset(data);
      case GET_STIM_STATUS -> query(command, data, 0, status(), voltage);
      case GET_EXTENDED_VERSION -> query(command, data, 0, 1, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0);
    };
  }

  private int batteryPercent(long nowNs) {
    return failures.argument(DeviceFailure.Kind.BATTERY, BATTERY_PERCENT, nowNs);
  }

  private Reply initLow(byte[] data) {
    if (data.length != 1) {
      return reply(P24Command.LL_INIT, P24Result.PARAMETER);
    }
    int measurement = data[0] >> 4 & 7;
    int asked = data[0] >> 1 & 7;
    if (measurement != 0 || asked > VOLTAGE_150 || (data[0] & 0x81) != 0) {
      return reply(P24Command.LL_INIT, P24Result.PARAMETER);
    }
    if (level == Level.MID) {
      return reply(P24Command.LL_INIT, P24Result.NOT_INITIALIZED);
    }
    level = Level.LOW;
    voltage = asked == VOLTAGE_STANDARD ? VOLTAGE_150 : asked;
    return reply(P24Command.LL_INIT, P24Result.OK, HIGH_VOLTAGE_NS);
  }

  private Reply pulse(byte[] data, long nowNs) {
    P24Command command = P24Command.LL_CHANNEL_CONFIG;
    int head = data.length == 0 ? 0 : data[0] & 0xFF;
    boolean execute = (head & 0x80) != 0;
    int points = (head & 0x0F) + 1;
    // The C library sends no points when nothing is to be executed, ScienceMode4Python does.
    boolean whole = data.length == 1 + 4 * points || (!execute && data.length == 1);
    int socket = head >> 5 & 3;
    int connector = head >> 4 & 1;
    byte[] ack = variant.pulseAck(connector << 4 | socket);
    int channel = 1 + socket + 4 * connector;
    long busyNs = 0;
    if (!whole || channel > variant.channels) {
      ack[0] = P24Result.PARAMETER;
    } else if (level != Level.LOW) {
      ack[0] = P24Result.NOT_INITIALIZED;
    } else if (execute) {
      Waveform waveform = Waveform.read(data, 1, points);
      if (!waveform.isWithinDevice() || interpolates(data, 1, points)) {
        ack[0] = P24Result.PARAMETER;
      } else if (voltage == VOLTAGE_OFF && waveform.currentMilliamps() > 0) {
        ack[0] = P24Result.PULSE_LOW_CURRENT;
      } else if (failures.of(DeviceFailure.Kind.ELECTRODE, channel, nowNs)) {
        ack[0] = P24Result.ELECTRODE;
      } else if (failures.of(DeviceFailure.Kind.LOW_CURRENT, channel, nowNs)) {
        ack[0] = P24Result.PULSE_LOW_CURRENT;
      } else {
        sink.pulse(channel, waveform, 1, nowNs);
        busyNs = waveform.durationMicros() * 1000;
      }
    }
    return new Reply(command.number + 1, ack, busyNs);
  }

  /** A mid-level pulse that is due: given, or the end of its channel, or of all channels. */
  void midLevelPulse(int channel, Waveform waveform, double scale, long startNs) {
    int state =
        failures.of(DeviceFailure.Kind.ELECTRODE, channel, startNs)
            ? STATE_ELECTRODE
            : failures.of(DeviceFailure.Kind.LOW_CURRENT, channel, startNs) ? STATE_LOW_CURRENT : 0;
    if (state == 0 || waveform.currentMilliamps() == 0) {
      sink.pulse(channel, waveform, scale, startNs);
    } else {
      channelStates |= state << (4 * (channel - 1));
      if (stopAllOnError) {
        trains.stop();
      } else {
        trains.stop(channel);
      }
    }
  }

  private Reply initMid(byte[] data) {
    if (data.length != 1 || (data[0] & ~1) != 0) {
      return reply(P24Command.ML_INIT, P24Result.PARAMETER);
    }
    if (level == Level.LOW) {
      return reply(P24Command.ML_INIT, P24Result.NOT_INITIALIZED);
    }
    level = Level.MID;
    stopAllOnError = data[0] == 1;
    channelStates = 0;
    voltage = VOLTAGE_150;
    return reply(P24Command.ML_INIT, P24Result.OK, HIGH_VOLTAGE_NS);
  }

  private int update(byte[] data, long nowNs) {
    if (data.length == 0 || (data[0] & 0xFF) >> variant.channels != 0) {
      return P24Result.PARAMETER;
    }
    MidLevelOutput.@Nullable Train[] next = new MidLevelOutput.@Nullable Train[CHANNELS];
    double load = 0;
    int at = 1;
    for (int i = 0; i < CHANNELS; i++) {
      if ((data[0] >> i & 1) == 0) {
        continue;
      }
      int points = at < data.length ? (data[at] >> 4 & 0x0F) + 1 : 0;
      if (points == 0 || at + 3 + 4 * points > data.length) {
        return P24Result.PARAMETER;
      }
      int code = (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF);
      long periodNs = (code >> 1) * ((code & 1) != 0 ? FINE_PERIOD_STEP_NS : PERIOD_STEP_NS);
      Waveform waveform = Waveform.read(data, at + 3, points);
      if (periodNs == 0 || !waveform.isWithinDevice() || interpolates(data, at + 3, points)) {
        return P24Result.PARAMETER;
      }
      load += (waveform.durationMicros() + PULSE_OVERHEAD_MICROS) * 1e6 / periodNs;
      next[i] = new MidLevelOutput.Train(waveform, periodNs, data[at] & 0x0F);
      at += 3 + 4 * points;
    }
    // The vendor's validity check: less than one second of output in a second.
    if (at != data.length || load >= 1000) {
      return P24Result.PARAMETER;
    }
    if (level != Level.MID) {
      return P24Result.NOT_INITIALIZED;
    }
    trains.update(next, nowNs);
    return P24Result.OK;
  }

  private Reply currentData(byte[] data, long nowNs) {
    P24Command command = P24Command.ML_GET_CURRENT_DATA;
    int selection = data.length == 1 ? data[0] : 0;
    byte[] ack;
    int active = trains.activeMask();
    switch (selection) {
      case 2 -> ack = new byte[] {0, 2, fourChannels(0, active)};
      case 3 -> ack = new byte[] {0, 3, fourChannels(0, active), fourChannels(4, active)};
      case 4 ->
          ack =
              ByteBuffer.allocate(7)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .put((byte) 0)
                  .put((byte) 4)
                  .put((byte) active)
                  .putInt(channelStates)
                  .array();
      default -> {
        return reply(command, P24Result.PARAMETER);
      }
    }
    if (level == Level.MID) {
      trains.keepAlive(nowNs);
    } else {
      ack[0] = P24Result.NOT_INITIALIZED;
    }
    return new Reply(command.number + 1, ack, 0);
  }

  /** Electrode errors of four channels in bits 0 to 3, bit 4 when any of them runs. */
  private byte fourChannels(int from, int active) {
    int bits = (active >> from & 0x0F) != 0 ? 0x10 : 0;
    for (int i = 0; i < 4; i++) {
      bits |= (channelStates >> (4 * (from + i)) & 0x0F) == STATE_ELECTRODE ? 1 << i : 0;
    }
    return (byte) bits;
  }

  private Reply stop(P24Command command, byte[] data, Level of) {
    if (data.length != 0) {
      return reply(command, P24Result.PARAMETER);
    }
    if (level != of) {
      return reply(command, P24Result.NOT_INITIALIZED);
    }
    off();
    return reply(command, P24Result.OK, HIGH_VOLTAGE_NS);
  }

  private Reply reset(byte[] data) {
    if (data.length == 0) {
      off();
    }
    return query(P24Command.RESET, data, 0);
  }

  /** Power was lost, or the device has restarted. */
  void off() {
    trains.stop();
    level = Level.NONE;
    voltage = VOLTAGE_OFF;
  }

  private Reply deviceId(byte[] data) {
    byte[] id = variant.deviceId.getBytes(StandardCharsets.US_ASCII);
    return data.length == 0
        ? new Reply(
            P24Command.GET_DEVICE_ID.number + 1,
            ByteBuffer.allocate(11).put((byte) 0).put(id, 0, 10).array(),
            0)
        : reply(P24Command.GET_DEVICE_ID, P24Result.PARAMETER);
  }

  private int status() {
    return switch (level) {
      case NONE -> 0;
      case LOW -> 1;
      case MID -> trains.isRunning() ? 3 : 2;
    };
  }

  private static Reply query(P24Command command, byte[] data, int... answer) {
    if (data.length != 0) {
      return reply(command, P24Result.PARAMETER);
    }
    byte[] ack = new byte[answer.length];
    for (int i = 0; i < ack.length; i++) {
      ack[i] = (byte) answer[i];
    }
    return new Reply(command.number + 1, ack, 0);
  }

  private static boolean interpolates(byte[] data, int offset, int points) {
    for (int i = 0; i < points; i++) {
      if ((data[offset + 4 * i + 3] & 0x60) != 0) {
        return true;
      }
    }
    return false;
  }

  private static Reply reply(P24Command command, int result) {
    return reply(command, result, 0);
  }

  private static Reply reply(P24Command command, int result, long busyNs) {
    return new Reply(command.number + 1, new byte[] {(byte) result}, busyNs);
  }
}
