package org.dorsi.sim.rig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * The rig without hardware: a simulated patient with sensors, and a guard whose pulses reach the
 * muscles.
 *
 * <p>A tick is one millisecond of simulated time. The session ends when the patient falls. Ticks
 * come in real time when somebody watches, else as fast as they are asked for; what they hold does
 * not depend on it. Control thread only, but for {@link #requestEnd}.
 */
public final class SimulatedRig implements Rig {

  /** Simulated time from one tick to the next. */
  public static final long TICK_NS = 1_000_000;

  /** A clinical treadmill changes its speed so fast. */
  private static final double BELT_METERS_PER_SEC2 = 0.1;

  /**
   * Who watches sees no difference, and the processor wakes up a quarter as often: so many ticks
   * come at the time of the first of them.
   */
  private static final int TICKS_AT_ONCE = 4;

  /** Real time that cannot be caught up, for example a computer that slept, is let go. */
  private static final long LET_GO_NS = 1_000_000_000L;

  /**
   * How the session goes.
   *
   * @param script what the operator does, beside what comes through the queue
   * @param onsetNs when the impairment begins to set in: after the gait has settled and, where
   *     there is stimulation, after that has begun
   * @param endNs when the session is over, session time; {@link Long#MAX_VALUE} for never
   * @param realTime whether ticks wait for real time
   */
  public record Setup(List<TimedCommand> script, long onsetNs, long endNs, boolean realTime) {

    public Setup {
      script = script.stream().sorted(Comparator.comparingLong(TimedCommand::atNs)).toList();
    }
  }

  private final Setup setup;
  private final OperatorQueue operator;
  private final EquippedPatient patient;
  private final SimulatedGuard guard;
  private final SimulatedSensor switches = new SimulatedSensor("foot switches");
  private final Map<Placement, SimulatedSensor> imus = new LinkedHashMap<>();
  private final List<SimulatedSensor> sensors = new ArrayList<>();
  private final List<SensorReading> readings = new ArrayList<>();
  private final List<OperatorCommand> commands = new ArrayList<>();
  private volatile boolean endRequested;
  private int nextScripted;
  private long tick;
  private long timeNs;
  private long originNs;
  private long latenessNs;

  /**
   * @param patient who walks, with electrodes and sensors
   * @param operator what the operator asks for now
   */
  public SimulatedRig(Setup setup, EquippedPatient patient, OperatorQueue operator) {
    this.setup = setup;
    this.operator = operator;
    this.patient = patient;
    this.guard = new SimulatedGuard(patient.channels(), this::stimulate);
    sensors.add(switches);
    for (Placement placement : patient.placements()) {
      SimulatedSensor imu = new SimulatedSensor(words(placement));
      imus.put(placement, imu);
      sensors.add(imu);
    }
  }

  /** Who walks. */
  public EquippedPatient patient() {
    return patient;
  }

  /** The sensors, for their health; this rig takes their readings itself. */
  public List<? extends ReadingSource> sources() {
    return sensors;
  }

  /** Ends the session with the next tick that would come. Any thread. */
  public void requestEnd() {
    endRequested = true;
  }

  @Override
  public @Nullable TickInputs awaitTick() {
    timeNs = tick * TICK_NS;
    if (endRequested || timeNs >= setup.endNs() || patient.patient().fall() != null) {
      return null;
    }
    if (setup.realTime() && !awaitRealTime()) {
      return null;
    }
    guard.advance(timeNs);
    sense();
    commands.clear();
    operator.drainTo(commands);
    while (nextScripted < setup.script().size()
        && setup.script().get(nextScripted).atNs() <= timeNs) {
      commands.add(setup.script().get(nextScripted++).command());
    }
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i) instanceof OperatorCommand.EmergencyStop) {
        guard.stop();
      } else if (commands.get(i) instanceof OperatorCommand.Belt belt) {
        patient.patient().belt().runTo(belt.speedMetersPerSec(), BELT_METERS_PER_SEC2);
      }
    }
    return new TickInputs(tick++, timeNs, readings, commands, List.of(), guard.status(timeNs));
  }

  @Override
  public long latenessNs() {
    return latenessNs;
  }

  @Override
  public void apply(SafeCommand command) {
    guard.apply(command, timeNs);
  }

  @Override
  public void close() {
    guard.apply(SafeCommand.off(), timeNs);
  }

  private boolean awaitRealTime() {
    long nowNs = System.nanoTime();
    if (tick == 0) {
      originNs = nowNs;
    }
    while (tick % TICKS_AT_ONCE == 0 && nowNs < originNs + timeNs) {
      LockSupport.parkNanos(this, originNs + timeNs - nowNs);
      if (Thread.interrupted()) {
        return false;
      }
      nowNs = System.nanoTime();
    }
    latenessNs = Math.max(0, nowNs - originNs - timeNs);
    if (latenessNs > LET_GO_NS) {
      originNs = nowNs - timeNs;
    }
    return true;
  }

  private void sense() {
    if (timeNs == setup.onsetNs()) {
      patient.patient().impair();
    }
    readings.clear();
    patient.advance(readings);
    for (int i = 0; i < readings.size(); i++) {
      sensor(readings.get(i)).measured(readings.get(i));
    }
    readings.clear();
    for (int i = 0; i < sensors.size(); i++) {
      sensors.get(i).advance(timeNs);
      sensors.get(i).drainTo(readings);
    }
  }

  private SimulatedSensor sensor(SensorReading reading) {
    return reading instanceof ImuSample imu
        ? Objects.requireNonNull(imus.get(imu.placement()))
        : switches;
  }

  private void stimulate(StimulationChannel channel, PulseParameters pulse) {
    patient.pulse(channel, pulse.amplitudeMilliamps(), pulse.pulseWidthMicros());
  }

  private static String words(Placement placement) {
    return placement.side().name().toLowerCase(Locale.ROOT)
        + " "
        + placement.segment().name().toLowerCase(Locale.ROOT)
        + " IMU";
  }
}
