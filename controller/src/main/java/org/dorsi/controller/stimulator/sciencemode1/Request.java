package org.dorsi.controller.stimulator.sciencemode1;

import java.util.List;

/** What the host may ask of the device. */
public sealed interface Request {

  /** Channel list mode is set up. */
  int INIT = 0;

  /** The channel list starts, or changes. */
  int UPDATE = 1;

  /** The channel list stops. */
  int STOP = 2;

  /** One pulse. */
  int SINGLE_PULSE = 3;

  /** Which command it is, 0 to 3; the answer repeats it. */
  int ident();

  /**
   * Sets which channels are in the list, and how often it is gone through.
   *
   * @param lowFrequencyFactor 0 to 7
   * @param activeBits one bit a channel, channel 1 the lowest
   * @param lowFrequencyBits the same: channels that leave lists out
   * @param groupHalfMillis time between the pulses of a doublet in steps of 0.5 ms, 3 to 34
   * @param mainHalfMillis time between lists in steps of 0.5 ms, 2 (once only) to 2049
   */
  record Init(
      int lowFrequencyFactor,
      int activeBits,
      int lowFrequencyBits,
      int groupHalfMillis,
      int mainHalfMillis)
      implements Request {

    /** The shortest time between pulses is this much more than code 0 says: 1.5 ms. */
    static final int GROUP_OFFSET = 3;

    /** Code 0, once only, is this long: 1 ms. */
    static final int MAIN_OFFSET = 2;

    public Init {
      check("low-frequency factor", lowFrequencyFactor, 7);
      check("channels", activeBits, 255);
      check("low-frequency channels", lowFrequencyBits, 255);
      check("group time code", groupHalfMillis - GROUP_OFFSET, 31);
      check("main time code", mainHalfMillis - MAIN_OFFSET, 2047);
    }

    @Override
    public int ident() {
      return INIT;
    }
  }

  /**
   * What one channel of the list gives.
   *
   * @param mode 0 single pulse, 1 doublet, 2 triplet
   * @param widthMicros 0, or 10 to 500
   * @param milliamps 0 to 127; the device has steps of 2 mA
   */
  record ListedPulse(int mode, int widthMicros, int milliamps) {
    public ListedPulse {
      check("mode", mode, 2);
      checkWidth(widthMicros);
      check("current", milliamps, 127);
    }
  }

  /**
   * Starts the list, or changes what is running.
   *
   * @param pulses one for each channel that the list was set up with, ascending
   */
  record Update(List<ListedPulse> pulses) implements Request {
    public Update {
      pulses = List.copyOf(pulses);
      check("channels", pulses.size(), 8);
    }

    @Override
    public int ident() {
      return UPDATE;
    }
  }

  /** Stops the list. */
  record Stop() implements Request {
    @Override
    public int ident() {
      return STOP;
    }
  }

  /**
   * One pulse of one channel, given at once.
   *
   * @param channel 0 to 7
   * @param widthMicros 0, or 10 to 500
   * @param milliamps 0 to 127; the device has steps of 2 mA
   */
  record SinglePulse(int channel, int widthMicros, int milliamps) implements Request {
    public SinglePulse {
      check("channel", channel, 7);
      checkWidth(widthMicros);
      check("current", milliamps, 127);
    }

    @Override
    public int ident() {
      return SINGLE_PULSE;
    }
  }

  private static void checkWidth(int widthMicros) {
    if (!isWidth(widthMicros)) {
      throw new IllegalArgumentException(
          "pulse width must be 0 or in [10, 500] us, got " + widthMicros);
    }
  }

  /** Whether the device has such a pulse. */
  static boolean isWidth(int widthMicros) {
    return widthMicros == 0 || (widthMicros >= 10 && widthMicros <= 500);
  }

  private static void check(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(what + " must be in [0, " + most + "], got " + value);
    }
  }
}
