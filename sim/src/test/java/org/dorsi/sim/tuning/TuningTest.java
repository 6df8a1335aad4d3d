package org.dorsi.sim.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.Gait;
import org.dorsi.sim.patient.PatientDescription;
import org.dorsi.sim.patient.PatientReader;
import org.dorsi.sim.patient.SuppliedPatients;
import org.dorsi.sim.reflex.ReflexGain;
import org.dorsi.sim.rig.Walker;
import org.junit.jupiter.api.Test;

class TuningTest {

  private static final String NAME = "stroke-drop-foot";

  private static String file() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SuppliedPatients.class.getResourceAsStream(NAME + ".toml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Gait tunedGait(PatientDescription patient) {
    return patient.gaits().stream()
        .filter(gait -> gait.speedMetersPerSec() == patient.defaultSpeedMetersPerSec())
        .findFirst()
        .orElseThrow();
  }

  private static double[] point(GainSpace space) {
    double[] point = new double[space.dimensions()];
    for (int i = 0; i < point.length; i++) {
      point[i] = i % 3 - 1;
    }
    return point;
  }

  @Test
  void aPatientIsReadBackWithTheGainsThatWereWritten() throws IOException {
    PatientDescription patient = SuppliedPatients.patient(NAME);
    GainSpace space = new GainSpace(patient, patient.defaultSpeedMetersPerSec());
    PatientDescription tuned = space.at(point(space));
    String text = GainText.of(file(), space.gait(point(space)), Side.RIGHT, "dorsi tune me.toml");
    assertTrue(
        text.contains("# Gains by: dorsi tune me.toml\n[[gait]]\nspeed-m-per-s = 0.8\n"), text);
    PatientDescription read = PatientReader.read(ConfigTable.parse("me.toml", text));
    assertEquals(patient.impairment(), read.impairment());
    for (int other : new int[] {0, 2}) {
      assertEquals(
          patient.gaits().get(other).rightGains().asMap(),
          read.gaits().get(other).rightGains().asMap(),
          "gains of another speed");
    }
    for (ReflexGain gain : ReflexGain.values()) {
      // To the last bit: else the walk that is written is not the walk that was judged.
      assertEquals(
          tunedGait(tuned).leftGains().get(gain),
          tunedGait(read).leftGains().get(gain),
          0,
          gain.key());
      assertEquals(
          tunedGait(tuned).rightGains().get(gain),
          tunedGait(read).rightGains().get(gain),
          0,
          gain.key());
    }
    assertEquals(
        text,
        GainText.of(text, tunedGait(read), Side.RIGHT, "dorsi tune me.toml"),
        "written once more");
  }

  @Test
  void beginsWithTheGainsOfTheFile() {
    for (String name : SuppliedPatients.names()) {
      PatientDescription patient = SuppliedPatients.patient(name);
      for (Gait gait : patient.gaits()) {
        GainSpace space = new GainSpace(patient, gait.speedMetersPerSec());
        Gait start = space.gait(new double[space.dimensions()]);
        assertEquals(gait.leftGains().asMap(), start.leftGains().asMap(), name);
        assertEquals(gait.rightGains().asMap(), start.rightGains().asMap(), name);
      }
    }
  }

  @Test
  void movesTheAffectedLegAloneByItsOwnParameters() {
    PatientDescription patient = SuppliedPatients.patient(NAME);
    GainSpace space = new GainSpace(patient, patient.defaultSpeedMetersPerSec());
    double[] point = new double[space.dimensions()];
    point[ReflexGain.values().length] = 1;
    PatientDescription moved = space.at(point);
    assertEquals(tunedGait(patient).leftGains().asMap(), tunedGait(moved).leftGains().asMap());
    assertTrue(
        tunedGait(moved).rightGains().get(ReflexGain.SOLEUS_FORCE)
            > tunedGait(patient).rightGains().get(ReflexGain.SOLEUS_FORCE));
    assertEquals(Side.RIGHT, patient.impairment().side());
  }

  @Test
  void refusesASpeedWithoutGains() {
    PatientDescription patient = SuppliedPatients.patient("healthy");
    var e = assertThrows(IllegalArgumentException.class, () -> new GainSpace(patient, 0.95));
    assertTrue(String.valueOf(e.getMessage()).endsWith("m/s, got 0.95"), e.toString());
  }

  @Test
  void aWalkCostsLessThanAFall() {
    Walker walker = Walker.of(NAME);
    GainSpace space = new GainSpace(walker.patient(), walker.patient().defaultSpeedMetersPerSec());
    double[] weak = new double[space.dimensions()];
    weak[0] = -20;
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      WalkCost cost = new WalkCost(walker, space, threads, 1);
      double walks = cost.of(new double[space.dimensions()]);
      assertTrue(walks < 100 * 3, "walks: " + walks);
      assertEquals(walks, cost.of(new double[space.dimensions()]), "again");
      assertTrue(cost.of(weak) > walks, "without the soleus");
    } finally {
      threads.shutdownNow();
    }
  }
}
