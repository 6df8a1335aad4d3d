package org.dorsi.controller.trial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * Turns ticks into records: readings first, then what was decided, the tick itself last, so that a
 * tick whose record is there is there in full.
 *
 * <p>Recorder thread only.
 */
final class TrialEncoder {

  private final TrialLog log;
  private final TrialNarration narration;
  private final int tickEntry;
  private final int outputEntry;
  private final PayloadWriter payload = new PayloadWriter(1024);
  private final PayloadWriter scratch = new PayloadWriter(1024);
  private final Map<Placement, Integer> imuEntries = new LinkedHashMap<>();
  private final Map<Side, Integer> switchEntries = new EnumMap<>(Side.class);
  private final List<Run> runs = new ArrayList<>();

  private long nextTick;
  private long ticksSaidLost;
  private @Nullable GuardStatus writtenGuard;
  private @Nullable OutputBytes lastOutput;
  private @Nullable OutputBytes writtenOutput;

  /** Consecutive readings of one entry. */
  private static final class Run {
    final int entry;
    int count;

    Run(int entry) {
      this.entry = entry;
    }
  }

  TrialEncoder(TrialLog log) {
    this.log = log;
    this.narration = new TrialNarration(log);
    this.tickEntry = log.entry(TrialFormat.TICK, "dorsi:tick", "", 0);
    this.outputEntry = log.entry(TrialFormat.OUTPUT, "dorsi:output", "", 0);
    startSensors();
  }

  /** Makes the next tick's records complete: they will not lean on any before them. */
  void writeNextInFull() {
    writtenGuard = null;
    writtenOutput = null;
  }

  /** Appends one tick. */
  void tick(TickInputs in, TickOutputs out) {
    if (in.tick() != nextTick) {
      lost(TrialFormat.LOST_TICKS, in.timeNs(), in.tick() - nextTick);
      writeNextInFull();
    }
    nextTick = in.tick() + 1;
    readings(in);
    narration.tick(in, out);
    output(in, out);
    inputs(in);
  }

  /** Says how many ticks are missing at the end, when {@code lost} are missing in all. */
  void end(long timeNs, long lost) {
    if (lost > ticksSaidLost) {
      lost(TrialFormat.LOST_TICKS, timeNs, lost - ticksSaidLost);
    }
  }

  /** Says that raw blocks were thrown away. */
  void blocksLost(long timeNs, long count) {
    lost(TrialFormat.LOST_BLOCKS, timeNs, count);
  }

  private void lost(String entry, long timeNs, long count) {
    if (entry.equals(TrialFormat.LOST_TICKS)) {
      ticksSaidLost += count;
    }
    payload.clear();
    log.record(log.entry(entry, "int64", "", timeNs), timeNs, payload.i64(count));
  }

  private void readings(TickInputs in) {
    runs.clear();
    for (SensorReading reading : in.readings()) {
      payload.clear();
      if (reading instanceof ImuSample sample) {
        InputEncoding.imu(sample, payload);
      } else if (reading instanceof FootSwitchSample sample) {
        InputEncoding.switches(sample, payload);
      }
      int entry = entry(reading);
      log.record(entry, in.timeNs(), payload);
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last == null || last.entry != entry || last.count == 0xffff) {
        last = new Run(entry);
        runs.add(last);
      }
      last.count++;
    }
  }

  /**
   * Starts the entries of every sensor there can be: beside the configuration, so that damage
   * further on leaves the rest readable.
   */
  private void startSensors() {
    schema(TrialFormat.IMU_TYPE, TrialFormat.IMU_SCHEMA);
    schema(TrialFormat.SWITCHES_TYPE, TrialFormat.SWITCHES_SCHEMA);
    for (Side side : Side.values()) {
      for (BodySegment segment : BodySegment.values()) {
        Placement placement = new Placement(side, segment);
        String name = TrialFormat.imuEntry(placement);
        imuEntries.put(placement, log.entry(name, TrialFormat.IMU_TYPE, "", 0));
      }
      String name = TrialFormat.switchesEntry(side);
      switchEntries.put(side, log.entry(name, TrialFormat.SWITCHES_TYPE, "", 0));
    }
  }

  private void schema(String type, String schema) {
    log.text(log.entry("/.schema/" + type, "structschema", "", 0), 0, schema);
  }

  private int entry(SensorReading reading) {
    Integer entry =
        reading instanceof ImuSample sample
            ? imuEntries.get(sample.placement())
            : switchEntries.get(reading.side());
    if (entry == null) {
      throw new IllegalArgumentException("the format has no entry for " + reading);
    }
    return entry;
  }

  private void output(TickInputs in, TickOutputs out) {
    OutputBytes now = OutputBytes.of(out, lastOutput, scratch);
    int news = now.newsSince(writtenOutput);
    if (news != 0) {
      payload.clear();
      payload.i64(in.tick()).u16(news);
      now.write(news, payload);
      log.record(outputEntry, in.timeNs(), payload);
    }
    lastOutput = now;
    writtenOutput = now;
  }

  private void inputs(TickInputs in) {
    GuardStatus known = writtenGuard;
    boolean guardNews = known == null || !in.guard().equals(known);
    int flags =
        (runs.isEmpty() ? 0 : TrialFormat.HAS_READINGS)
            | (in.operator().isEmpty() ? 0 : TrialFormat.HAS_OPERATOR)
            | (in.faults().isEmpty() ? 0 : TrialFormat.HAS_FAULTS)
            | (guardNews ? TrialFormat.HAS_GUARD : 0);
    payload.clear();
    payload.i64(in.tick()).i64(in.timeNs()).u8(flags);
    if (!runs.isEmpty()) {
      payload.u16(runs.size());
      for (Run run : runs) {
        payload.u16(run.entry).u16(run.count);
      }
    }
    if (!in.operator().isEmpty()) {
      InputEncoding.operator(in.operator(), payload);
    }
    if (!in.faults().isEmpty()) {
      InputEncoding.faults(in.faults(), payload);
    }
    if (guardNews) {
      InputEncoding.guard(in.guard(), known, payload);
      writtenGuard = in.guard();
    }
    log.record(tickEntry, in.timeNs(), payload);
  }
}
