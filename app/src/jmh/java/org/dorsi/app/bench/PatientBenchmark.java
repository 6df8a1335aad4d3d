package org.dorsi.app.bench;

import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.patient.SuppliedPatients;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One millisecond of the simulated patient: reflexes, motor noise, fourteen muscles, ground and
 * body. A hundred times real time are 10 us a tick.
 */
@State(Scope.Thread)
public class PatientBenchmark {

  /** A hundred times faster than life. */
  static final double MAX_TICK_NS = 10_000;

  private SimulatedPatient patient = healthy();

  /** Walks anew. */
  @Setup(Level.Trial)
  public void start() {
    patient = healthy();
  }

  /** Steps on; a fall would make it quicker, and is no walk. */
  @Benchmark
  public double tick() {
    patient.advance();
    if (patient.fall() != null) {
      throw new IllegalStateException("the patient fell: " + patient.fall());
    }
    return patient.body().hipXMeters();
  }

  private static SimulatedPatient healthy() {
    return new SimulatedPatient(SuppliedPatients.patient("healthy"), 1.2, 1);
  }
}
