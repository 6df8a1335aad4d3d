package org.dorsi.app.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HabitsFileTest {

  private static final HabitsFile.Wearer WEARER = wearer("AB-123", LegSetup.Detector.FOOT_IMU);
  private static final WearerHabits HABITS =
      WearerHabits.parse("right.stride 1.25 1.3\nright.foot.swing 0.41\n");

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  private static HabitsFile.Wearer wearer(String patient, LegSetup.Detector detector) {
    return new HabitsFile.Wearer(Optional.of(patient), Map.of(Side.RIGHT, detector));
  }

  @BeforeEach
  void keepHabits() {
    file = folder.resolve("AB-123.habits");
    HabitsFile.write(file, WEARER, HABITS);
  }

  private String refusal(HabitsFile.Wearer wearer) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> HabitsFile.read(file, wearer)).getMessage());
  }

  @Test
  void comesBackToTheBit() {
    assertEquals(HABITS.text(), HabitsFile.read(file, WEARER).orElseThrow().text());
  }

  @Test
  void isEmptyWhereNothingWasKept() {
    assertTrue(HabitsFile.read(folder.resolve("XY-999.habits"), WEARER).isEmpty());
  }

  @Test
  void refusesAnotherPatientsHabits() {
    assertTrue(
        refusal(wearer("AB-124", LegSetup.Detector.FOOT_IMU))
            .endsWith("of patient AB-123, not of patient AB-124: not used"));
  }

  @Test
  void refusesWhatOtherSensorsTaught() {
    assertTrue(
        refusal(wearer("AB-123", LegSetup.Detector.FUSION))
            .endsWith(
                "learned with detectors right foot-imu, not with detectors right fusion: not"
                    + " used"));
  }

  @Test
  void refusesAFileOfWhichAnyByteIsAnotherOne() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertThrows(ConfigException.class, () -> HabitsFile.read(file, WEARER), "byte " + i);
    }
  }

  @Test
  void refusesAFileCutAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(refusal(WEARER).contains("damaged"), "cut to " + length + " bytes");
    }
  }

  @Test
  void leavesNothingBesideTheFileThatItReplaces() throws IOException {
    HabitsFile.write(file, WEARER, WearerHabits.parse("right.stride 2\n"));
    assertEquals("right.stride 2.0\n", HabitsFile.read(file, WEARER).orElseThrow().text());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void saysWhereItCannotBeWritten() {
    Path nowhere = folder.resolve("gone/AB-123.habits");
    assertTrue(
        String.valueOf(
                assertThrows(ConfigException.class, () -> HabitsFile.write(nowhere, WEARER, HABITS))
                    .getMessage())
            .startsWith(nowhere + ": cannot be written"));
  }

  @Test
  void isTextThatAPersonCanRead() throws IOException {
    assertEquals(
        List.of(
            "dorsi-habits 1",
            "patient AB-123",
            "detectors right foot-imu",
            "right.stride 1.25 1.3",
            "right.foot.swing 0.41"),
        Files.readAllLines(file, StandardCharsets.UTF_8).subList(0, 5));
  }
}
