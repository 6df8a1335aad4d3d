package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded reality: the foot's inertial unit against the insole of the same foot. */
class RecordedImuTest {

  private static final double TOLERANCE_SECONDS = 0.25;
  private static final double SETTLED_SECONDS = 30;
  private static final Placement FOOT = new Placement(Side.RIGHT, BodySegment.FOOT);

  @ParameterizedTest
  @CsvSource({"H02_trial1, 95", "H02_trial3, 95", "P05_trial1, 85", "P08_trial2, 85"})
  void findsTheContactsAndToeOffsThatTheInsoleSaw(String trial, double percent) throws IOException {
    List<Recording.Row> rows = Recording.read(trial);
    List<GaitEvent> events = detect(rows);
    for (String label : List.of("IC", "TO")) {
      List<Double> recorded = recorded(rows, label.equals("IC"));
      List<Double> detected =
          events.stream()
              .filter(e -> e.label().equals(label) && e.timeNs() > SETTLED_SECONDS * 1e9)
              .map(e -> e.timeNs() * 1e-9)
              .toList();
      double found = 100.0 * near(recorded, detected) / recorded.size();
      double right = 100.0 * near(detected, recorded) / detected.size();
      String what = trial + " " + label + ": found " + found + " %, right " + right + " %";
      assertTrue(found >= percent, what);
      // The insole says nothing of the detections near a dropout of the recording.
      assertTrue(right >= percent - 15, what);
    }
  }

  private static List<GaitEvent> detect(List<Recording.Row> rows) {
    LegTracker leg = new LegTracker(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_IMU));
    List<GaitEvent> events = new ArrayList<>();
    double rad = StrictMath.PI / 180;
    for (Recording.Row row : rows) {
      long ns = Math.round(row.seconds() * 1e9);
      // Sensor axes: x forward, y left, z up. Segment: x anterior, y proximal, z to the right.
      ImuSample sample =
          new ImuSample(
              ns,
              ns,
              FOOT,
              row.gyroX() * rad,
              row.gyroZ() * rad,
              -row.gyroY() * rad,
              row.forceX(),
              row.forceZ(),
              -row.forceY());
      leg.accept(sample, ns, events);
      leg.advance(ns);
    }
    return events;
  }

  /** Ends (or beginnings) of the insole's swings of 0.1 s and more, away from silences. */
  private static List<Double> recorded(List<Recording.Row> rows, boolean contacts) {
    List<Double> times = new ArrayList<>();
    double toeOff = Double.NaN;
    double silence = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < rows.size(); i++) {
      double at = rows.get(i).seconds();
      int before = rows.get(i - 1).insolePhase();
      int phase = rows.get(i).insolePhase();
      if (at - rows.get(i - 1).seconds() > 0.1) {
        silence = at;
        toeOff = Double.NaN;
      } else if (before != 3 && phase == 3) {
        toeOff = at;
      } else if (before == 3
          && phase != 3
          && at - toeOff >= 0.1
          && at > SETTLED_SECONDS
          && at - silence > 4) {
        times.add(contacts ? at : toeOff);
      }
    }
    return times;
  }

  private static long near(List<Double> these, List<Double> those) {
    return these.stream()
        .filter(t -> those.stream().anyMatch(o -> Math.abs(o - t) <= TOLERANCE_SECONDS))
        .count();
  }
}
