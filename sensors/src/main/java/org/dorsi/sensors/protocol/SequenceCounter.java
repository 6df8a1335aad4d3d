package org.dorsi.sensors.protocol;

/**
 * Counts what is missing between the 16-bit frame numbers of a device.
 *
 * <p>A step backwards, or forwards by half the range, is taken for a restarted device and counts
 * nothing.
 */
public final class SequenceCounter {

  private static final int MASK = 0xFFFF;
  private static final int RESTART = 0x8000;

  private int last = -1;

  /**
   * Notes the number of a frame.
   *
   * @return how many frames are missing before it
   */
  public int missingBefore(int number) {
    int step = last < 0 ? 1 : (number - last) & MASK;
    last = number & MASK;
    return step == 0 || step >= RESTART ? 0 : step - 1;
  }
}
