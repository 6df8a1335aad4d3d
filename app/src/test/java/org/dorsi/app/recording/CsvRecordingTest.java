package org.dorsi.app.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.ImuTrack;
import org.dorsi.sim.device.Recording;
import org.dorsi.sim.device.SwitchTrack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordingTest {

  private static final String MAP =
      """
      [file]
      headerLines = 1
      [time]
      column = "t"
      unit = "ms"
      [[imu]]
      side = "left"
      segment = "shank"
      gyro = ["gx", "gy", "gz"]
      gyroUnit = "deg/s"
      acc = ["ax", "ay", "az"]
      accUnit = "g"
      axes = ["+x", "+y", "+z"]
      [[switch]]
      side = "right"
      position = "heel"
      column = "phase"
      closedWhen = [0, 1]
      [[switch]]
      side = "left"
      position = "toe"
      force = "newtons"
      """;

  private static final String HEADER = "t,gx,gy,gz,ax,ay,az,phase,newtons\n";

  private final Path folder;

  CsvRecordingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Recording read(String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("walk.csv"), HEADER + rows);
    return CsvRecording.read(file, map(MAP));
  }

  private static RecordingMap map(String text) {
    return RecordingMap.of(ConfigTable.parse("map.toml", text));
  }

  private String complaint(String rows) {
    String message =
        String.valueOf(assertThrows(ConfigException.class, () -> read(rows)).getMessage());
    return message.substring(message.indexOf("walk.csv"));
  }

  private static String mapComplaint(String text) {
    return String.valueOf(assertThrows(ConfigException.class, () -> map(text)).getMessage());
  }

  @Test
  void convertsUnitsAndLeavesAxesAlone() throws IOException {
    ImuTrack imu = read("1000,180,0,-90,0,1,0,3,0\n").imus().get(0);
    assertEquals(new Placement(Side.LEFT, BodySegment.SHANK), imu.placement());
    assertArrayEquals(new double[] {1.0}, imu.timesSeconds());
    assertArrayEquals(
        new float[] {(float) Math.PI, 0, (float) (-Math.PI / 2)}, imu.gyroRadPerSec()[0], 1e-6f);
    assertArrayEquals(new float[] {0, 9.80665f, 0}, imu.forceMetersPerSec2()[0], 1e-6f);
  }

  @Test
  void readsCodesAsSwitchesAndForcesWithTwoThresholds() throws IOException {
    SwitchTrack switches =
        read("""
                0,0,0,0,0,1,0,0,20
                5,0,0,0,0,1,0,1,35
                10,0,0,0,0,1,0,2,20
                15,0,0,0,0,1,0,3,10
                """)
            .switches()
            .orElseThrow();
    assertArrayEquals(new byte[] {0x10, 0x18, 0x08, 0}, switches.closedBits());
  }

  @Test
  void aRowWithoutAValueIsNoneForThatSensorAlone() throws IOException {
    Recording recording = read("0,1,2,3,0,1,0,3,0\n5,,,,,,,3,0\n");
    assertEquals(1, recording.imus().get(0).timesSeconds().length);
    assertEquals(2, recording.switches().orElseThrow().timesSeconds().length);
  }

  @Test
  void namesFileLineAndColumnOfABadCell() {
    assertEquals(
        "walk.csv:3: gy must be a number, got \"oops\"",
        complaint("0,1,2,3,0,1,0,3,0\n5,1,oops,3,0,1,0,3,0\n"));
    assertEquals(
        "walk.csv:3: has no column \"newtons\", only 8 cells",
        complaint("0,1,2,3,0,1,0,3,0\n5,1,1,3,0,1,0,3\n"));
    assertEquals(
        "walk.csv:3: time must not fall, got 0.004 s after 0.005 s",
        complaint("5,1,2,3,0,1,0,3,0\n4,1,1,3,0,1,0,3,0\n"));
    assertEquals(
        "walk.csv:2: phase must be a whole number, got 0.5", complaint("5,1,2,3,0,1,0,.5,0"));
  }

  @Test
  void readsWhatOtherProgramsWrite() throws IOException {
    String missing = "0,1,2,3,0,1,0,3,0\n\n5,nan,NaN,NA,nan,nan,nan,3,0\n10,1,2,3,0,1,0,3,0\n";
    Path file = Files.writeString(folder.resolve("sheet.csv"), "\uFEFF" + HEADER + missing);
    Recording recording = CsvRecording.read(file, map(MAP));
    assertEquals(2, recording.imus().get(0).timesSeconds().length);
    assertEquals(3, recording.switches().orElseThrow().timesSeconds().length);
  }

  @Test
  void countsBlankLinesWhereItNamesALine() {
    assertEquals(
        "walk.csv:5: gy must be a number, got \"oops\"",
        complaint("0,1,2,3,0,1,0,3,0\n\n\n5,1,oops,3,0,1,0,3,0\n"));
    assertEquals(
        "walk.csv:4: time must not fall, got 0.004 s after 0.005 s",
        complaint("5,1,2,3,0,1,0,3,0\n\n4,1,1,3,0,1,0,3,0\n"));
  }

  @Test
  void refusesAFileWithoutASample() {
    assertEquals("walk.csv: has no rows below its header", complaint(""));
  }

  @Test
  void refusesAMapOfTwoSensorsAtOnePlaceOrOfAnUnknownDetector() {
    String imu = MAP.substring(MAP.indexOf("[[imu]]"), MAP.indexOf("[[switch]]"));
    assertEquals(
        "map.toml:25: imu.segment must not have two units on one side", mapComplaint(MAP + imu));
    assertEquals(
        "map.toml:21: switch.position must not have two switches on one side",
        mapComplaint(
            MAP.replace("\"left\"\nposition = \"toe\"", "\"right\"\nposition = \"heel\"")));
    String message = mapComplaint(MAP + "[use]\ndetector = \"foo-imu\"\n");
    assertEquals("map.toml:24: use.detector must be one of", message.substring(0, 40));
    assertEquals("got \"foo-imu\"", message.substring(message.length() - 13));
  }

  @Test
  void namesTheColumnsThereAreWhenOneIsMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "time;gx\n");
    String message =
        String.valueOf(
            assertThrows(ConfigException.class, () -> CsvRecording.read(file, map(MAP)))
                .getMessage());
    assertEquals(file + ":1: has no column \"t\"; there are time;gx", message);
  }

  @Test
  void refusesAMapWithAKeyThatNobodyKnowsOrAxesOfALeftHandedFrame() {
    assertEquals(
        "map.toml:2: file.headerlines is not a key here; known are format, headerLines,"
            + " separator",
        mapComplaint(MAP.replace("headerLines = 1", "headerlines = 1")));
    assertEquals(
        "map.toml:13: imu.axes must name each axis once and be right-handed, got [+x, +z, +y]",
        mapComplaint(MAP.replace("\"+x\", \"+y\", \"+z\"", "\"+x\", \"+z\", \"+y\"")));
  }

  @Test
  void putsTheSwitchesOfTwoFilesOnOneTimeLine() throws IOException {
    Files.writeString(folder.resolve("left.txt"), "0.0\t1\n0.2\t0\n");
    Files.writeString(folder.resolve("right.txt"), "0.1\t1\n");
    RecordingMap two =
        map(
            """
            [[file]]
            name = "left.txt"
            headerLines = 0
            separator = "\\t"
            [[file]]
            name = "right.txt"
            headerLines = 0
            separator = "\\t"
            [time]
            column = "1"
            [[switch]]
            file = "left.txt"
            side = "left"
            position = "heel"
            column = "2"
            closedWhen = [1]
            [[switch]]
            file = "right.txt"
            side = "right"
            position = "heel"
            column = "2"
            closedWhen = [1]
            """);
    SwitchTrack switches =
        CsvRecording.read(folder.resolve("left.txt"), two).switches().orElseThrow();
    assertArrayEquals(new double[] {0, 0.1, 0.2}, switches.timesSeconds());
    assertArrayEquals(new byte[] {0x01, 0x11, 0x10}, switches.closedBits());
    assertEquals(List.of(), CsvRecording.read(folder.resolve("left.txt"), two).imus());
  }
}
