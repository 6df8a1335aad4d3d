package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.dorsi.controller.trial.LogRecord;
import org.dorsi.controller.trial.TrialRecords;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real input, end to end, every program a process of its own as a user runs it: half a minute of a
 * recorded treadmill walk goes in as bytes on two pseudo-terminals, pulses come out on a third.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class RecordedWalkTest {

  /** With a dropout of the recording, of 0.4 s, after 8 s. */
  private static final double FROM_SECONDS = 10;

  private static final double WALK_SECONDS = 30;

  /** Unscored: armed at once, three valid strides, and the first gentle ones. */
  private static final String SKIP_STRIDES = "5";

  private final Path folder;

  RecordedWalkTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void stimulatesTheSwingsOfARecordedWalkAndNothingElse() throws Exception {
    Path walk = excerpt(Recordings.require("agora_treadmill_foot_imu_fsr/H02_trial1.csv.gz"));
    String map = Recordings.reactorRoot().resolve("app/examples/agora-right-foot.toml").toString();
    Bench bench = new Bench(folder);
    try (DorsiProcess devices =
        DorsiProcess.start(
            folder,
            "emulate",
            "emulate",
            "footswitch+xsens+p24",
            "--link",
            "footswitch=" + bench.link("footswitch"),
            "--link",
            "xsens=" + bench.link("xsens"),
            "--link",
            "p24=" + bench.link("p24"),
            "--play",
            walk.toString(),
            "--map",
            map,
            "--log",
            bench.log().toString())) {
      Bench.await("the devices", 20, () -> Files.exists(bench.link("p24")));
      JsonNode summary = session(bench);
      devices.terminate();
      devices.awaitExit(10);
      judge(bench, walk, map);
      Path trial = folder.resolve(summary.path("trial").asText());
      try (DorsiProcess verify =
          DorsiProcess.start(folder, "verify", "replay", trial.toString(), "--verify")) {
        assertEquals(0, verify.awaitExit(60), verify.said());
      }
      Set<String> entries = entries(trial);
      for (String sensor : List.of("footswitch", "xsens")) {
        assertTrue(entries.contains("/raw/" + bench.link(sensor)), entries::toString);
      }
    }
  }

  private JsonNode session(Bench bench) throws Exception {
    try (DorsiProcess session =
        DorsiProcess.start(
            folder,
            "session",
            "session",
            bench.configuration().toString(),
            "--headless",
            "--json",
            "--seconds",
            Double.toString(WALK_SECONDS),
            "--operator",
            bench.operator().toString())) {
      assertEquals(0, session.awaitExit(60), session.said());
      JsonNode summary = new ObjectMapper().readTree(session.lastLine());
      JsonNode channel = summary.path("channels").path(0);
      assertAll(
          session.said(),
          () -> assertTrue(summary.path("strides").path("right").asInt() >= 10),
          () -> assertEquals(0, summary.path("strides").path("left").asInt(-1)),
          () -> assertTrue(summary.path("stimulated").path("right").asInt() >= 8),
          () -> assertTrue(summary.path("stimulated").has("left")),
          () -> assertEquals(60, summary.path("stance").path("right").asDouble(), 15),
          () -> assertTrue(summary.path("stance").has("left")),
          () -> assertEquals(80, summary.path("cadence").asDouble(), 20),
          () -> assertEquals(1, channel.path("channel").asInt()),
          () -> assertEquals("tibialis anterior", channel.path("muscle").asText()),
          () -> assertEquals("right", channel.path("side").asText()),
          () -> assertTrue(channel.path("pulses").asInt() >= 100),
          () -> assertTrue(channel.path("chargeMicrocoulombs").asDouble() > 0),
          () -> assertTrue(summary.path("worstTickLatenessMs").isNumber()),
          () -> assertTrue(summary.path("suspensions").isArray()),
          () -> {
            for (JsonNode suspension : summary.path("suspensions")) {
              assertTrue(suspension.path("atSeconds").isNumber());
              assertTrue(suspension.path("cause").isTextual());
            }
          });
      return summary;
    }
  }

  private void judge(Bench bench, Path walk, String map) throws Exception {
    try (DorsiProcess judge =
        DorsiProcess.start(
            folder,
            "judge",
            "judge",
            "--log",
            bench.log().toString(),
            "--play",
            walk.toString(),
            "--map",
            map,
            "--skip-strides",
            SKIP_STRIDES,
            // What came after the session's end is nothing to judge it by.
            "--until",
            Double.toString(FROM_SECONDS + WALK_SECONDS - 1),
            "--json")) {
      assertEquals(0, judge.awaitExit(20), judge.said());
      JsonNode verdict = new ObjectMapper().readTree(judge.lastLine());
      assertTrue(verdict.path("scored").asInt() >= 8, judge.said());
      assertEquals(0, verdict.path("outside").asInt(), judge.said());
      System.err.print(judge.said());
    }
  }

  /** Part of a recording, as a file of its own: the player's devices begin with its first row. */
  private Path excerpt(Path recording) throws IOException {
    StringBuilder rows = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.US_ASCII))) {
      rows.append(lines.readLine()).append('\n');
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        double seconds = Double.parseDouble(line.substring(0, line.indexOf(',')));
        if (seconds >= FROM_SECONDS && seconds < FROM_SECONDS + WALK_SECONDS + 5) {
          rows.append(line).append('\n');
        }
      }
    }
    return Files.writeString(folder.resolve("walk.csv"), rows);
  }

  private static Set<String> entries(Path trial) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (TrialRecords records = TrialRecords.open(trial)) {
      for (LogRecord record = records.next(); record != null; record = records.next()) {
        names.add(record.entry());
      }
    }
    return names;
  }
}
