package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of a trial file one by one, as the controller saw them.
 *
 * <p>Opens the file for reading only. One thread at a time.
 */
public final class TrialReader implements AutoCloseable {

  private final TrialRecords records;
  private final Map<Integer, ArrayDeque<SensorReading>> readings = new LinkedHashMap<>();
  private @Nullable OutputBytes outputs;
  private long outputTick = -1;
  private @Nullable GuardStatus guard;
  private long nextTick;
  private long lostTicks;
  private long announcedLost;
  private boolean undecoded;

  private TrialReader(TrialRecords records) {
    this.records = records;
  }

  /**
   * Opens a trial, cut or damaged as it may be.
   *
   * @throws TrialFormatException when the file is no trial, or its beginning with the configuration
   *     is lost
   * @throws IOException when the file cannot be read
   */
  public static TrialReader open(Path file) throws IOException {
    return new TrialReader(TrialRecords.open(file));
  }

  /** Where the trial comes from. */
  public TrialHeader header() {
    return records.header();
  }

  /** The file's records beneath: how far it is read, how much of it is lost. */
  public TrialRecords records() {
    return records;
  }

  /** Ticks so far that should lie between others and are not in the file. */
  public long lostTicks() {
    return lostTicks;
  }

  /** Whether nothing is known to be missing so far. */
  public boolean isWhole() {
    return lostTicks == 0 && records.lostBytes() == 0 && !undecoded;
  }

  /** The next tick; null at the end. */
  public @Nullable RecordedTick next() throws IOException {
    for (LogRecord record = records.next(); record != null; record = records.next()) {
      try {
        RecordedTick tick = take(record);
        if (tick != null) {
          return tick;
        }
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        // A record that a checkpoint never covered, or one that leans on a lost one.
        forget();
      }
    }
    return null;
  }

  private void forget() {
    undecoded = true;
    readings.clear();
    outputs = null;
    guard = null;
  }

  private @Nullable RecordedTick take(LogRecord record) {
    String entry = record.entry();
    if (entry.equals(TrialFormat.TICK)) {
      return tick(record.reader());
    } else if (entry.equals(TrialFormat.OUTPUT)) {
      output(record);
    } else if (entry.equals(TrialFormat.LOST_TICKS)) {
      long lost = record.reader().i64();
      announcedLost += lost;
      lostTicks += lost;
    } else if (entry.startsWith(TrialFormat.SENSOR)) {
      readings
          .computeIfAbsent(record.entryNumber(), number -> new ArrayDeque<>())
          .add(reading(entry, record.reader()));
    }
    return null;
  }

  private static SensorReading reading(String entry, PayloadReader payload) {
    return entry.startsWith(TrialFormat.SENSOR + "imu/")
        ? InputDecoding.imu(TrialFormat.placement(entry), payload)
        : InputDecoding.switches(TrialFormat.side(entry), payload);
  }

  private void output(LogRecord record) {
    PayloadReader payload = record.reader();
    outputTick = payload.i64();
    int news = payload.u16();
    outputs = OutputBytes.read(news, payload, record.payload(), outputs);
  }

  private RecordedTick tick(PayloadReader from) {
    long number = from.i64();
    long timeNs = from.i64();
    int flags = from.u8();
    boolean afterLoss = number != nextTick;
    if (afterLoss) {
      lostTicks += Math.max(0, number - nextTick - announcedLost);
    }
    nextTick = number + 1;
    announcedLost = 0;
    List<SensorReading> taken = (flags & TrialFormat.HAS_READINGS) != 0 ? take(from) : List.of();
    List<OperatorCommand> operator =
        (flags & TrialFormat.HAS_OPERATOR) != 0 ? InputDecoding.operator(from) : List.of();
    List<Fault> faults =
        (flags & TrialFormat.HAS_FAULTS) != 0 ? InputDecoding.faults(from) : List.of();
    if ((flags & TrialFormat.HAS_GUARD) != 0) {
      guard = InputDecoding.guard(from, guard);
    }
    readings.clear();
    GuardStatus word = guard;
    OutputBytes decided = outputs;
    if (word == null || decided == null) {
      throw new IllegalArgumentException("the first tick must hold guard status and outputs");
    }
    if (outputTick != number) {
      decided = decided.carriedOn();
      outputs = decided;
    }
    TickInputs inputs = new TickInputs(number, timeNs, taken, operator, faults, word);
    return new RecordedTick(inputs, decided, afterLoss);
  }

  private List<SensorReading> take(PayloadReader from) {
    List<SensorReading> taken = new ArrayList<>();
    int runs = from.u16();
    for (int run = 0; run < runs; run++) {
      int entry = from.u16();
      ArrayDeque<SensorReading> waiting = readings.get(entry);
      for (int left = from.u16(); left > 0; left--) {
        SensorReading next = waiting == null ? null : waiting.poll();
        if (next == null) {
          throw new IllegalArgumentException(
              "tick needs more readings of " + records.entryName(entry) + " than there are");
        }
        taken.add(next);
      }
    }
    return taken;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
