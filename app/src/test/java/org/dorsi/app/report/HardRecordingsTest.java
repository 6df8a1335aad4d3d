package org.dorsi.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.dorsi.app.score.EventScore;
import org.dorsi.app.score.EventTimes;
import org.dorsi.app.score.Scorer;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded walks made worse: units worn otherwise than their map says, other rates and cadences,
 * noise, spikes, silences. Every trial is scored against the insole or the light beams as ever.
 */
class HardRecordingsTest {

  private static final Path MAPS = Recordings.reactorRoot().resolve("app/examples");
  private static final String HEMIPARETIC = "P08_trial2";
  private static final String HEALTHY = "H01_trial2";

  /** Turned about the segment's x, y and z, degrees; also worn the wrong way round. */
  @ParameterizedTest
  @CsvSource({
    "35, 0, 0",
    "-35, 0, 0",
    "0, 35, 0",
    "0, -35, 0",
    "0, 0, 40",
    "0, 0, -40",
    "25, 25, 25",
    "0, 180, 0",
    "180, 0, 0",
    "90, 0, 0",
    "0, 90, 0",
    "70, 120, 0"
  })
  void findsEveryStrideHoweverTheFootsUnitIsWorn(double x, double y, double z) {
    Turn turn = new Turn(x, y, z);
    for (String trial : List.of(HEALTHY, HEMIPARETIC)) {
      assertFollowed(walk(trial), "FOOT_IMU", readings -> turned(readings, turn), 1);
    }
  }

  /** The first strides show how a shank's unit is worn; they are not scored here. */
  @ParameterizedTest
  @CsvSource({"0, 35, 0", "20, -30, 20", "0, 180, 0", "180, 0, 0", "0, 90, 0", "90, 0, 0"})
  void findsEveryStrideHoweverTheShanksUnitIsWorn(double x, double y, double z) {
    Turn turn = new Turn(x, y, z);
    RecordedWalk walk = beams();
    EventTimes told =
        EventTimes.of(new LegsRun().events(turned(walk.readings(), turn), "SHANK_IMU", 0));
    for (String side : List.of("IC L", "IC R")) {
      EventScore score =
          score(Scorer.score(walk.reference(), told, walk.audited().and(0, 22)), side);
      assertTrue(score.f1() >= 0.98, x + " " + y + " " + z + ": " + score);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 100, 400})
  void findsEveryStrideAtAnyRate(double rateHz) {
    for (String trial : List.of(HEALTHY, HEMIPARETIC)) {
      assertFollowed(walk(trial), "FOOT_IMU", readings -> resampled(readings, rateHz), 1);
    }
  }

  /**
   * Like walks of other size have the same forces and turn the faster the shorter their strides
   * last (Froude): 135 strides a minute, whose stances are too short to rest in, and 25.
   */
  @Test
  void findsEveryStrideFromTwentyFiveToAHundredAndThirtyAMinute() {
    RecordedWalk brisk = beams();
    EventTimes told =
        EventTimes.of(
            new LegsRun()
                .events(hurried(brisk.readings(), 0.37), "FOOT_IMU", 0).stream()
                    .map(e -> new EventTimes.Event(e.timeSeconds() / 0.37, e.label(), e.side()))
                    .toList());
    for (String side : List.of("IC L", "IC R")) {
      EventScore score =
          score(Scorer.score(brisk.reference(), told, brisk.audited().and(0, 17)), side);
      assertTrue(score.f1() >= 0.97, "brisk: " + score);
    }
    assertFollowed(walk(HEALTHY), "FOOT_IMU", readings -> hurried(readings, 1.6), 1.6);
  }

  @Test
  void findsEveryStrideThroughNoise() {
    Random random = new Random(5);
    UnaryOperator<ImuSample> noisy =
        s ->
            new ImuSample(
                s.timeNs(),
                s.arrivalNs(),
                s.placement(),
                s.gyroXRadPerSec() + 0.05 * random.nextGaussian(),
                s.gyroYRadPerSec() + 0.05 * random.nextGaussian(),
                s.gyroZRadPerSec() + 0.05 * random.nextGaussian(),
                s.forceXMetersPerSec2() + 0.5 * random.nextGaussian(),
                s.forceYMetersPerSec2() + 0.5 * random.nextGaussian(),
                s.forceZMetersPerSec2() + 0.5 * random.nextGaussian());
    for (String trial : List.of(HEALTHY, HEMIPARETIC)) {
      assertFollowed(walk(trial), "FOOT_IMU", readings -> each(readings, noisy), 1);
    }
  }

  /**
   * A spike of 1e6 deg/s on all axes each second, and silences of 0.1 to 3 s wherever there is
   * none.
   */
  @Test
  void tellsNothingFalseThroughSpikesAndSilences() {
    for (String trial : List.of(HEALTHY, HEMIPARETIC)) {
      RecordedWalk walk = walk(trial);
      List<SensorReading> clean = walk.readings();
      double end = clean.get(clean.size() - 1).timeNs() * 1e-9;
      Random random = new Random(11);
      List<double[]> silences = new ArrayList<>();
      for (double at = 20; at < end - 5; at += 5) {
        double from = at + 2 * random.nextDouble();
        double to = from + 0.12 + 2.88 * random.nextDouble();
        if (isEven(clean, from - 4, to + 4)) {
          silences.add(new double[] {from, to});
        }
      }
      List<SensorReading> broken = spiked(silent(clean, silences), random);
      List<EventTimes.Event> before = new LegsRun().events(clean, "FOOT_IMU", 0);
      List<EventTimes.Event> told = new LegsRun().events(broken, "FOOT_IMU", 0);
      long apart =
          told.stream()
              .filter(e -> e.label().equals("IC") || e.label().equals("TO"))
              .filter(e -> before.stream().noneMatch(b -> isSame(b, e)))
              .count();
      assertTrue(silences.size() > 8, trial + ": silences: " + silences.size());
      assertTrue(apart <= told.size() / 100, trial + ": events that were none: " + apart);
      double stride = 1.1 * medianStride(before);
      for (double[] silence : silences) {
        double next = silence[1] + 2 * stride;
        if (silences.stream().noneMatch(s -> s[0] > silence[1] && s[0] < next + stride)) {
          assertTrue(
              told.stream()
                  .anyMatch(
                      e ->
                          e.label().equals("IC")
                              && e.timeSeconds() > silence[1]
                              && e.timeSeconds() < next),
              trial + ": not found again after " + silence[1]);
        }
      }
    }
  }

  /** Recorded silences end in a burst of samples whose stamps are not those of the measurement. */
  private static boolean isEven(List<SensorReading> readings, double from, double to) {
    long before = readings.get(0).timeNs();
    for (SensorReading reading : readings) {
      boolean meets = reading.timeNs() > from * 1e9 && before < to * 1e9;
      if (meets && reading.timeNs() - before > 80_000_000L) {
        return false;
      }
      before = reading.timeNs();
    }
    return true;
  }

  private static boolean isSame(EventTimes.Event a, EventTimes.Event b) {
    return a.label().equals(b.label()) && Math.abs(a.timeSeconds() - b.timeSeconds()) < 0.25;
  }

  private static double medianStride(List<EventTimes.Event> events) {
    double[] contacts = EventTimes.of(events).seconds("IC", "R");
    List<Double> strides = new ArrayList<>();
    for (int i = 1; i < contacts.length; i++) {
      strides.add(contacts[i] - contacts[i - 1]);
    }
    strides.sort(Double::compare);
    return strides.get(strides.size() / 2);
  }

  /** Contacts and toe offs as they must be found in any trial, whatever has been done to it. */
  private static void assertFollowed(
      RecordedWalk walk, String detector, UnaryOperator<List<SensorReading>> worse, double slower) {
    EventTimes told =
        EventTimes.of(
            new LegsRun()
                .events(worse.apply(walk.readings()), detector, 0).stream()
                    .map(e -> new EventTimes.Event(e.timeSeconds() / slower, e.label(), e.side()))
                    .toList());
    List<EventScore> scores = Scorer.score(walk.reference(), told, walk.audited());
    for (String event : List.of("IC", "TO")) {
      EventScore score = score(scores, event);
      assertTrue(score.f1() >= 0.97, walk.name() + ": " + score);
      assertTrue(score.falseDetections() <= 2, walk.name() + ": " + score);
    }
  }

  private static EventScore score(List<EventScore> scores, String event) {
    List<EventScore> three = scores.stream().filter(s -> s.event().equals(event)).toList();
    assertEquals(3, three.size(), event);
    return three.get(2);
  }

  private static RecordedWalk walk(String trial) {
    Recordings.require("agora_treadmill_foot_imu_fsr/" + trial + ".csv.gz");
    return RecordedWalk.agora(Recordings.folder(), MAPS, trial);
  }

  private static RecordedWalk beams() {
    Recordings.require("tripod_treadmill_imu_optogait/PWS/IMU_LF.csv.gz");
    return RecordedWalk.tripod(Recordings.folder(), MAPS, "PWS");
  }

  /** A rotation about x, then y, then z. */
  private record Turn(double xDeg, double yDeg, double zDeg) {
    double[] of(double x, double y, double z) {
      double[] v = {x, y, z};
      turn(v, 1, 2, xDeg);
      turn(v, 2, 0, yDeg);
      turn(v, 0, 1, zDeg);
      return v;
    }

    private static void turn(double[] v, int i, int j, double degrees) {
      double sine = Math.sin(Math.toRadians(degrees));
      double cosine = Math.cos(Math.toRadians(degrees));
      double first = cosine * v[i] - sine * v[j];
      v[j] = sine * v[i] + cosine * v[j];
      v[i] = first;
    }
  }

  private static List<SensorReading> each(
      List<SensorReading> readings, UnaryOperator<ImuSample> change) {
    List<SensorReading> changed = new ArrayList<>();
    for (SensorReading reading : readings) {
      changed.add(reading instanceof ImuSample sample ? change.apply(sample) : reading);
    }
    return changed;
  }

  private static List<SensorReading> turned(List<SensorReading> readings, Turn turn) {
    return each(
        readings,
        s -> {
          double[] gyro = turn.of(s.gyroXRadPerSec(), s.gyroYRadPerSec(), s.gyroZRadPerSec());
          double[] force =
              turn.of(s.forceXMetersPerSec2(), s.forceYMetersPerSec2(), s.forceZMetersPerSec2());
          return new ImuSample(
              s.timeNs(),
              s.arrivalNs(),
              s.placement(),
              gyro[0],
              gyro[1],
              gyro[2],
              force[0],
              force[1],
              force[2]);
        });
  }

  private static List<SensorReading> hurried(List<SensorReading> readings, double slower) {
    return each(readings, s -> between(s, s, 0, Math.round(s.timeNs() * slower), 1 / slower));
  }

  /** Of one unit only. */
  private static List<SensorReading> resampled(List<SensorReading> readings, double rateHz) {
    List<ImuSample> samples = new ArrayList<>();
    for (SensorReading reading : readings) {
      if (reading instanceof ImuSample sample) {
        samples.add(sample);
      }
    }
    List<SensorReading> changed = new ArrayList<>();
    int i = 0;
    long last = samples.get(samples.size() - 1).timeNs();
    for (long at = samples.get(0).timeNs(); at < last; at += Math.round(1e9 / rateHz)) {
      while (samples.get(i + 1).timeNs() < at) {
        i++;
      }
      ImuSample before = samples.get(i);
      ImuSample after = samples.get(i + 1);
      long apart = after.timeNs() - before.timeNs();
      if (apart < 100_000_000L) {
        changed.add(
            between(
                before, after, apart == 0 ? 0 : (double) (at - before.timeNs()) / apart, at, 1));
      }
    }
    return changed;
  }

  private static ImuSample between(
      ImuSample a, ImuSample b, double share, long timeNs, double faster) {
    double rest = 1 - share;
    return new ImuSample(
        timeNs,
        timeNs,
        a.placement(),
        faster * (rest * a.gyroXRadPerSec() + share * b.gyroXRadPerSec()),
        faster * (rest * a.gyroYRadPerSec() + share * b.gyroYRadPerSec()),
        faster * (rest * a.gyroZRadPerSec() + share * b.gyroZRadPerSec()),
        rest * a.forceXMetersPerSec2() + share * b.forceXMetersPerSec2(),
        rest * a.forceYMetersPerSec2() + share * b.forceYMetersPerSec2(),
        rest * a.forceZMetersPerSec2() + share * b.forceZMetersPerSec2());
  }

  private static List<SensorReading> silent(List<SensorReading> readings, List<double[]> silences) {
    return readings.stream()
        .filter(
            r ->
                silences.stream()
                    .noneMatch(s -> r.timeNs() > s[0] * 1e9 && r.timeNs() < s[1] * 1e9))
        .toList();
  }

  private static List<SensorReading> spiked(List<SensorReading> readings, Random random) {
    double spike = Math.toRadians(1e6);
    return each(
        readings,
        s ->
            random.nextInt(200) > 0
                ? s
                : new ImuSample(
                    s.timeNs(),
                    s.arrivalNs(),
                    s.placement(),
                    spike,
                    -spike,
                    random.nextBoolean() ? spike : -spike,
                    s.forceXMetersPerSec2(),
                    s.forceYMetersPerSec2(),
                    s.forceZMetersPerSec2()));
  }
}
