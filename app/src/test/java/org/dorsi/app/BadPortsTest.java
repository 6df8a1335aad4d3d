package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.SerialLink;
import org.dorsi.sensors.serial.SerialSettings;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.EmulatedBench.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A session that cannot begin says which port is wrong and why, and has stimulated nobody. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class BadPortsTest {

  private static final int DEVICE = 2;
  private static final int USAGE = 1;

  private final Path folder;
  private final Bench bench;
  private final EmulatedBench devices;
  private final String board;
  private final String unit;
  private final String stimulator;
  private final String good;

  BadPortsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new Bench(folder);
    devices =
        EmulatedBench.start(
            new EmulatedBench.Setup(
                List.of(
                    bench.device("footswitch", Kind.FOOTSWITCH),
                    bench.device("xsens", Kind.XSENS),
                    bench.device("p24", Kind.P24)),
                Optional.empty(),
                Optional.of(bench.log()),
                Double.POSITIVE_INFINITY,
                1));
    board = bench.link("footswitch").toString();
    unit = bench.link("xsens").toString();
    stimulator = bench.link("p24").toString();
    good = Files.readString(bench.configuration());
  }

  @AfterEach
  void nothingWasStimulated() throws IOException {
    devices.close();
    String log = Files.readString(bench.log());
    assertFalse(log.contains("\"event\":\"pulse\""), log);
  }

  @Test
  void namesAPortThatIsAbsent() throws Exception {
    String nowhere = bench.link("nowhere").toString();
    refused(DEVICE, good.replace(board, nowhere), "sensor", "no such port " + nowhere);
    refused(DEVICE, good.replace(stimulator, nowhere), "stimulator", "no such port " + nowhere);
  }

  @Test
  void namesAPortThatAnotherProgramHolds() throws Exception {
    for (String port : List.of(board, stimulator)) {
      try (SerialLink held = new JSerialCommPorts().open(port, SerialSettings.plain(115_200))) {
        refused(DEVICE, good, held.name() + " is in use by another program");
      }
    }
  }

  @Test
  void namesThePortWhereAnotherDeviceIs() throws Exception {
    refused(
        DEVICE,
        swapped(board, stimulator),
        "stimulator",
        board + ": the device there is no ScienceMode 4 stimulator");
    refused(DEVICE, swapped(board, unit), "sensor", unit + ": expected an FS1 foot-switch board");
    refused(
        DEVICE,
        swapped(unit, stimulator),
        "stimulator",
        unit + ": no answer; is a stimulator connected there");
  }

  @Test
  void namesTheStimulatorWhereTheBoardShouldBe() throws Exception {
    String spare = bench.link("spare").toString();
    try (EmulatedBench second =
        EmulatedBench.start(
            new EmulatedBench.Setup(
                List.of(bench.device("spare", Kind.P24)),
                Optional.empty(),
                Optional.empty(),
                Double.POSITIVE_INFINITY,
                1))) {
      refused(
          DEVICE,
          good.replace(board, spare),
          "sensor",
          spare + ": expected an FS1 foot-switch board");
      assertEquals(0, second.droppedFrames());
    }
  }

  @Test
  void refusesAnUnknownKeyWithItsPlace() throws Exception {
    String text = good + "rampUpMillis = 200\n";
    refused(USAGE, text, "lab.toml:" + text.lines().count(), "rampUpMillis");
  }

  @Test
  void refusesAnOperatorFileOnAPortThatIsNoPseudoTerminal() throws Exception {
    refused(
        USAGE,
        good.replace(stimulator, "/dev/null"),
        "an operator file needs a stimulator on a pseudo-terminal, got /dev/null");
  }

  private String swapped(String one, String other) {
    return good.replace(one, "\0").replace(other, one).replace("\0", other);
  }

  /** Runs a session of seconds at the most and looks at how it ends. */
  private void refused(int exitCode, String configuration, String... words) throws Exception {
    Path file = Files.writeString(folder.resolve("lab.toml"), configuration);
    try (DorsiProcess session =
        DorsiProcess.start(
            folder,
            "session",
            "session",
            file.toString(),
            "--headless",
            "--seconds",
            "2",
            "--operator",
            bench.operator().toString())) {
      int exit = session.awaitExit(15);
      String said = session.said();
      assertAll(
          () -> assertEquals(exitCode, exit, said),
          () -> assertFalse(said.contains("\tat "), said),
          () -> {
            for (String word : words) {
              assertTrue(said.contains(word), () -> "\"" + word + "\" is missing in: " + said);
            }
          });
    }
  }
}
