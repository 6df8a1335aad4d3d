package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session that believes in its hardware, and a simulated patient who wears it: two processes with
 * serial lines between them, as in a lab.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class WalkingPatientTest {

  @Test
  void isStimulatedByASessionThroughTheEmulatedDevices(@TempDir Path folder) throws Exception {
    Bench bench = new Bench(folder);
    Path configuration = bench.configuration();
    Path operator = bench.operator();
    try (DorsiProcess patient =
        DorsiProcess.start(
            folder,
            "patient",
            "emulate",
            "patient+footswitch+xsens-right-foot+p24",
            "--patient",
            "stroke-drop-foot",
            "--channels",
            configuration.toString(),
            "--link",
            "footswitch=" + bench.link("footswitch"),
            "--link",
            "xsens-right-foot=" + bench.link("xsens"),
            "--link",
            "p24=" + bench.link("p24"),
            "--log",
            bench.log().toString())) {
      Bench.await("the patient's devices", 60, () -> Files.exists(bench.link("p24")));
      assertTrue(patient.isAlive(), "the patient waits");
      try (DorsiProcess session =
          DorsiProcess.start(
              folder,
              "session",
              "session",
              configuration.toString(),
              "--operator",
              operator.toString(),
              "--headless",
              "--seconds",
              "12",
              "--record",
              folder.toString(),
              "--json")) {
        int exit = session.awaitExit(100);
        assertEquals(0, exit, session.said());
        JsonNode summary = new ObjectMapper().readTree(session.lastLine());
        assertTrue(summary.get("strides").get("right").asInt() >= 6, summary::toString);
        assertTrue(summary.get("stimulated").get("right").asInt() >= 2, summary::toString);
      }
      String log = Files.readString(bench.log());
      assertTrue(log.contains("\"event\":\"walk\""), "the patient walked");
      assertTrue(log.contains("\"event\":\"pulse\""), "and was stimulated");
    }
  }
}
