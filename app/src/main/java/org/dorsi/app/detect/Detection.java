package org.dorsi.app.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.controller.gait.Legs;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.Recording;

/**
 * The production detection of a recording: the session's {@link Legs}, fed reading by reading, the
 * tick's time being the reading's.
 */
public final class Detection {

  private static final String WALKING = "walking";

  private final Legs legs;
  private final Map<Side, LegSetup.Detector> detectors = new EnumMap<>(Side.class);
  private final List<GaitEvent> events = new ArrayList<>();
  private final List<StateChange> states = new ArrayList<>();
  private final Map<Side, StateChange> newest = new EnumMap<>(Side.class);
  private int readings;
  private long firstNs = Long.MAX_VALUE;
  private long lastNs = Long.MIN_VALUE;

  /**
   * What is known of a leg from an instant on.
   *
   * @param timeNs the recording's clock
   * @param side the leg
   * @param state {@code walking}, or the state that is no phase
   * @param reason why there is no phase, or what is amiss although there is one; empty for nothing
   */
  public record StateChange(long timeNs, Side side, String state, String reason) {}

  /**
   * Sets up a tracker for each leg that the recording has sensors of.
   *
   * @param wanted the detector; empty for what the map asks for, else what is fitted
   * @param calibrateStrides how many strides the switches may teach the inertial units' detector
   * @throws ConfigException when no leg has the sensors that the detector needs
   */
  public Detection(
      RecordingMap map, Optional<LegSetup.Detector> wanted, Optional<Integer> calibrateStrides) {
    int strides = calibrateStrides.or(map::calibrateStrides).orElse(0);
    if (strides < 0) {
      throw new ConfigException("--calibrate-strides must be at least 0, got " + strides);
    }
    Optional<LegSetup.Detector> asked = wanted.or(map::detector);
    List<LegSetup> setups = new ArrayList<>();
    for (Side side : Side.values()) {
      choose(map, side, asked)
          .ifPresent(
              detector -> {
                detectors.put(side, detector);
                setups.add(new LegSetup(side, detector, strides));
              });
    }
    legs = new Legs(setups);
    if (setups.isEmpty()) {
      throw new ConfigException(
          "the recording has no sensor that the detector needs: "
              + asked.map(DetectorNames::name).orElse("foot switches or inertial units"));
    }
  }

  private static Optional<LegSetup.Detector> choose(
      RecordingMap map, Side side, Optional<LegSetup.Detector> asked) {
    boolean switches = map.switches().stream().anyMatch(s -> s.side() == side);
    boolean foot = isFitted(map, new Placement(side, BodySegment.FOOT));
    boolean shank = isFitted(map, new Placement(side, BodySegment.SHANK));
    return asked.isPresent()
        ? asked.filter(d -> d.fits(switches, foot, shank))
        : LegSetup.Detector.of(switches, foot, shank);
  }

  private static boolean isFitted(RecordingMap map, Placement place) {
    return map.imus().stream().anyMatch(imu -> imu.placement().equals(place));
  }

  /** Starts from what was learned in an earlier session; to be called before the run. */
  public void restore(WearerHabits habits) {
    legs.restore(habits);
  }

  /** What has been learned of the wearer. */
  public WearerHabits habits() {
    return legs.habits();
  }

  /** Runs over a whole recording, as fast as it can. */
  public List<GaitEvent> run(Recording recording, RecordingMap map) {
    RecordedReadings source = new RecordedReadings(recording, map);
    boolean more = true;
    while (more) {
      more = source.next(this::take);
    }
    return List.copyOf(events);
  }

  private void take(SensorReading reading) {
    long nowNs = reading.arrivalNs();
    readings++;
    firstNs = Math.min(firstNs, nowNs);
    lastNs = Math.max(lastNs, nowNs);
    legs.accept(reading, nowNs, events);
    legs.advance(nowNs);
    detectors.keySet().forEach(side -> look(side, nowNs));
  }

  private void look(Side side, long nowNs) {
    LegTracker leg = legs.leg(side);
    StateChange before = newest.get(side);
    if (leg != null) {
      String state = leg.phase().isPhase() ? WALKING : leg.phase().words();
      String reason = leg.reason().words();
      if (before == null || !before.state().equals(state) || !before.reason().equals(reason)) {
        StateChange now = new StateChange(nowNs, side, state, reason);
        newest.put(side, now);
        states.add(now);
      }
    }
  }

  /** Whenever a leg came to walk, or ceased to, or something else was amiss, in order. */
  public List<StateChange> states() {
    return List.copyOf(states);
  }

  /** What each leg's events were detected with. */
  public Map<Side, LegSetup.Detector> detectors() {
    return Map.copyOf(detectors);
  }

  /** How many readings there were. */
  public int readings() {
    return readings;
  }

  /** How long the recording lasts. */
  public double recordedSeconds() {
    return readings == 0 ? 0 : (lastNs - firstNs) * 1e-9;
  }
}
