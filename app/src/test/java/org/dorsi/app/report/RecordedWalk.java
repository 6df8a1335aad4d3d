package org.dorsi.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dorsi.app.detect.RecordedReadings;
import org.dorsi.app.recording.CsvRecording;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.app.score.EventTimes;
import org.dorsi.app.score.LeftOut;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sim.device.Recording;

/**
 * A recorded walk with a sound reference, read once and scored often.
 *
 * @param name the trial
 * @param person who walks
 * @param readings in the order of their time
 * @param reference what its events are scored against; none where nobody labelled it
 * @param leftOut what is not scored
 * @param audited the same, and labels that the signals prove wrong
 */
record RecordedWalk(
    String name,
    String person,
    List<SensorReading> readings,
    EventTimes reference,
    LeftOut leftOut,
    LeftOut audited) {

  /** All that are scored. */
  record All(List<RecordedWalk> agora, List<RecordedWalk> tripod, RecordedWalk stroke) {
    static All read(Path data, Path maps) throws IOException {
      return new All(
          RecordedWalk.agora(data, maps),
          RecordedWalk.tripod(data, maps),
          RecordedWalk.stroke(data, maps));
    }
  }

  /** The sound trials of AGoRA: one foot, an insole. */
  private static List<RecordedWalk> agora(Path data, Path maps) throws IOException {
    Path quality = data.resolve("agora_treadmill_foot_imu_fsr/reference_quality.csv");
    return Files.readAllLines(quality).stream()
        .filter(row -> row.endsWith(",1"))
        .map(row -> agora(data, maps, row.substring(0, row.indexOf(','))))
        .toList();
  }

  /** One trial of AGoRA. */
  static RecordedWalk agora(Path data, Path maps, String trial) {
    Path folder = data.resolve("agora_treadmill_foot_imu_fsr");
    RecordingMap map = RecordingMap.read(maps.resolve("agora-right-foot.toml"));
    Recording recording = CsvRecording.read(folder.resolve(trial + ".csv.gz"), map);
    EventTimes reference = EventTimes.read(folder.resolve("reference_events/" + trial + ".csv"));
    LeftOut leftOut =
        LeftOut.read(folder.resolve("reference_events/" + trial + ".gaps.csv"), 0.7)
            .andFirstStrides(reference, 20);
    LeftOut audited = new LabelAudit(recording.imus().get(0), 1, 1).audit(reference, leftOut);
    String person = trial.substring(0, 3);
    return new RecordedWalk(trial, person, readings(recording, map), reference, leftOut, audited);
  }

  /** Both walks of TRIPOD: feet and shanks, light beams. */
  private static List<RecordedWalk> tripod(Path data, Path maps) {
    return Stream.of("PWS-20", "PWS").map(run -> tripod(data, maps, run)).toList();
  }

  /** One walk of TRIPOD. */
  static RecordedWalk tripod(Path data, Path maps, String run) {
    RecordingMap map = RecordingMap.read(maps.resolve("tripod-feet-shanks.toml"));
    Path folder = data.resolve("tripod_treadmill_imu_optogait");
    Recording recording = CsvRecording.read(folder.resolve(run + "/IMU_LF.csv.gz"), map);
    EventTimes reference =
        EventTimes.read(folder.resolve("reference_events/" + run + ".csv")).withSidesOnly();
    LeftOut leftOut = LeftOut.read(folder.resolve("reference_events/" + run + ".gaps.csv"), 0);
    LeftOut audited = LightBeams.audit(reference, leftOut);
    return new RecordedWalk(run, "TRIPOD", readings(recording, map), reference, leftOut, audited);
  }

  /** The stroke survivor's walk that nobody labelled. */
  private static RecordedWalk stroke(Path data, Path maps) {
    RecordingMap map = RecordingMap.read(maps.resolve("stroke-feet-shanks.toml"));
    Recording recording =
        CsvRecording.read(
            data.resolve("stroke_treadmill_xsens_unlabelled/pp02_leftfoot.txt.gz"), map);
    return new RecordedWalk(
        "pp02",
        "pp02",
        readings(recording, map),
        EventTimes.of(List.of()),
        LeftOut.NOTHING,
        LeftOut.NOTHING);
  }

  private static List<SensorReading> readings(Recording recording, RecordingMap map) {
    List<SensorReading> readings = new ArrayList<>();
    RecordedReadings source = new RecordedReadings(recording, map);
    boolean more = true;
    while (more) {
      more = source.next(readings::add);
    }
    return List.copyOf(readings);
  }
}
