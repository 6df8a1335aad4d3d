package org.dorsi.sim.device;

import java.nio.ByteBuffer;
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

  private final String deviceId;
  private final PulseSink sink;
  private final MidLevelOutput trains = new MidLevelOutput();
  private Level level = Level.NONE;
  private int voltage = VOLTAGE_OFF;

  /**
   * @param deviceId ten characters
   * @param sink gets every pulse
   */
  P24Model(String deviceId, PulseSink sink) {
    this.deviceId = deviceId;
    this.sink = sink;
  }

  /** The mid-level trains. */
  MidLevelOutput trains() {
    return trains;
  }

  Reply execute(ScienceMode4Frame frame, long nowNs) {
    P24Command command = P24Command.of(frame.command());
    if (command == null) {
      return new Reply(
          P24Command.UNKNOWN_COMMAND, new byte[] {(byte) P24Result.INVALID_COMMAND}, 0);
    }
    byte[] data = frame.data();
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
      case RESET -> reset(data);
      case GET_STIM_STATUS -> query(command, data, 0, status(), voltage);
      case GET_EXTENDED_VERSION -> query(command, data, 0, 1, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0);
    };
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
    byte[] ack = {0, (byte) (connector << 4 | socket), 0};
    long busyNs = 0;
    if (!whole) {
      ack[0] = P24Result.PARAMETER;
    } else if (level != Level.LOW) {
      ack[0] = P24Result.NOT_INITIALIZED;
    } else if (execute) {
      Waveform waveform = Waveform.read(data, 1, points);
      if (!waveform.isWithinDevice() || interpolates(data, 1, points)) {
        ack[0] = P24Result.PARAMETER;
      } else if (voltage == VOLTAGE_OFF && waveform.currentMilliamps() > 0) {
        ack[0] = P24Result.PULSE_LOW_CURRENT;
      } else {
        sink.pulse(1 + socket + 4 * connector, waveform, 1, nowNs);
        busyNs = waveform.durationMicros() * 1000;
      }
    }
    return new Reply(command.number + 1, ack, busyNs);
  }

  private Reply initMid(byte[] data) {
    if (data.length != 1 || (data[0] & ~1) != 0) {
      return reply(P24Command.ML_INIT, P24Result.PARAMETER);
    }
    if (level == Level.LOW) {
      return reply(P24Command.ML_INIT, P24Result.NOT_INITIALIZED);
    }
    level = Level.MID;
    voltage = VOLTAGE_150;
    return reply(P24Command.ML_INIT, P24Result.OK, HIGH_VOLTAGE_NS);
  }

  private int update(byte[] data, long nowNs) {
    if (data.length == 0) {
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
      case 2 -> ack = new byte[] {0, 2, (byte) ((active & 0x0F) != 0 ? 0x10 : 0)};
      case 3 ->
          ack =
              new byte[] {
                0, 3, (byte) ((active & 0x0F) != 0 ? 0x10 : 0), (byte) (active > 0x0F ? 0x10 : 0)
              };
      case 4 -> ack = new byte[] {0, 4, (byte) active, 0, 0, 0, 0};
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

  private void off() {
    trains.stop();
    level = Level.NONE;
    voltage = VOLTAGE_OFF;
  }

  private Reply deviceId(byte[] data) {
    byte[] id = deviceId.getBytes(StandardCharsets.US_ASCII);
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
