package org.dorsi.sensors.protocol;

import org.dorsi.sensors.health.HealthCounters;

/**
 * The bytes that a decoder has not yet made up its mind about, and the search for frame starts
 * among them.
 *
 * <p>A candidate that turns out to be no frame costs one byte, not its announced length: a whole
 * frame hidden behind a damaged one is found. Memory is bounded by the longest frame.
 */
final class FrameWindow {

  /** Says what the bytes from a position on are. */
  interface Format {

    /** The bytes cannot be the start of a frame. */
    int NO_FRAME = -1;

    /** More bytes are needed to tell. */
    int INCOMPLETE = 0;

    /**
     * Looks at a candidate and hands it over if it is a good frame.
     *
     * @return the length of the good frame, {@link #NO_FRAME} or {@link #INCOMPLETE}
     */
    int tryFrame(byte[] bytes, int offset, int available, long arrivalNs);
  }

  private final byte[] bytes;
  private final Format format;
  private final HealthCounters counters;
  private int start;
  private int end;
  private boolean inStep = true;

  FrameWindow(int longestFrame, Format format, HealthCounters counters) {
    this.bytes = new byte[2 * longestFrame];
    this.format = format;
    this.counters = counters;
  }

  void accept(long arrivalNs, byte[] chunk, int length) {
    int taken = 0;
    while (taken < length) {
      if (start > 0) {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
      }
      int portion = Math.min(length - taken, bytes.length - end);
      System.arraycopy(chunk, taken, bytes, end, portion);
      taken += portion;
      end += portion;
      findFrames(arrivalNs);
    }
  }

  private void findFrames(long arrivalNs) {
    while (start < end) {
      int result = format.tryFrame(bytes, start, end - start, arrivalNs);
      if (result == Format.INCOMPLETE) {
        return;
      }
      if (result > 0) {
        inStep = true;
        start += result;
        continue;
      }
      if (inStep) {
        inStep = false;
        counters.resynced();
      }
      start++;
    }
  }
}
