package org.dorsi.sensors.protocol;

/**
 * One sample frame of a foot-switch board, as a view that the decoder fills again and again.
 *
 * <p>Valid only inside {@link Fs1Listener#onSample}.
 */
public final class Fs1Sample {

  /** The most analog channels a frame can carry. */
  public static final int MAX_CHANNELS = 16;

  private final int[] analog = new int[MAX_CHANNELS];
  private int channels;
  private int sequence;
  private int boardTicks;
  private int closed;

  Fs1Sample() {}

  void set(int sequence, int boardTicks, int closed, int channels) {
    this.sequence = sequence;
    this.boardTicks = boardTicks;
    this.closed = closed;
    this.channels = channels;
  }

  void setAnalog(int channel, int counts) {
    analog[channel] = counts;
  }

  /** Number of the sample, 0 to 65535, wraps. */
  public int sequence() {
    return sequence;
  }

  /** The board's clock, us as an unsigned 32-bit number that wraps each 4294.967296 s. */
  public long boardMicros() {
    return boardTicks & 0xFFFFFFFFL;
  }

  /** Closed switches of the left foot as decided on the board: heel 1, met5 2, met1 4, toe 8. */
  public int leftClosedBits() {
    return closed & 0x0F;
  }

  /** Closed switches of the right foot, in the same order. */
  public int rightClosedBits() {
    return closed >>> 4;
  }

  /** How many analog channels the frame carries, 0 to 16. */
  public int channels() {
    return channels;
  }

  /** Raw ADC counts of a channel; the order is the one of the board's hello. */
  public int analogCounts(int channel) {
    if (channel < 0 || channel >= channels) {
      throw new IndexOutOfBoundsException(
          "analog channel must be in [0, " + channels + "), got " + channel);
    }
    return analog[channel];
  }
}
