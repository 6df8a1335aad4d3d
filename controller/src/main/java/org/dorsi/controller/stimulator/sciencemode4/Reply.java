package org.dorsi.controller.stimulator.sciencemode4;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the device says (stimulators.md, sections 1.3 to 1.6). */
public sealed interface Reply {

  /** See {@link Command}; for most replies that of the request plus 1. */
  int command();

  /** See {@link Result}. */
  int result();

  /** Adds what follows the result to a frame that was begun. */
  void writeDetails(FrameWriter frame);

  /** Writes the whole frame. */
  default FrameWriter write(FrameWriter frame, int packetNumber) {
    frame.begin(packetNumber, command()).put(result());
    writeDetails(frame);
    return frame.end();
  }

  /** The device did, or did not do, what a request without an answer asked: command + 1. */
  record Plain(int command, int result) implements Reply {
    @Override
    public void writeDetails(FrameWriter frame) {}
  }

  /**
   * The device answers a pulse after it was given.
   *
   * @param connector 0 yellow, 1 green
   * @param channel 0 to 3; on a RehaMove 3 the channel of an error
   * @param measurement what is measured, 0 nothing; a RehaMove 3 does not say, which is 0
   */
  record LowLevelChannelConfig(int result, int connector, int channel, int measurement)
      implements Reply {
    @Override
    public int command() {
      return Command.LL_CHANNEL_CONFIG + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      frame.put(connector << 4 | channel).put(measurement);
    }
  }

  /**
   * The same with what was measured during the pulse.
   *
   * @param samplingMicros time between samples
   * @param samples 128 values as they are sent, in hundredths
   */
  record LowLevelMeasurement(
      int result,
      int connector,
      int channel,
      int measurement,
      int samplingMicros,
      List<Integer> samples)
      implements Reply {

    /** How many samples there are. */
    public static final int SAMPLES = 128;

    public LowLevelMeasurement {
      samples = List.copyOf(samples);
    }

    @Override
    public int command() {
      return Command.LL_CHANNEL_CONFIG + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      frame.put(connector << 4 | channel).put(measurement).putShort(samplingMicros);
      samples.forEach(frame::putShort);
    }
  }

  /**
   * Which mid-level channels run, and how: selection 4, that of a P24.
   *
   * @param activeBits one bit a channel, channel 1 the lowest
   * @param channelStates one hexadecimal digit a channel, channel 1 the lowest: 0 good, 1 electrode
   *     error, 2 pulse time-out, 3 low current
   */
  record MidLevelCurrentData(int result, int selection, int activeBits, int channelStates)
      implements Reply {
    @Override
    public int command() {
      return Command.ML_GET_CURRENT_DATA + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      frame.put(selection).put(activeBits).put(channelStates).put(channelStates >> 8);
      frame.put(channelStates >> 16).put(channelStates >> 24);
    }
  }

  /**
   * Which mid-level channels have an electrode error: selections 2 (a RehaMove 3) and 3.
   *
   * @param electrodeErrorBits one bit a channel, channel 1 the lowest; selection 2 has four
   * @param runningBits bit 0: channels 1 to 4 run; bit 1, of selection 3: channels 5 to 8 run
   */
  record MidLevelErrors(int result, int selection, int electrodeErrorBits, int runningBits)
      implements Reply {

    @Override
    public int command() {
      return Command.ML_GET_CURRENT_DATA + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      frame.put(selection).put((electrodeErrorBits & 0x0F) | (runningBits & 1) << 4);
      if (selection == 3) {
        frame.put((electrodeErrorBits >> 4 & 0x0F) | (runningBits & 2) << 3);
      }
    }
  }

  /** The device's name for itself, up to ten characters. */
  record DeviceId(int result, String id) implements Reply {
    @Override
    public int command() {
      return Command.GET_DEVICE_ID + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      for (byte b : id.getBytes(StandardCharsets.US_ASCII)) {
        frame.put(b);
      }
    }
  }

  /**
   * Versions of one processor, and of the protocol it speaks.
   *
   * @param command that of the main or of the stimulation processor, plus 1
   * @param firmware major, minor and revision
   * @param protocol major, minor and revision
   */
  record Version(int command, int result, List<Integer> firmware, List<Integer> protocol)
      implements Reply {

    public Version {
      firmware = List.copyOf(firmware);
      protocol = List.copyOf(protocol);
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      firmware.forEach(frame::put);
      protocol.forEach(frame::put);
    }
  }

  /**
   * Versions with the fingerprint of the firmware.
   *
   * @param firmware major, minor and revision
   * @param protocol major, minor and revision
   * @param hash 32 bits
   * @param hashType 0 to 3
   */
  record ExtendedVersion(
      int result,
      List<Integer> firmware,
      List<Integer> protocol,
      int hash,
      int hashType,
      boolean hashValid)
      implements Reply {

    public ExtendedVersion {
      firmware = List.copyOf(firmware);
      protocol = List.copyOf(protocol);
    }

    @Override
    public int command() {
      return Command.GET_EXTENDED_VERSION + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      firmware.forEach(frame::put);
      protocol.forEach(frame::put);
      frame.putShort(hash >> 16).putShort(hash).put(hashType).put(hashValid ? 1 : 0);
    }
  }

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

    @Override
    public int command() {
      return Command.GET_STIM_STATUS + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      frame.put(status).put(highVoltage);
    }
  }

  /** Charge of a battery; a P24 has none. */
  record BatteryStatus(int result, int percent, int millivolts) implements Reply {
    @Override
    public int command() {
      return Command.GET_BATTERY_STATUS + 1;
    }

    @Override
    public void writeDetails(FrameWriter frame) {
      frame.put(percent).putShort(millivolts);
    }
  }

  /** The device could not make sense of something (66), or does not know a command (67). */
  record Refusal(int command, int result) implements Reply {
    @Override
    public void writeDetails(FrameWriter frame) {}
  }

  /** The frame as a reply; null where it is none that a host needs, or too short for what it is. */
  static @Nullable Reply of(FrameReader frame) {
    return frame.dataLength() < 1 ? null : ReplyDecoder.decode(frame);
  }
}
