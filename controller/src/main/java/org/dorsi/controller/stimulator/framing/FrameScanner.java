package org.dorsi.controller.stimulator.framing;

/**
 * Finds frames in a stream of bytes, one byte at a time, and asks whoever knows the protocol
 * whether each of them is good.
 *
 * <p>After an escape byte the next byte is data, whatever it is. An unescaped start byte begins a
 * new frame wherever it comes. A stream that was cut behind an escape byte hides the start byte
 * that follows; so a bad frame is looked through once more, for a good one at its end. What is bad
 * is counted and forgotten. Bounded memory, no allocation. One thread at a time.
 */
public final class FrameScanner {

  /** Knows what a good frame is, and takes it apart. */
  @FunctionalInterface
  public interface Check {
    /** Whether the first {@code length} bytes, start and stop included, are a good frame. */
    boolean isGood(byte[] frame, int length);
  }

  private final byte[] frame;
  private final Check check;
  private int length;
  private boolean inFrame;
  private boolean escaped;
  private long frames;
  private long damaged;
  private long skippedBytes;

  /**
   * @param longest bytes of the longest frame on the wire
   * @param check tells good frames from bad ones
   */
  public FrameScanner(int longest, Check check) {
    this.frame = new byte[longest];
    this.check = check;
  }

  /**
   * Takes one byte.
   *
   * @return true when it completed a good frame
   */
  public boolean accept(byte b) {
    boolean isData = escaped;
    escaped = inFrame && !isData && b == Stuffing.ESCAPE;
    if (!isData && b == Stuffing.START) {
      damaged += inFrame ? 1 : 0;
      inFrame = true;
      frame[0] = b;
      length = 1;
      return false;
    }
    if (!inFrame) {
      skippedBytes++;
      return false;
    }
    if (length == frame.length) {
      damaged++;
      inFrame = dropToNextStart();
      escaped &= inFrame;
    }
    if (!inFrame) {
      return false;
    }
    frame[length++] = b;
    if (isData || b != Stuffing.STOP) {
      return false;
    }
    inFrame = false;
    boolean good = check.isGood(frame, length);
    damaged += good ? 0 : 1;
    good = good || endsWithGoodOne();
    frames += good ? 1 : 0;
    return good;
  }

  /** Good frames so far. */
  public long frames() {
    return frames;
  }

  /** Frames begun that were broken off, too long, or no good. */
  public long damaged() {
    return damaged;
  }

  /** Bytes seen outside any frame. */
  public long skippedBytes() {
    return skippedBytes;
  }

  private boolean endsWithGoodOne() {
    while (dropToNextStart()) {
      if (check.isGood(frame, length)) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what lies before the next start byte; false where there is none. */
  private boolean dropToNextStart() {
    for (int at = 1; at < length; at++) {
      if (frame[at] == Stuffing.START) {
        length -= at;
        System.arraycopy(frame, at, frame, 0, length);
        return true;
      }
    }
    return false;
  }
}
