package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.Side;

/** When a detector says that the seven phases of a simulated patient begin, against the truth. */
final class PhaseOnsets {

  /** Farther apart, an onset is that of another stride. */
  private static final double APART_MS = 250;

  private final PatientWalk walk;
  private final Map<Side, List<PatientWalk.Onset>> detected = new EnumMap<>(Side.class);

  /** Runs the production detector over a walk. */
  PhaseOnsets(PatientWalk walk, LegSetup.Detector detector) {
    this.walk = walk;
    for (Side side : Side.values()) {
      detected.put(side, new ArrayList<>());
    }
    walk.observe(
        detector,
        (nowNs, legs) ->
            detected.forEach(
                (side, onsets) ->
                    PatientWalk.note(onsets, nowNs, legs.state(side, nowNs).phase())));
  }

  /** True onsets that are to be found. */
  List<Long> truthNs(Side side, GaitPhase phase) {
    return Objects.requireNonNull(walk.phases().get(side)).stream()
        .filter(onset -> onset.phase() == phase)
        .map(PatientWalk.Onset::timeNs)
        .filter(ns -> walk.isScored(ns * 1e-9))
        .toList();
  }

  /** How often the detector told a phase where it truly began at no time near. */
  long falseOnes(Side side, GaitPhase phase) {
    List<Long> all =
        Objects.requireNonNull(walk.phases().get(side)).stream()
            .filter(onset -> onset.phase() == phase)
            .map(PatientWalk.Onset::timeNs)
            .toList();
    return Objects.requireNonNull(detected.get(side)).stream()
        .filter(onset -> onset.phase() == phase && walk.isScored(onset.timeNs() * 1e-9))
        .filter(onset -> all.stream().noneMatch(ns -> isNear(onset.timeNs(), ns)))
        .count();
  }

  private static boolean isNear(long detectedNs, long trueNs) {
    return Math.abs(detectedNs - trueNs) * 1e-6 < APART_MS;
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
