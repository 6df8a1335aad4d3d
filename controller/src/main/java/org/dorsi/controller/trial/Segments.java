package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of a trial file between checkpoints, each given out only when its checkpoint fits,
 * and a cut end up to its last whole record. What does not fit is skipped and counted.
 *
 * <p>Reads only. One thread at a time.
 */
final class Segments {

  /** Most bytes looked at as one stretch; a recorder makes a checkpoint every 250 ms. */
  private static final int LONGEST = 1 << 28;

  private final FileChannel channel;
  private final long fileBytes;
  private final BitSet entries = new BitSet();

  private byte[] window = new byte[1 << 16];
  private int windowBytes;

  /** Offset in the file of the window's first byte. */
  private long position;

  /** Bytes at the window's start that were given out or skipped. */
  private int consumed;

  private long lostBytes;

  /**
   * A stretch of whole records that may be trusted.
   *
   * @param start index of the first record in {@link #window}
   * @param end index after the last
   */
  record Segment(int start, int end) {}

  Segments(FileChannel channel) throws IOException {
    this.channel = channel;
    this.fileBytes = channel.size();
    entries.set(0);
  }

  /** The bytes that a segment's indices mean; good until the next call. */
  byte[] window() {
    return window;
  }

  long fileBytes() {
    return fileBytes;
  }

  /** Offset up to which the file has been given out or skipped. */
  long position() {
    return position + consumed;
  }

  /** Bytes skipped because they are damaged or no whole record. */
  long lostBytes() {
    return lostBytes;
  }

  /** The first {@code length} bytes of the file, or fewer where it is shorter. */
  byte[] head(int length) throws IOException {
    fill(length);
    return Arrays.copyOf(window, Math.min(length, windowBytes));
  }

  /**
   * The next stretch.
   *
   * @param from bytes at its start that are no records: the file's header
   * @return null at the end of the file
   */
  @Nullable Segment next(int from) throws IOException {
    System.arraycopy(window, consumed, window, 0, windowBytes - consumed);
    windowBytes -= consumed;
    position += consumed;
    consumed = 0;
    if (!fill(1)) {
      return null;
    }
    Segment segment = walk(from);
    return segment != null ? segment : next(0);
  }

  /** Goes from record to record up to a checkpoint or to where no record begins. */
  private @Nullable Segment walk(int from) throws IOException {
    int strangeAt = Integer.MAX_VALUE;
    for (int at = from; ; ) {
      Frame frame = frame(at);
      if (frame == null) {
        return afterBreak(from, Math.min(at, strangeAt), false);
      }
      if (!isStarted(frame)) {
        strangeAt = Math.min(strangeAt, at);
      }
      Checkpoint checkpoint = Checkpoint.in(window, frame);
      if (checkpoint == null && frame.entry() != TrialFormat.CHECKPOINT_ENTRY) {
        at = frame.end();
      } else if (checkpoint != null
          && checkpoint.coveredFrom() == position
          && checkpoint.fits(window, 0, frame)) {
        consumed = frame.end();
        return new Segment(from, at);
      } else {
        return afterBreak(from, at, true);
      }
    }
  }

  private @Nullable Frame frame(int at) throws IOException {
    Frame frame = Frame.at(window, at, windowBytes);
    while (frame == null && fill(windowBytes + 1)) {
      frame = Frame.at(window, at, windowBytes);
    }
    return frame;
  }

  /** Whether a record's entry was started; notes the entry that a control record starts. */
  private boolean isStarted(Frame frame) {
    int at = frame.payload();
    if (frame.entry() == 0 && frame.end() - at >= 5 && window[at] == 0) {
      entries.set(new PayloadReader(window, at + 1, 4).u16());
    }
    return entries.get(frame.entry());
  }

  /**
   * The records do not lead to a checkpoint that fits: goes to the next that does, else to the end.
   *
   * @param good index up to which records are whole
   * @param damaged whether a checkpoint was reached that does not fit
   */
  private @Nullable Segment afterBreak(int from, int good, boolean damaged) throws IOException {
    boolean checked = damaged;
    int first = from + TrialFormat.CHECKPOINT_HEADER;
    for (int at = first; fill(at + TrialFormat.CHECKPOINT_SIZE); at++) {
      if (!Checkpoint.magicAt(window, at)) {
        continue;
      }
      checked = true;
      int frameAt = at - TrialFormat.CHECKPOINT_HEADER;
      Frame frame = Frame.at(window, frameAt, windowBytes);
      Checkpoint checkpoint = frame == null ? null : Checkpoint.in(window, frame);
      if (frame == null || checkpoint == null) {
        continue;
      }
      long start = checkpoint.coveredFrom() - position;
      if (start > 0 && start < frameAt && checkpoint.fits(window, (int) start, frame)) {
        lostBytes += start;
        consumed = frame.end();
        return new Segment((int) start, frameAt);
      }
    }
    // Where no checkpoint lies behind, the file was merely cut: whole records are good. Where one
    // does and does not fit, no record before it can be told from a damaged one.
    int end = checked ? from : good;
    lostBytes += windowBytes - end;
    consumed = windowBytes;
    return end == from ? null : new Segment(from, end);
  }

  /** Reads on until the window holds {@code wanted} bytes; false where the file ends before. */
  private boolean fill(int wanted) throws IOException {
    if (windowBytes >= wanted) {
      return true;
    }
    if (wanted > LONGEST) {
      return false;
    }
    if (wanted > window.length) {
      window = Arrays.copyOf(window, Math.min(LONGEST, Math.max(wanted, 2 * window.length)));
    }
    ByteBuffer free = ByteBuffer.wrap(window, windowBytes, window.length - windowBytes);
    while (free.hasRemaining() && channel.read(free, position + free.position()) > 0) {
      windowBytes = free.position();
    }
    return windowBytes >= wanted;
  }
}
