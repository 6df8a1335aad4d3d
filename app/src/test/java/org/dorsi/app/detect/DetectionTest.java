package org.dorsi.app.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorsi.app.recording.CsvRecording;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recorded reality: walks that nobody labelled, and those of other sensors. */
class DetectionTest {

  private static RecordingMap map(String name) {
    return RecordingMap.read(Recordings.reactorRoot().resolve("app/examples/" + name));
  }

  private static List<GaitEvent> detect(String recording, String mapName) {
    return detect(recording, mapName, Optional.empty());
  }

  private static List<GaitEvent> detect(
      String recording, String mapName, Optional<LegSetup.Detector> detector) {
    Path file = Recordings.require(recording);
    RecordingMap map = map(mapName);
    return new Detection(map, detector, Optional.empty()).run(CsvRecording.read(file, map), map);
  }

  private static List<Double> contacts(List<GaitEvent> events, Side side) {
    return events.stream()
        .filter(e -> e.label().equals("IC") && e.side() == side)
        .map(e -> e.timeNs() * 1e-9)
        .toList();
  }

  /** 122 s of a stroke survivor's walk: no stride lost, none doubled, as many left as right. */
  @ParameterizedTest
  @EnumSource(names = {"FOOT_IMU", "SHANK_IMU", "FOOT_SHANK"})
  void followsEveryStrideOfAStrokeSurvivor(LegSetup.Detector detector) {
    List<GaitEvent> events =
        detect(
            "stroke_treadmill_xsens_unlabelled/pp02_leftfoot.txt.gz",
            "stroke-feet-shanks.toml",
            Optional.of(detector));
    List<Double> left = contacts(events, Side.LEFT);
    List<Double> right = contacts(events, Side.RIGHT);
    assertEquals(left.size(), right.size(), 1);
    assertTrue(left.size() > 110, "contacts: " + left.size());
    assertRegular(left);
    assertRegular(right);
  }

  private static void assertRegular(List<Double> contacts) {
    List<Double> recent = new ArrayList<>();
    for (int i = 1; i < contacts.size(); i++) {
      double stride = contacts.get(i) - contacts.get(i - 1);
      if (recent.size() >= 5) {
        double median =
            recent.subList(recent.size() - 5, recent.size()).stream().sorted().toList().get(2);
        assertTrue(
            stride > 0.7 * median && stride < 1.4 * median,
            "stride of " + stride + " s at " + contacts.get(i) + " s, median " + median + " s");
      }
      recent.add(stride);
    }
  }

  @Test
  void comesOutTheSameTwice() {
    String trial = "agora_treadmill_foot_imu_fsr/P02_trial1.csv.gz";
    assertEquals(detect(trial, "agora-right-foot.toml"), detect(trial, "agora-right-foot.toml"));
  }

  @Test
  void choosesByWhatIsFittedUnlessTold() {
    assertEquals(
        Map.of(Side.LEFT, LegSetup.Detector.FOOT_SWITCH, Side.RIGHT, LegSetup.Detector.FOOT_SWITCH),
        new Detection(map("gaitpdb-heel-toe.toml"), Optional.empty(), Optional.empty())
            .detectors());
    assertEquals(
        Map.of(Side.RIGHT, LegSetup.Detector.FOOT_IMU),
        new Detection(map("agora-right-foot.toml"), Optional.empty(), Optional.empty())
            .detectors());
  }

  @Test
  void refusesADetectorWithoutItsSensor() {
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () ->
                new Detection(
                    map("gaitpdb-heel-toe.toml"),
                    Optional.of(LegSetup.Detector.FOOT_IMU),
                    Optional.empty()));
    assertEquals(
        "the recording has no sensor that the detector needs: foot-imu",
        String.valueOf(e.getMessage()));
  }

  @Test
  void writesTheInstantOfEmission(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("events.csv");
    GaitEvent event =
        new GaitEvent.ToeOff(
            12_345_678_900L, 12_300_000_000L, Side.LEFT, 0.9, EventSource.FOOT_IMU);
    EventFile.write(file, List.of(event));
    assertEquals(
        List.of("time_s,event,side,estimate_s,confidence", "12.345679,TO,L,12.300000,0.9"),
        Files.readAllLines(file));
  }
}
