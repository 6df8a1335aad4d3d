package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    within(-25, -10, offLeg.get("swingAnkleDeg").asDouble(), "ankle without, deg");
    within(-3, 8, onLeg.get("swingAnkleDeg").asDouble(), "ankle with, deg");
    within(8, 40, clearanceMm(onLeg) - clearanceMm(offLeg), "clearance gained, mm");
    within(0, 2, onLeg.get("toeContactSwingsPercent").asDouble(), "swings with toe contact, %");
    within(0, 50, heelFirstPercent(offLeg), "heel-first without, %");
    within(95, 100, heelFirstPercent(onLeg), "heel-first with, %");
    assertEquals(0, off.get("stimulated").get("right").asInt());
    assertTrue(on.get("stimulated").get("right").asInt() >= 15, on::toString);
    assertEquals(0, offLeg.get("stimulatedStrides").asInt());
    assertEquals(
        onLeg.get("strides").asInt(), onLeg.get("stimulatedStrides").asInt(), "in one window");
    assertEquals(101, onLeg.get("curves").get("grf").size());
  }

  @Test
  void whoHasLostAllDorsiflexionFallsWithoutStimulationAndWalksWithIt(@TempDir Path folder) {
    assertTrue(run("stroke-drop-foot-severe", 60, false, folder).get("fell").asBoolean());
    assertFalse(run("stroke-drop-foot-severe", 60, true, folder).get("fell").asBoolean());
  }

  private static void within(double least, double most, double value, String what) {
    assertTrue(value >= least && value <= most, what + ": " + value);
  }

  private static double clearanceMm(JsonNode leg) {
    return leg.get("clearanceMm").get("mean").asDouble();
  }

  private static double heelFirstPercent(JsonNode leg) {
    JsonNode first = leg.get("firstContact");
    double heel = first.get("heel").asInt();
    return 100 * heel / (heel + first.get("flat").asInt() + first.get("forefoot").asInt());
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
            header -> new GaitController(header.controllerSettings()),
            (ticks, readBytes, fileBytes) -> {});
    assertTrue(replay.verified(), () -> String.valueOf(replay.firstDifference()));
    assertEquals(10_000, replay.ticksCompared());
  }
}
