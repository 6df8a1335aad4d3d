package org.dorsi.controller.stimulator.sciencemode4;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the host may ask of the device (stimulators.md, sections 1.3 to 1.6). */
public sealed interface Request {

  /** See {@link Command}. */
  int command();

  /** Adds the request's data to a frame that was begun. */
  void writeData(FrameWriter frame);

  /** Writes the whole frame. */
  default FrameWriter write(FrameWriter frame, int packetNumber) {
    frame.begin(packetNumber, command());
    writeData(frame);
    return frame.end();
  }

  /** The frame as a request; null where it is none, or does not fit its command. */
  static @Nullable Request of(FrameReader frame) {
    return RequestDecoder.decode(frame);
  }

  /** A request without data: stops, resets and questions. */
  record Plain(int command) implements Request {
    @Override
    public void writeData(FrameWriter frame) {}
  }

  /**
   * Switches the low level on, and with it the high voltage.
   *
   * @param measurement what the answers to pulses bring: 0 nothing, 1 current, 2 voltage, 3 the
   *     high voltage
   * @param highVoltage 0 standard (150 V), 1 off, 2 to 6 in steps of 30 V
   */
  record LowLevelInit(int measurement, int highVoltage) implements Request {

    static final int MAX_MEASUREMENT = 3;
    static final int MAX_HIGH_VOLTAGE = 6;

    public LowLevelInit {
      check("measurement", 0, measurement, MAX_MEASUREMENT);
      check("high voltage", 0, highVoltage, MAX_HIGH_VOLTAGE);
    }

    @Override
    public int command() {
      return Command.LL_INIT;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(measurement << 4 | highVoltage << 1);
    }
  }

  /**
   * One pulse of one channel, given at once.
   *
   * @param channel 0 to 3: red, blue, black, white
   * @param connector 0 yellow, 1 green
   * @param pointCount number of points, 1 to 16
   * @param points the points; none where {@code execute} is false, as the vendor's library sends it
   */
  record LowLevelChannelConfig(
      boolean execute, int channel, int connector, int pointCount, List<Point> points)
      implements Request {

    public LowLevelChannelConfig {
      points = List.copyOf(points);
      check("channel", 0, channel, 3);
      check("connector", 0, connector, 1);
      check("point count", 1, pointCount, 16);
      if (points.size() != (execute ? pointCount : 0)) {
        throw new IllegalArgumentException(
            "points must be as many as the point count if executed, else none, got "
                + points.size());
      }
    }

    @Override
    public int command() {
      return Command.LL_CHANNEL_CONFIG;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put((execute ? 0x80 : 0) | (channel << 5) | (connector << 4) | (pointCount - 1));
      points.forEach(p -> frame.putPoint(p.micros(), p.halfMilliamps(), p.interpolation()));
    }
  }

  /**
   * Switches the mid level on, and with it the high voltage.
   *
   * @param stopAllOnError whether an error of one channel stops all of them
   */
  record MidLevelInit(boolean stopAllOnError) implements Request {
    @Override
    public int command() {
      return Command.ML_INIT;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(stopAllOnError ? 1 : 0);
    }
  }

  /**
   * What one channel repeats by itself in mid level.
   *
   * @param rampPulses pulses of rising current before the first full one, 0 to 15
   * @param periodQuarterMillis period in steps of 0.25 ms
   * @param fine whether the period is sent in steps of 0.25 ms instead of 0.5 ms
   * @param points 1 to 16
   */
  record Pattern(int rampPulses, int periodQuarterMillis, boolean fine, List<Point> points) {

    public Pattern {
      points = List.copyOf(points);
      check("ramp in pulses", 0, rampPulses, 15);
      check("point count", 1, points.size(), 16);
      int code = fine ? periodQuarterMillis : periodQuarterMillis / 2;
      if (code < 1 || code > 0x7FFF || (!fine && periodQuarterMillis % 2 != 0)) {
        throw new IllegalArgumentException(
            "period must be a multiple of 0.5 ms (0.25 ms if fine) in 15 bits, got "
                + periodQuarterMillis / 4.0
                + " ms");
      }
    }
  }

  /**
   * What every channel repeats from now on; a channel that is not named is switched off.
   *
   * @param channels patterns by channel, 1 to 8
   */
  record MidLevelUpdate(SortedMap<Integer, Pattern> channels) implements Request {

    public MidLevelUpdate {
      channels = new TreeMap<>(channels);
      channels.keySet().forEach(channel -> check("channel", 1, channel, 8));
    }

    @Override
    public int command() {
      return Command.ML_UPDATE;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(channels.keySet().stream().mapToInt(channel -> 1 << (channel - 1)).sum());
      for (Pattern p : channels.values()) {
        int code = p.fine ? p.periodQuarterMillis : p.periodQuarterMillis / 2;
        frame.put(((p.points.size() - 1) << 4) | p.rampPulses);
        frame.putShort((code << 1) | (p.fine ? 1 : 0));
        p.points.forEach(
            point -> frame.putPoint(point.micros(), point.halfMilliamps(), point.interpolation()));
      }
    }
  }

  /**
   * Asks how the channels are doing in mid level, and keeps it alive for another 2 s.
   *
   * @param selection 4 on a P24, 2 on a RehaMove 3
   */
  record MidLevelGetCurrentData(int selection) implements Request {

    public MidLevelGetCurrentData {
      check("selection", 0, selection, 255);
    }

    @Override
    public int command() {
      return Command.ML_GET_CURRENT_DATA;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(selection);
    }
  }

  /**
   * Switches parts of the device on.
   *
   * @param modules one bit a part: 0 stimulation, 1 Bluetooth, 2 EMG, 3 card, 4 demultiplexer
   */
  record SetPower(long modules) implements Request {
    @Override
    public int command() {
      return Command.SET_POWER;
    }

    @Override
    public void writeData(FrameWriter frame) {
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.put((int) (modules >> shift));
      }
    }
  }

  private static void check(String what, int least, int value, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be in [" + least + ", " + most + "], got " + value);
    }
  }
}
