package org.dorsi.controller.stimulator.sciencemode2;

import org.jspecify.annotations.Nullable;

/** What the device says (stimulators.md, sections 2.2 and 2.3). */
public sealed interface Reply {

  /** See {@link Command}. */
  int command();

  /** Adds the data to a frame that was begun. */
  void writeData(FrameWriter frame);

  /** Writes the whole frame. */
  default FrameWriter write(FrameWriter frame, int packetNumber) {
    frame.begin(packetNumber, command());
    writeData(frame);
    return frame.end();
  }

  /** The device is there and waits for an answer; it counts these packets by itself. */
  record Init(int version) implements Reply {
    @Override
    public int command() {
      return Command.INIT;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(version);
    }
  }

  /** The device does not know a command. */
  record UnknownCommand(int echo) implements Reply {
    @Override
    public int command() {
      return Command.UNKNOWN_COMMAND;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(echo);
    }
  }

  /**
   * The device did, or did not do, what it was asked.
   *
   * @param command that of the request plus 1
   * @param result see {@link Result}
   */
  record Acknowledge(int command, int result) implements Reply {
    @Override
    public void writeData(FrameWriter frame) {
      frame.put(result);
    }
  }

  /**
   * What the device is doing.
   *
   * @param result see {@link Result}; where it is not 0, there is no mode
   * @param mode see {@link StimulationMode#START} and the following; {@link StimulationMode#NONE}
   *     where there is none
   */
  record StimulationMode(int result, int mode) implements Reply {
    public static final int NONE = -1;
    public static final int START = 0;
    public static final int INITIALISED = 1;
    public static final int STARTED = 2;

    @Override
    public int command() {
      return Command.GET_STIMULATION_MODE + 1;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(result);
      if (mode != NONE) {
        frame.put(mode);
      }
    }
  }

  /** The device has stopped by itself, see {@link Result#stimulationError}. */
  record StimulationError(int error) implements Reply {
    @Override
    public int command() {
      return Command.STIMULATION_ERROR;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(error);
    }
  }

  /** The frame as a reply; null where it is none, or too short for what it is. */
  static @Nullable Reply of(FrameReader frame) {
    if (frame.dataLength() < 1) {
      return null;
    }
    int first = frame.data(0);
    return switch (frame.command()) {
      case Command.INIT -> new Init(first);
      case Command.UNKNOWN_COMMAND -> new UnknownCommand(first);
      case Command.INIT_CHANNEL_LIST_MODE + 1,
          Command.START_CHANNEL_LIST_MODE + 1,
          Command.STOP_CHANNEL_LIST_MODE + 1,
          Command.SINGLE_PULSE + 1 ->
          new Acknowledge(frame.command(), (byte) first);
      case Command.GET_STIMULATION_MODE + 1 -> mode(frame, (byte) first);
      case Command.STIMULATION_ERROR -> new StimulationError((byte) first);
      default -> null;
    };
  }

  private static @Nullable Reply mode(FrameReader frame, int result) {
    if (result != Result.OK) {
      return new StimulationMode(result, StimulationMode.NONE);
    }
    return frame.dataLength() < 2 ? null : new StimulationMode(result, frame.data(1));
  }
}
