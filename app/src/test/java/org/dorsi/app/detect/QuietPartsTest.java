package org.dorsi.app.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.app.recording.CsvRecording;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.testing.Recordings;
import org.dorsi.sim.device.ImuTrack;
import org.dorsi.sim.device.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recorded standing, before the belt starts and after it has stopped, tells no event. A leg is
 * quiet where none of its units turns faster than 20 deg/s, about whatever axis, for more than two
 * seconds: a rule that knows nothing of detectors, axes or phases.
 */
class QuietPartsTest {

  private static final double QUIET_RAD_PER_SEC = Math.toRadians(20);
  private static final double QUIET_SECONDS = 2;
  private static final double GAP_SECONDS = 0.1;

  /** The foot that comes to rest at the end of its last step may be told to have landed then. */
  private static final double LAST_STEP_SECONDS = 0.5;

  private record Stretch(double fromSeconds, double toSeconds) {}

  /** The quiet seconds of each recording are stated, so that a rule that finds none is noticed. */
  @ParameterizedTest
  @CsvSource({
    "tripod_treadmill_imu_optogait/PWS-20/IMU_LF.csv.gz, tripod-feet-shanks.toml, 19",
    "tripod_treadmill_imu_optogait/PWS/IMU_LF.csv.gz, tripod-feet-shanks.toml, 25",
    "stroke_treadmill_xsens_unlabelled/pp02_leftfoot.txt.gz, stroke-feet-shanks.toml, 2"
  })
  void tellNothing(String file, String mapName, double leastSeconds) {
    Path path = Recordings.require(file);
    RecordingMap map =
        RecordingMap.read(Recordings.reactorRoot().resolve("app/examples/" + mapName));
    Recording recording = CsvRecording.read(path, map);
    double quietSeconds = 0;
    for (Side side : Side.values()) {
      List<Stretch> quiet = quiet(recording, side);
      for (Stretch stretch : quiet) {
        quietSeconds += stretch.toSeconds() - stretch.fromSeconds();
      }
      for (LegSetup.Detector detector :
          List.of(
              LegSetup.Detector.FOOT_IMU,
              LegSetup.Detector.SHANK_IMU,
              LegSetup.Detector.FOOT_SHANK)) {
        List<GaitEvent> events =
            new Detection(map, Optional.of(detector), Optional.empty()).run(recording, map);
        assertEquals(
            List.of(),
            events.stream()
                .filter(e -> e.side() == side)
                .filter(e -> e.label().equals("IC") || e.label().equals("TO"))
                .filter(e -> quiet.stream().anyMatch(q -> isWithin(q, e.timeNs() * 1e-9)))
                .toList(),
            () -> detector + " " + quiet);
      }
    }
    assertTrue(quietSeconds > leastSeconds, quietSeconds + " s of standing");
  }

  private static boolean isWithin(Stretch quiet, double seconds) {
    return seconds > quiet.fromSeconds() + LAST_STEP_SECONDS && seconds < quiet.toSeconds();
  }

  private static List<Stretch> quiet(Recording recording, Side side) {
    List<Stretch> common = List.of(new Stretch(0, Double.POSITIVE_INFINITY));
    for (ImuTrack track : recording.imus()) {
      if (track.placement().side() == side) {
        common = both(common, quiet(track));
      }
    }
    return common;
  }

  private static List<Stretch> quiet(ImuTrack track) {
    List<Stretch> stretches = new ArrayList<>();
    double[] seconds = track.timesSeconds();
    int from = 0;
    for (int i = 0; i < seconds.length; i++) {
      float[] gyro = track.gyroRadPerSec()[i];
      boolean still =
          Math.sqrt(gyro[0] * gyro[0] + gyro[1] * gyro[1] + gyro[2] * gyro[2]) < QUIET_RAD_PER_SEC
              && (i == 0 || seconds[i] - seconds[i - 1] < GAP_SECONDS);
      if (!still || i == seconds.length - 1) {
        if (seconds[i] - seconds[from] > QUIET_SECONDS) {
          stretches.add(new Stretch(seconds[from], seconds[i]));
        }
        from = Math.min(i + 1, seconds.length - 1);
      }
    }
    return stretches;
  }

  private static List<Stretch> both(List<Stretch> these, List<Stretch> those) {
    List<Stretch> common = new ArrayList<>();
    for (Stretch a : these) {
      for (Stretch b : those) {
        double from = Math.max(a.fromSeconds(), b.fromSeconds());
        double to = Math.min(a.toSeconds(), b.toSeconds());
        if (to - from > QUIET_SECONDS) {
          common.add(new Stretch(from, to));
        }
      }
    }
    return common;
  }
}
