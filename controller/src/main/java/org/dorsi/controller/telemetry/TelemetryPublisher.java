package org.dorsi.controller.telemetry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.TickTiming;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.Limitation;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a {@link ControlSnapshot} some sixty times a second of session time, and at once when
 * the safety state changes; the latest wins. Between publications a tick allocates nothing here.
 *
 * <p>Control thread only, but for {@link #latest}, which any thread may ask.
 */
public final class TelemetryPublisher implements TickListener {

  /** Shortest time between snapshots: one frame of a 60 Hz screen. */
  private static final long INTERVAL_NS = 16_000_000;

  /** Lines kept for the operator. */
  private static final int NOTICES = 24;

  private final SessionMode mode;
  private final String patient;
  private final List<ReadingSource> sources;
  private final TickTiming timing;
  private final SessionStatistics statistics;
  private final Supplier<RecordingStatus> recording;
  private final ArrayDeque<Notice> notices = new ArrayDeque<>();
  private final AtomicReference<@Nullable ControlSnapshot> latest = new AtomicReference<>();
  private @Nullable SafetyState lastSafety;
  private long nextNs = Long.MIN_VALUE;

  /**
   * @param mode live, simulation, replay or test load
   * @param patient the patient's code
   * @param sources the sensors, in the configuration's order
   * @param timing the loop's timing
   * @param statistics the session's figures; told of each tick before this publisher
   * @param recording how the trial file fares
   */
  public TelemetryPublisher(
      SessionMode mode,
      String patient,
      List<? extends ReadingSource> sources,
      TickTiming timing,
      SessionStatistics statistics,
      Supplier<RecordingStatus> recording) {
    this.mode = mode;
    this.patient = patient;
    this.sources = List.copyOf(sources);
    this.timing = timing;
    this.statistics = statistics;
    this.recording = recording;
  }

  /** Tells the operator of a reduction that holds all session long. Before the first tick. */
  public void tell(Limitation standing) {
    String quantity = standing.quantity();
    int unit = quantity.lastIndexOf(' ');
    add(
        new Notice(
            0,
            false,
            "channel "
                + standing.channel()
                + ": "
                + quantity.substring(0, unit)
                + " "
                + plain(standing.requested())
                + " -> "
                + plain(standing.delivered())
                + quantity.substring(unit)
                + ": "
                + standing.reason()));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public void onTick(TickInputs inputs, TickOutputs outputs) {
    boolean news = gatherNotices(inputs, outputs);
    if (news || outputs.timeNs() >= nextNs) {
      nextNs = outputs.timeNs() + INTERVAL_NS;
      latest.set(snapshot(inputs, outputs));
    }
  }

  private boolean gatherNotices(TickInputs inputs, TickOutputs outputs) {
    List<Fault> faults = inputs.faults();
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      boolean alarm = fault.kind() != Fault.Kind.SENSOR_BACK;
      add(new Notice(fault.timeNs(), alarm, fault.source() + ": " + fault.detail()));
    }
    List<String> notes = outputs.notes();
    for (int i = 0; i < notes.size(); i++) {
      add(new Notice(outputs.timeNs(), false, notes.get(i)));
    }
    SafetyState safety = outputs.safety();
    if (safety.equals(lastSafety)) {
      return false;
    }
    lastSafety = safety;
    if (safety instanceof SafetyState.Suspended s) {
      add(new Notice(outputs.timeNs(), s.latched(), s.word() + ": " + s.cause()));
    } else if (safety instanceof SafetyState.EmergencyStopped s) {
      add(new Notice(outputs.timeNs(), true, s.word() + ": " + s.cause()));
    }
    return true;
  }

  private void add(Notice notice) {
    if (notices.size() == NOTICES) {
      notices.removeFirst();
    }
    notices.addLast(notice);
  }

  private ControlSnapshot snapshot(TickInputs inputs, TickOutputs outputs) {
    List<SensorStatus> sensors = new ArrayList<>(sources.size());
    for (ReadingSource source : sources) {
      sensors.add(new SensorStatus(source.name(), source.health()));
    }
    return new ControlSnapshot(
        outputs.timeNs(),
        mode,
        patient,
        outputs.safety(),
        outputs.left(),
        outputs.right(),
        statistics.leg(Side.LEFT),
        statistics.leg(Side.RIGHT),
        outputs.channels(),
        outputs.progress(),
        inputs.guard(),
        sensors,
        timing.rateHz(),
        timing.recentWorstNs(),
        timing.worstNs(),
        recording.get(),
        List.copyOf(notices));
  }

  /** The newest snapshot; null before the first tick. */
  public @Nullable ControlSnapshot latest() {
    return latest.get();
  }
}
