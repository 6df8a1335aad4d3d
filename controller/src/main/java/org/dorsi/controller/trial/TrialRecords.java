package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a trial file one by one, whatever state the file is in.
 *
 * <p>Opens the file for reading only. One thread at a time.
 */
public final class TrialRecords implements AutoCloseable {

  private static final int PREAMBLE = 12;

  private final String name;
  private final FileChannel channel;
  private final Segments segments;
  private final Map<Integer, String> entries = new LinkedHashMap<>();
  private final TrialHeader header;
  private Segments.@Nullable Segment segment;
  private int at;

  /**
   * Opens a trial.
   *
   * @throws TrialFormatException when the file is no trial, or its beginning with the configuration
   *     is lost
   * @throws IOException when the file cannot be read
   */
  public static TrialRecords open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new TrialRecords(file.toString(), channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private TrialRecords(String name, FileChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    this.segments = new Segments(channel);
    byte[] preamble = segments.head(PREAMBLE);
    byte[] magic = TrialFormat.FILE_MAGIC;
    if (preamble.length < PREAMBLE
        || !Arrays.equals(preamble, 0, magic.length, magic, 0, magic.length)) {
      throw new TrialFormatException(name + ": not a trial: it does not begin as WPILOG 1.0");
    }
    int extra = ByteBuffer.wrap(preamble).order(ByteOrder.LITTLE_ENDIAN).getInt(magic.length);
    if (extra < 0 || PREAMBLE + (long) extra > segments.fileBytes()) {
      throw new TrialFormatException(name + ": cut or damaged within its header");
    }
    byte[] head = segments.head(PREAMBLE + extra);
    String text = new String(head, PREAMBLE, extra, StandardCharsets.UTF_8);
    TrialHeader.tree(name, text);
    load(PREAMBLE + extra);
    LogRecord config = at == PREAMBLE + extra ? next() : null;
    if (config == null || !config.entry().equals(TrialFormat.CONFIG)) {
      throw new TrialFormatException(name + ": cut or damaged before the end of its configuration");
    }
    this.header = TrialHeader.parse(name, text, config.text());
  }

  private boolean load(int from) throws IOException {
    segment = segments.next(from);
    at = segment == null ? 0 : segment.start();
    return segment != null;
  }

  /** Where the trial comes from. */
  public TrialHeader header() {
    return header;
  }

  /** The file, for messages. */
  public String name() {
    return name;
  }

  /** The next record; null at the end. */
  public @Nullable LogRecord next() throws IOException {
    while (segment != null) {
      byte[] window = segments.window();
      Frame frame = Frame.at(window, at, segment.end());
      if (frame == null) {
        load(0);
        continue;
      }
      at = frame.end();
      if (frame.entry() == 0) {
        control(new PayloadReader(window, frame.payload(), frame.end() - frame.payload()));
        continue;
      }
      String entry = entries.get(frame.entry());
      if (entry != null) {
        byte[] payload = Arrays.copyOfRange(window, frame.payload(), frame.end());
        return new LogRecord(entry, frame.entry(), frame.timeMicros(), payload);
      }
    }
    return null;
  }

  private void control(PayloadReader payload) {
    if (payload.u8() == 0) {
      entries.put(payload.i32(), payload.text());
    }
  }

  /** The name of an entry that was started. */
  String entryName(int number) {
    String entry = entries.get(number);
    if (entry == null) {
      throw new IllegalArgumentException("entry " + number + " was never started");
    }
    return entry;
  }

  /** Length of the file. */
  public long fileBytes() {
    return segments.fileBytes();
  }

  /** How far the file has been read. */
  public long positionBytes() {
    return segments.position();
  }

  /** Bytes so far that are damaged or no whole record, and were skipped. */
  public long lostBytes() {
    return segments.lostBytes();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
