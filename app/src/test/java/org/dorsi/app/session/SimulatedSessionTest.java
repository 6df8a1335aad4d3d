package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.trial.ReplayResult;
import org.dorsi.controller.trial.ReplayVerifier;
import org.dorsi.sim.rig.Walker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated patient in front of the real controller, whole sessions long. */
class SimulatedSessionTest {

  private static JsonNode run(String patient, double seconds, boolean stimulated, Path folder) {
    Walker walker = Walker.of(patient);
    SessionOptions options = new SessionOptions(seconds, folder, true, null, 0);
    Simulation simulation =
        new Simulation(
            walker,
            walker.patient().defaultSpeedMetersPerSec(),
            Simulation.ONSET_SECONDS,
            false,
            1);
    try (Farewell farewell = new Farewell()) {
      return Session.simulated(
              Session.configure(walker, "drop-foot"), options, simulation, stimulated)
          .run(farewell)
          .json();
    }
  }

  @Test
  void stimulationThroughTheControllerLiftsADropFoot(@TempDir Path folder) {
    JsonNode off = run("stroke-drop-foot", 40, false, folder);
    JsonNode on = run("stroke-drop-foot", 40, true, folder);
    assertFalse(off.get("fell").asBoolean());
    assertFalse(on.get("fell").asBoolean());
    JsonNode offLeg = off.get("legs").get("right");
    JsonNode onLeg = on.get("legs").get("right");
    double lifted = onLeg.get("swingAnkleDeg").asDouble() - offLeg.get("swingAnkleDeg").asDouble();
    assertTrue(lifted > 5, "the ankle is lifted by " + lifted + " deg");
    assertTrue(
        onLeg.get("firstContact").get("heel").asInt()
            > offLeg.get("firstContact").get("heel").asInt(),
        () -> offLeg + " " + onLeg);
    assertEquals(0, off.get("stimulated").get("right").asInt());
    assertTrue(on.get("stimulated").get("right").asInt() >= 15, on::toString);
    assertEquals(101, onLeg.get("curves").get("grf").size());
  }

  @Test
  void keepsTheTruthBesideTicksThatReplayToTheBit(@TempDir Path folder) throws IOException {
    Path trial = Path.of(run("healthy", 10, true, folder).get("trial").asText());
    String bytes = Files.readString(trial, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("/truth/right") && bytes.contains("/truth/phase/left"));
    assertTrue(bytes.contains("{\"type\":\"IC\",\"side\":\"left\""));
    ReplayResult replay =
        ReplayVerifier.verify(
            trial,
            config ->
                new GaitController(
                    SessionConfigReader.parse("recorded", config).controllerSettings()),
            (ticks, readBytes, fileBytes) -> {});
    assertTrue(replay.verified(), () -> String.valueOf(replay.firstDifference()));
    assertEquals(10_000, replay.ticksCompared());
  }
}
