package org.dorsi.controller.stimulator.sciencemode2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the host says (stimulators.md, section 2.3). */
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

  /** A request without data: the sign of life, the question for the mode, the stop. */
  record Plain(int command) implements Request {
    @Override
    public void writeData(FrameWriter frame) {}
  }

  /**
   * The answer to the device's Init, with the packet number of that.
   *
   * @param result 0, or {@link Result#INCOMPATIBLE_VERSION}
   */
  record InitAck(int result) implements Request {
    @Override
    public int command() {
      return Command.INIT_ACK;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(result);
    }
  }

  /**
   * Sets which channels are in the list, and how often it is gone through.
   *
   * @param lowFrequencyFactor 0 to 7
   * @param activeBits one bit a channel, channel 1 the lowest
   * @param lowFrequencyBits the same: channels that leave lists out
   * @param interPulseHalfMillis time between the pulses of a doublet in steps of 0.5 ms, 3 to 258;
   *     today's devices want 16 (8 ms) at least
   * @param mainHalfMillis time between lists in steps of 0.5 ms, 2 (once only) to 2050; today's
   *     devices want 16 (8 ms) at least
   * @param execution 0; 1, faster, is not implemented in any device
   */
  record InitChannelListMode(
      int lowFrequencyFactor,
      int activeBits,
      int lowFrequencyBits,
      int interPulseHalfMillis,
      int mainHalfMillis,
      int execution)
      implements Request {

    /** The shortest time between pulses is this much more than code 0 says: 1.5 ms. */
    static final int INTER_PULSE_OFFSET = 3;

    /** Code 0, once only, is this long: 1 ms. */
    static final int MAIN_OFFSET = 2;

    static final int LARGEST_MAIN_CODE = 2048;

    public InitChannelListMode {
      check("low-frequency factor", lowFrequencyFactor, 7);
      check("channel bits", activeBits, 255);
      check("low-frequency bits", lowFrequencyBits, 255);
      check("execution", execution, 1);
      int interPulse = interPulseHalfMillis - INTER_PULSE_OFFSET;
      if (interPulse < 0 || interPulse > 255) {
        throw new IllegalArgumentException(
            "inter-pulse interval must be in [1.5, 129] ms, got " + interPulseHalfMillis / 2.0);
      }
      int main = mainHalfMillis - MAIN_OFFSET;
      if (main < 0 || main > LARGEST_MAIN_CODE) {
        throw new IllegalArgumentException(
            "main interval must be in [1, 1025] ms, got " + mainHalfMillis / 2.0);
      }
    }

    @Override
    public int command() {
      return Command.INIT_CHANNEL_LIST_MODE;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(lowFrequencyFactor).put(activeBits).put(lowFrequencyBits);
      frame.put(interPulseHalfMillis - INTER_PULSE_OFFSET);
      frame.putShort(mainHalfMillis - MAIN_OFFSET).put(execution);
    }
  }

  /**
   * What one channel of the list gives.
   *
   * @param mode 0 single pulse, 1 doublet, 2 triplet
   * @param widthMicros 0 to 500; the device makes 20 us of anything shorter
   * @param milliamps 0 to 130
   */
  record ListedPulse(int mode, int widthMicros, int milliamps) {
    public ListedPulse {
      check("mode", mode, 2);
      checkPulse(widthMicros, milliamps);
    }
  }

  /**
   * Starts the list, or changes what is running.
   *
   * @param pulses one for each channel that the list was initialised with, ascending
   */
  record StartChannelListMode(List<ListedPulse> pulses) implements Request {
    public StartChannelListMode {
      pulses = List.copyOf(pulses);
      check("channel count", pulses.size(), 8);
    }

    @Override
    public int command() {
      return Command.START_CHANNEL_LIST_MODE;
    }

    @Override
    public void writeData(FrameWriter frame) {
      pulses.forEach(p -> frame.put(p.mode).putShort(p.widthMicros).put(p.milliamps));
    }
  }

  /**
   * One pulse of one channel, given at once.
   *
   * @param channel 0 to 7
   * @param widthMicros 0 to 500
   * @param milliamps 0 to 130
   */
  record SinglePulse(int channel, int widthMicros, int milliamps) implements Request {
    public SinglePulse {
      check("channel", channel, 7);
      checkPulse(widthMicros, milliamps);
    }

    @Override
    public int command() {
      return Command.SINGLE_PULSE;
    }

    @Override
    public void writeData(FrameWriter frame) {
      frame.put(channel).putShort(widthMicros).put(milliamps);
    }
  }

  private static void check(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(what + " must be in [0, " + most + "], got " + value);
    }
  }

  private static void checkPulse(int widthMicros, int milliamps) {
    if (!isPulse(widthMicros, milliamps)) {
      throw new IllegalArgumentException(
          "a pulse must have [0, 500] us and [0, 130] mA, got "
              + widthMicros
              + " us and "
              + milliamps
              + " mA");
    }
  }

  /** Whether the wire can carry such a pulse. */
  static boolean isPulse(int widthMicros, int milliamps) {
    return widthMicros >= 0 && widthMicros <= 500 && milliamps >= 0 && milliamps <= 130;
  }
}
