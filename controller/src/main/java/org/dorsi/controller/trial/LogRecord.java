package org.dorsi.controller.trial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One record of a trial file.
 *
 * <p>Immutable; any thread.
 */
public final class LogRecord {

  private final String entry;
  private final int entryNumber;
  private final long timeMicros;
  private final byte[] payload;

  LogRecord(String entry, int entryNumber, long timeMicros, byte[] payload) {
    this.entry = entry;
    this.entryNumber = entryNumber;
    this.timeMicros = timeMicros;
    this.payload = payload;
  }

  /** The entry's name, for example {@code /event}. */
  public String entry() {
    return entry;
  }

  int entryNumber() {
    return entryNumber;
  }

  /** Session time of the record. */
  public long timeMicros() {
    return timeMicros;
  }

  /** The payload as text, where it is one. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** A copy of the payload. */
  public byte[] bytes() {
    return Arrays.copyOf(payload, payload.length);
  }

  PayloadReader reader() {
    return new PayloadReader(payload);
  }

  /** The payload itself. */
  byte[] payload() {
    return payload;
  }
}
