package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.validation.WalkStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Truth: physical laws, and what people do on a treadmill (docs/simulator.md). Five minutes of each
 * patient at each speed are in the validation page's command.
 */
class SimulatedPatientTest {

  private static final PatientDescription HEALTHY = SuppliedPatients.patient("healthy");

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.8, 1.0, 1.2, 1.3})
  void walksAtEachSpeedAndTheGroundCarriesTheWeight(double speed) {
    SimulatedPatient patient = new SimulatedPatient(HEALTHY, speed, 1);
    double load = 0;
    int ticks = 40_000;
    for (int i = 0; i < ticks; i++) {
      patient.advance();
      load +=
          patient.truth().verticalBodyWeights(Side.LEFT)
              + patient.truth().verticalBodyWeights(Side.RIGHT);
    }
    assertNull(patient.fall());
    assertEquals(0, patient.harness().impulseNewtonSeconds(), "help of the harness");
    assertEquals(1, load / ticks, 0.01, "mean ground reaction force, body weights");
  }

  @Test
  void survivesPushesAtRandomPhases() {
    Random random = new Random(3);
    SimulatedPatient patient = new SimulatedPatient(HEALTHY, 1.2, 2);
    for (int push = 0; push < 20; push++) {
      run(patient, 2 + 1.5 * random.nextDouble());
      patient.push(push % 2 == 0 ? 100 : -100, 0.1);
    }
    run(patient, 5);
    assertNull(patient.fall());
    assertEquals(0, patient.harness().impulseNewtonSeconds());
  }

  @Test
  void followsTheBeltThroughItsRamps() {
    SimulatedPatient patient = new SimulatedPatient(HEALTHY, 0.8, 1);
    for (double speed : new double[] {1.2, 1.0, 0.6}) {
      patient.belt().runTo(speed, 0.1);
      run(patient, 20);
      assertNull(patient.fall());
      assertEquals(speed, patient.belt().speedMetersPerSec());
      assertTrue(Math.abs(patient.body().hipXMeters()) < 0.6, "stays on the belt");
    }
  }

  @Test
  void walksTheSameToTheBitWithTheSameSeedAndDifferentlyWithAnother() {
    assertEquals(stateAfterTwentySeconds(5), stateAfterTwentySeconds(5));
    assertNotEquals(stateAfterTwentySeconds(5), stateAfterTwentySeconds(6));
  }

  /** The same on every machine: found with Java 17 and 25 on x86-64; no library's sine is asked. */
  @Test
  void walksTheSameToTheBitOnEveryVirtualMachine() {
    assertEquals(0x606f87c445cb4d97L, stateAfterTwentySeconds(5));
  }

  @Test
  void allocatesNothingButItsEvents() {
    SimulatedPatient patient = new SimulatedPatient(HEALTHY, 1.2, 1);
    var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<TrueEvent> events = new ArrayList<>(1000);
    run(patient, 10);
    patient.truth().drainEvents(events);
    long before = memory.getCurrentThreadAllocatedBytes();
    run(patient, 10);
    long bytes = memory.getCurrentThreadAllocatedBytes() - before;
    events.clear();
    patient.truth().drainEvents(events);
    assertTrue(bytes < 100L * (events.size() + 20), bytes + " B for " + events.size() + " events");
  }

  @Test
  void theDropFootHangsAndStimulationLiftsIt() {
    WalkStatistics off = walk("stroke-drop-foot", 0);
    WalkStatistics on = walk("stroke-drop-foot", 0.10);
    assertTrue(off.leg(Side.RIGHT).swingAnkleDeg().mean() < -10);
    assertTrue(off.leg(Side.RIGHT).clearanceMillimeters().mean() < 15);
    assertTrue(off.leg(Side.RIGHT).heelFirstPercent() < 50);
    assertTrue(off.leg(Side.LEFT).heelFirstPercent() > 90, "the other leg is healthy");
    assertTrue(on.leg(Side.RIGHT).swingAnkleDeg().mean() > -3);
    assertTrue(on.leg(Side.RIGHT).heelFirstPercent() >= 95);
    assertTrue(
        on.leg(Side.RIGHT).clearanceMillimeters().mean()
            > off.leg(Side.RIGHT).clearanceMillimeters().mean() + 8);
  }

  @Test
  void moreStimulationLiftsTheFootHigher() {
    double[] ankles =
        Arrays.stream(new double[] {0, 0.05, 0.10, 0.15})
            .map(fes -> walk("stroke-drop-foot", fes).leg(Side.RIGHT).swingAnkleDeg().mean())
            .toArray();
    for (int i = 1; i < ankles.length; i++) {
      assertTrue(ankles[i] > ankles[i - 1] + 3, Arrays.toString(ankles));
    }
  }

  @Test
  void withSevereLossThePatientFallsWithoutStimulationAndWalksWithIt() {
    assertNotNull(impaired("stroke-drop-foot-severe", 0, 60).fall());
    assertNull(impaired("stroke-drop-foot-severe", 0.12, 60).fall());
  }

  @Test
  void numbersThatBlowUpEndTheRunAsAFallAndStayNumbers() {
    SimulatedPatient patient = new SimulatedPatient(HEALTHY, 1.2, 1);
    patient.push(1e12, 0.1);
    run(patient, 1);
    Fall fall = patient.fall();
    assertNotNull(fall);
    assertEquals("the simulation left the range of a human body", fall.cause());
    double[] state = new double[PlanarBody.STATE_SIZE];
    patient.body().save(state);
    assertTrue(Arrays.stream(state).allMatch(v -> Math.abs(v) < 100), Arrays.toString(state));
  }

  @Test
  void noPatientIsImpairedBeforeTheOnset() {
    for (String name : SuppliedPatients.names()) {
      PatientDescription description = SuppliedPatients.patient(name);
      SimulatedPatient patient =
          new SimulatedPatient(description, description.defaultSpeedMetersPerSec(), 1);
      WalkStatistics walk = new WalkStatistics(patient);
      for (int i = 0; i < 10_000; i++) {
        patient.advance();
        walk.tick();
      }
      assertNull(patient.fall(), name);
      assertTrue(walk.leg(Side.RIGHT).swingAnkleDeg().mean() > -5, name);
    }
  }

  private static WalkStatistics walk(String name, double stimulated) {
    SimulatedPatient patient = impaired(name, stimulated, 10);
    WalkStatistics walk = new WalkStatistics(patient);
    for (int i = 0; i < 25_000; i++) {
      stimulate(patient, stimulated);
      patient.advance();
      walk.tick();
    }
    assertNull(patient.fall());
    return walk;
  }

  private static SimulatedPatient impaired(String name, double stimulated, double seconds) {
    PatientDescription description = SuppliedPatients.patient(name);
    SimulatedPatient patient =
        new SimulatedPatient(description, description.defaultSpeedMetersPerSec(), 1);
    patient.impair();
    for (int i = 0; i < seconds * 1000 && patient.fall() == null; i++) {
      stimulate(patient, stimulated);
      patient.advance();
    }
    return patient;
  }

  private static void stimulate(SimulatedPatient patient, double activation) {
    boolean swing = patient.truth().phase(Side.RIGHT).isSwing();
    patient.stimulate(Side.RIGHT, LegMuscle.TIBIALIS_ANTERIOR, swing ? activation : 0);
  }

  private static long stateAfterTwentySeconds(long seed) {
    SimulatedPatient patient = new SimulatedPatient(HEALTHY, 1.2, seed);
    run(patient, 20);
    double[] state = new double[PlanarBody.STATE_SIZE];
    patient.body().save(state);
    long digest = 0;
    for (double value : state) {
      digest = 31 * digest + Double.doubleToLongBits(value);
    }
    return digest;
  }

  private static void run(SimulatedPatient patient, double seconds) {
    for (long i = 0; i < Math.round(seconds * 1000); i++) {
      patient.advance();
    }
  }
}
