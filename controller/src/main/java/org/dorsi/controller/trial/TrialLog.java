package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * WPILOG framing with checkpoints: entries and records in, bytes out to a {@link TrialFile}.
 *
 * <p>Gathers bytes until {@link #write}. Recorder thread only.
 */
final class TrialLog {

  private final TrialFile file;
  private final PayloadWriter pending = new PayloadWriter(1 << 16);
  private final PayloadWriter control = new PayloadWriter(256);
  private final Map<String, Integer> entries = new LinkedHashMap<>();
  private final CRC32C crc = new CRC32C();
  private int checked;
  private long writtenBytes;
  private long coveredFrom;

  /** Begins a file with its header and the checkpoint's entry. */
  TrialLog(TrialFile file, String header) {
    this.file = file;
    byte[] extra = header.getBytes(StandardCharsets.UTF_8);
    pending.raw(TrialFormat.FILE_MAGIC, 0, TrialFormat.FILE_MAGIC.length);
    pending.i32(extra.length).raw(extra, 0, extra.length);
    int id = entry(TrialFormat.CHECKPOINT, "raw", "", 0);
    if (id != TrialFormat.CHECKPOINT_ENTRY) {
      throw new IllegalStateException("the checkpoint must be the first entry, got " + id);
    }
  }

  /** The number of an entry; starts it where it is new. */
  int entry(String name, String type, String metadata, long timeNs) {
    Integer known = entries.get(name);
    if (known != null) {
      return known;
    }
    int id = entries.size() + 1;
    entries.put(name, id);
    control.clear();
    control.u8(0).i32(id).text(name).text(type).text(metadata);
    record(0, timeNs, control);
    return id;
  }

  /** Appends one record. */
  void record(int entry, long timeNs, PayloadWriter payload) {
    record(entry, timeNs, payload.array(), payload.size());
  }

  /** Appends one record; the time stamp is in microseconds, cut off. */
  void record(int entry, long timeNs, byte[] payload, int length) {
    long micros = timeNs / 1000;
    int idBytes = bytesOf(entry);
    int sizeBytes = bytesOf(length);
    int timeBytes = bytesOf(micros);
    pending
        .u8((idBytes - 1) | ((sizeBytes - 1) << 2) | ((timeBytes - 1) << 4))
        .unsigned(entry, idBytes)
        .unsigned(length, sizeBytes)
        .unsigned(micros, timeBytes)
        .raw(payload, 0, length);
  }

  /** Appends a text record. */
  void text(int entry, long timeNs, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    record(entry, timeNs, utf8, utf8.length);
  }

  private static int bytesOf(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
  }

  /**
   * Appends a checkpoint: the CRC of every byte since the last one's end, this one's own frame
   * included.
   */
  void checkpoint(long timeNs) {
    pending
        .u8(TrialFormat.CHECKPOINT_FRAME)
        .u8(TrialFormat.CHECKPOINT_ENTRY)
        .u8(TrialFormat.CHECKPOINT_SIZE)
        .i64(timeNs / 1000)
        .raw(TrialFormat.CHECKPOINT_MAGIC, 0, TrialFormat.CHECKPOINT_MAGIC.length)
        .i64(coveredFrom);
    check();
    pending.i32((int) crc.getValue());
    crc.reset();
    checked = pending.size();
    coveredFrom = writtenBytes + pending.size();
  }

  private void check() {
    crc.update(pending.array(), checked, pending.size() - checked);
    checked = pending.size();
  }

  /** Hands what has been gathered to the file. */
  void write() throws IOException {
    if (pending.size() > 0) {
      check();
      file.write(pending.array(), pending.size());
      writtenBytes += pending.size();
      pending.clear();
      checked = 0;
    }
  }

  void force() throws IOException {
    file.force();
  }

  void close() throws IOException {
    file.close();
  }

  /** Bytes handed to the file. */
  long writtenBytes() {
    return writtenBytes;
  }

  /** Bytes gathered and not yet handed over. */
  int pendingBytes() {
    return pending.size();
  }
}
