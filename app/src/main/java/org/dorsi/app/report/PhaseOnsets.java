package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.Legs;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.rig.SimulatedRig;

/** When a detector says that the seven phases of a simulated patient begin, against the truth. */
final class PhaseOnsets {

  /** Strides are learned, and the impairment's ramp is over, by then. */
  private static final double FROM_SECONDS = 25;

  /** The last phases of a walk may have no detected onset any more. */
  private static final double LAST_SECONDS = 1;

  /** Farther apart, an onset is that of another stride. */
  private static final double APART_MS = 250;

  private final PatientWalk walk;
  private final Map<Side, List<PatientWalk.Onset>> detected = new EnumMap<>(Side.class);

  /** Runs the production detector over a walk, millisecond by millisecond, as a session does. */
  PhaseOnsets(PatientWalk walk, LegSetup.Detector detector) {
    this.walk = walk;
    Legs legs =
        new Legs(List.of(new LegSetup(Side.LEFT, detector), new LegSetup(Side.RIGHT, detector)));
    for (Side side : Side.values()) {
      detected.put(side, new ArrayList<>());
    }
    List<GaitEvent> events = new ArrayList<>();
    for (int tick = 0; tick < walk.ticks().size(); tick++) {
      long nowNs = tick * SimulatedRig.TICK_NS;
      for (SensorReading reading : walk.ticks().get(tick)) {
        legs.accept(reading, nowNs, events);
      }
      legs.advance(nowNs);
      detected.forEach(
          (side, onsets) -> PatientWalk.note(onsets, nowNs, legs.state(side, nowNs).phase()));
    }
  }

  /** True onsets that are to be found. */
  List<Long> truthNs(Side side, GaitPhase phase) {
    double until = walk.seconds() - LAST_SECONDS;
    return Objects.requireNonNull(walk.phases().get(side)).stream()
        .filter(onset -> onset.phase() == phase)
        .map(PatientWalk.Onset::timeNs)
        .filter(ns -> ns > FROM_SECONDS * 1e9 && ns < until * 1e9)
        .toList();
  }

  /** Detected minus true onset of each true one that was found. */
  Spread deviations(Side side, GaitPhase phase) {
    return new Spread(
        truthNs(side, phase).stream()
            .mapToDouble(
                ns ->
                    Objects.requireNonNull(detected.get(side)).stream()
                        .filter(onset -> onset.phase() == phase)
                        .mapToDouble(onset -> (onset.timeNs() - ns) * 1e-6)
                        .reduce(Double.NaN, (a, b) -> Math.abs(a) < Math.abs(b) ? a : b))
            .filter(ms -> Math.abs(ms) < APART_MS)
            .toArray());
  }
}
