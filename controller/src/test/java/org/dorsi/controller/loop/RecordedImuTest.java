package org.dorsi.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.LegTracker;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded reality: the foot's inertial unit against the insole of the same foot. */
class RecordedImuTest {

  private static final double SETTLED_SECONDS = 40;
  private static final Placement FOOT = new Placement(Side.RIGHT, BodySegment.FOOT);
  private static final double RAD = StrictMath.PI / 180;

  /** Percent of the insole's contacts found within 0.1 s and 0.25 s; of the toe offs likewise. */
  @ParameterizedTest
  @CsvSource({
    "H01_trial1, 97, 98, 97, 98",
    "H02_trial1, 97, 98, 97, 98",
    "H03_trial1, 97, 98, 90, 98",
    "P02_trial2, 93, 97, 97, 98",
    "P05_trial1, 97, 98, 88, 90",
    "P08_trial2, 95, 98, 95, 98"
  })
  void tellsContactsAndToeOffsAsTheInsoleDoes(
      String trial, double contactsNear, double contacts, double toeOffsNear, double toeOffs)
      throws IOException {
    List<Recording.Row> rows = Recording.read(trial);
    List<GaitEvent> events = detect(rows, 0);
    List<Double> landed = insole(rows, true);
    List<Double> left = insole(rows, false);
    assertFound(trial + " IC", landed, times(events, "IC"), 0.1, contactsNear);
    assertFound(trial + " IC", landed, times(events, "IC"), 0.25, contacts);
    assertFound(trial + " TO", left, times(events, "TO"), 0.1, toeOffsNear);
    assertFound(trial + " TO", left, times(events, "TO"), 0.25, toeOffs);
  }

  @ParameterizedTest
  @CsvSource({"H01_trial2, IC", "H02_trial1, IC", "P08_trial2, TO"})
  void learnsFromSwitchesWornForTwentyStridesWhereThisWearingsEventsLie(String trial, String label)
      throws IOException {
    List<Recording.Row> rows = Recording.read(trial);
    List<Double> insole = insole(rows, label.equals("IC"));
    double alone = Math.abs(medianOffset(insole, times(detect(rows, 0), label)));
    double taught = Math.abs(medianOffset(insole, times(detect(rows, 20), label)));
    assertTrue(taught < 0.02 && taught < alone - 0.01, trial + ": " + alone + " -> " + taught);
  }

  @Test
  void seesNoSwitchWithoutCalibration() throws IOException {
    List<Recording.Row> rows = Recording.read("P08_trial2");
    assertEquals(detect(rows, 0), detectWithoutSwitches(rows));
  }

  /** A recorded spike is a single sample of up to 2.6e6 deg/s. */
  @Test
  void tellsTheSameEventsThroughSpikes() throws IOException {
    List<Recording.Row> rows = Recording.read("P08_trial3");
    List<Recording.Row> spiked = new ArrayList<>(rows);
    Random random = new Random(4);
    for (int i = 0; i < 100; i++) {
      int at = random.nextInt(rows.size());
      Recording.Row r = rows.get(at);
      spiked.set(
          at,
          new Recording.Row(
              r.seconds(),
              r.forceX(),
              r.forceY(),
              r.forceZ(),
              r.gyroX(),
              (random.nextBoolean() ? 1 : -1) * 1e6,
              r.gyroZ(),
              r.insolePhase()));
    }
    List<Double> clean = times(detectWithoutSwitches(rows), "IC");
    List<Double> through = times(detectWithoutSwitches(spiked), "IC");
    assertEquals(clean.size(), through.size(), 1);
    assertFound("IC through spikes", clean, through, 0.05, 98);
    assertFound("IC through spikes", clean, through, 0.25, 98);
    assertFound("spiked IC", through, clean, 0.25, 98);
  }

  @Test
  void tellsNothingMoreWhenTheFootStopsInAnyPhase() throws IOException {
    List<Recording.Row> rows = Recording.read("H02_trial1");
    for (double stop = 60; stop < 61.6; stop += 0.1) {
      LegTracker leg = new LegTracker(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_IMU));
      List<GaitEvent> events = new ArrayList<>();
      Recording.Row last = rows.get(0);
      for (Recording.Row row : rows) {
        if (row.seconds() > stop) {
          break;
        }
        last = row;
        hear(leg, sample(row, row.seconds()), events);
      }
      double settled = last.seconds() + 0.3;
      for (double at = last.seconds() + 0.005; at < stop + 6; at += 0.005) {
        hear(leg, sample(last, at), events);
      }
      assertTrue(
          events.stream().noneMatch(e -> e.timeNs() > settled * 1e9),
          "stopped at " + stop + ": " + events.get(events.size() - 1));
    }
  }

  private static List<GaitEvent> detectWithoutSwitches(List<Recording.Row> rows) {
    LegTracker leg = new LegTracker(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_IMU));
    List<GaitEvent> events = new ArrayList<>();
    rows.forEach(row -> hear(leg, sample(row, row.seconds()), events));
    return events;
  }

  private static List<GaitEvent> detect(List<Recording.Row> rows, int calibrateStrides) {
    LegTracker leg =
        new LegTracker(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_IMU, calibrateStrides));
    List<GaitEvent> events = new ArrayList<>();
    for (Recording.Row row : rows) {
      long ns = Math.round(row.seconds() * 1e9);
      int heel = row.insolePhase() <= 1 ? FootSwitchSample.HEEL : 0;
      int toe =
          row.insolePhase() == 1 || row.insolePhase() == 2 ? FootSwitchSample.METATARSAL_1 : 0;
      leg.accept(new FootSwitchSample(ns, ns, Side.RIGHT, heel | toe), ns, events);
      hear(leg, sample(row, row.seconds()), events);
    }
    return events;
  }

  private static void hear(LegTracker leg, ImuSample sample, List<GaitEvent> events) {
    leg.accept(sample, sample.timeNs(), events);
    leg.advance(sample.timeNs());
  }

  /** Sensor axes: x forward, y left, z up. Segment: x anterior, y proximal, z to the right. */
  private static ImuSample sample(Recording.Row row, double seconds) {
    long ns = Math.round(seconds * 1e9);
    return new ImuSample(
        ns,
        ns,
        FOOT,
        row.gyroX() * RAD,
        row.gyroZ() * RAD,
        -row.gyroY() * RAD,
        row.forceX(),
        row.forceZ(),
        -row.forceY());
  }

  private static List<Double> times(List<GaitEvent> events, String label) {
    return events.stream()
        .filter(e -> e.label().equals(label) && e.timeNs() > SETTLED_SECONDS * 1e9)
        .map(e -> e.timeNs() * 1e-9)
        .toList();
  }

  /** Ends (or beginnings) of the insole's swings of 0.1 s and more, away from silences. */
  private static List<Double> insole(List<Recording.Row> rows, boolean contacts) {
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
          && at > SETTLED_SECONDS + 1
          && at - silence > 8) {
        times.add(contacts ? at : toeOff);
      }
    }
    return times;
  }

  private static void assertFound(
      String what, List<Double> these, List<Double> those, double tolerance, double percent) {
    long found =
        these.stream()
            .filter(t -> those.stream().anyMatch(o -> Math.abs(o - t) <= tolerance))
            .count();
    double share = 100.0 * found / these.size();
    assertTrue(share >= percent, what + " within " + tolerance + " s: " + share + " %");
  }

  private static double medianOffset(List<Double> these, List<Double> those) {
    List<Double> offsets = new ArrayList<>();
    for (double t : these) {
      those.stream()
          .map(o -> o - t)
          .filter(o -> Math.abs(o) < 0.25)
          .reduce((a, b) -> Math.abs(a) < Math.abs(b) ? a : b)
          .ifPresent(offsets::add);
    }
    offsets.sort(Double::compare);
    return offsets.get(offsets.size() / 2);
  }
}
