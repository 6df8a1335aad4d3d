package org.dorsi.sim.patient;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.gait.Legs;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.sensing.ImuNoise;

/**
 * A generated walk as the production detectors see it: noisy inertial units on feet and shanks and
 * clean switches, 200 Hz each, or another rate.
 */
final class ObservedWalk {

  private static final double USUAL_RATE_HZ = 200;

  /** When a leg's phase changed. */
  record Onset(long timeNs, Side side, GaitPhase phase) {}

  /** Where a segment moves, over time: turning in rad/s, forces along and across it in m/s2. */
  interface Motion {
    double[] at(Side side, BodySegment segment, double seconds);
  }

  /** The closed switches over time. */
  interface Soles {
    int closedBits(Side side, double seconds);
  }

  private final double rateHz;
  private final Motion motion;
  private final Soles soles;
  private final Legs legs;
  private final long seed;
  private final Map<Placement, ImuNoise> noise = new LinkedHashMap<>();
  private final List<Onset> onsets = new ArrayList<>();
  private final Map<Side, GaitPhase> phases = new EnumMap<>(Side.class);
  private final List<GaitEvent> events = new ArrayList<>();
  private final Map<Placement, ImuSample> newest = new LinkedHashMap<>();
  private double repeatingSeconds = Double.POSITIVE_INFINITY;
  private Predicate<SensorReading> heard = reading -> true;

  private ObservedWalk(
      double rateHz, Motion motion, Soles soles, LegSetup.Detector detector, long seed) {
    this.rateHz = rateHz;
    this.motion = motion;
    this.soles = soles;
    this.legs =
        new Legs(List.of(new LegSetup(Side.LEFT, detector), new LegSetup(Side.RIGHT, detector)));
    this.seed = seed;
  }

  /** A walk's motion, worked out once at every sample. */
  static Motion sampled(PlanarWalk walk, double seconds) {
    return sampled(walk, seconds, USUAL_RATE_HZ);
  }

  /** The same at another rate of all sensors. */
  static Motion sampled(PlanarWalk walk, double seconds, double rateHz) {
    int samples = (int) (rateHz * seconds) + 1;
    double[][][][] moved = new double[2][2][samples][];
    for (int k = 0; k < samples; k++) {
      for (Side side : Side.values()) {
        int leg = side == Side.LEFT ? 0 : 1;
        moved[leg][0][k] = walk.foot(side, k / rateHz);
        moved[leg][1][k] = walk.shank(side, k / rateHz);
      }
    }
    return (side, segment, time) ->
        moved[side == Side.LEFT ? 0 : 1][segment == BodySegment.FOOT ? 0 : 1][
            (int) Math.round(time * rateHz)];
  }

  static ObservedWalk of(Motion motion, Soles soles, LegSetup.Detector detector, long seed) {
    return of(USUAL_RATE_HZ, motion, soles, detector, seed);
  }

  /** The same at another rate of all sensors. */
  static ObservedWalk of(
      double rateHz, Motion motion, Soles soles, LegSetup.Detector detector, long seed) {
    return new ObservedWalk(rateHz, motion, soles, detector, seed);
  }

  /** Only the readings that pass are heard. */
  ObservedWalk hearing(Predicate<SensorReading> passes) {
    heard = passes;
    return this;
  }

  /** From then on the units repeat their last sample to the bit. */
  ObservedWalk repeatingFrom(double seconds) {
    repeatingSeconds = seconds;
    return this;
  }

  /** Begins with what was learned of the wearer before. */
  ObservedWalk restored(WearerHabits habits) {
    legs.restore(habits);
    return this;
  }

  WearerHabits habits() {
    return legs.habits();
  }

  ObservedWalk run(double seconds) {
    long periodNs = Math.round(1e9 / rateHz);
    for (long timeNs = 0; timeNs < seconds * 1e9; timeNs += periodNs) {
      for (Side side : Side.values()) {
        offer(new FootSwitchSample(timeNs, timeNs, side, soles.closedBits(side, timeNs * 1e-9)));
        for (BodySegment segment : List.of(BodySegment.FOOT, BodySegment.SHANK)) {
          offer(sample(side, segment, timeNs));
        }
      }
      legs.advance(timeNs);
      for (Side side : Side.values()) {
        GaitPhase phase = legs.state(side, timeNs).phase();
        if (phase != phases.put(side, phase)) {
          onsets.add(new Onset(timeNs, side, phase));
        }
      }
    }
    return this;
  }

  private void offer(SensorReading reading) {
    if (heard.test(reading)) {
      legs.accept(reading, reading.timeNs(), events);
    }
  }

  private ImuSample sample(Side side, BodySegment segment, long timeNs) {
    Placement place = new Placement(side, segment);
    ImuSample last = newest.get(place);
    ImuSample now =
        last != null && timeNs * 1e-9 > repeatingSeconds
            ? new ImuSample(
                timeNs,
                timeNs,
                place,
                last.gyroXRadPerSec(),
                last.gyroYRadPerSec(),
                last.gyroZRadPerSec(),
                last.forceXMetersPerSec2(),
                last.forceYMetersPerSec2(),
                last.forceZMetersPerSec2())
            : measured(side, segment, timeNs);
    newest.put(place, now);
    return now;
  }

  private ImuSample measured(Side side, BodySegment segment, long timeNs) {
    double[] moved = motion.at(side, segment, timeNs * 1e-9);
    ImuNoise error =
        noise.computeIfAbsent(
            new Placement(side, segment), place -> new ImuNoise(rateHz, 1, seed + noise.size()));
    error.advance();
    return new ImuSample(
        timeNs,
        timeNs,
        new Placement(side, segment),
        error.gyroRadPerSec(0),
        error.gyroRadPerSec(1),
        error.gyroScale(2) * moved[0] + error.gyroRadPerSec(2),
        moved[1] + error.forceMetersPerSec2(0),
        moved[2] + error.forceMetersPerSec2(1),
        error.forceMetersPerSec2(2));
  }

  List<GaitEvent> events() {
    return List.copyOf(events);
  }

  /** Emission times of one kind of event, s. */
  List<Double> seconds(String label, Side side) {
    return events.stream()
        .filter(e -> e.label().equals(label) && e.side() == side)
        .map(e -> e.timeNs() * 1e-9)
        .toList();
  }

  List<Onset> onsets(Side side) {
    return onsets.stream().filter(onset -> onset.side() == side).toList();
  }

  LegState state(Side side, double seconds) {
    return legs.state(side, Math.round(seconds * 1e9));
  }
}
