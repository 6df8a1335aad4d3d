package org.dorsi.app.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dorsi.sim.patient.Gait;
import org.dorsi.sim.patient.PatientDescription;
import org.dorsi.sim.patient.SuppliedPatients;

/**
 * Every supplied patient at each speed, without and with stimulation.
 *
 * @param all by patient and speed
 * @param withoutNoise the healthy one at the preferred speed, without motor noise
 */
record Walks(List<Walk> all, Walk withoutNoise) {

  /** Activation that lifts the drop foot to about neutral: the stand-in for a tuned program. */
  static final double STIMULATED_FRACTION = 0.09;

  /** At which the normative curves were recorded. */
  static final double PREFERRED_METERS_PER_SEC = 1.2;

  /** Walks them all, on every core. */
  static Walks of(double seconds) {
    List<WalkCase> cases = cases();
    List<Walk> walks = cases.parallelStream().map(walk -> Walk.of(walk, seconds)).toList();
    int last = walks.size() - 1;
    return new Walks(walks.subList(0, last), walks.get(last));
  }

  /** The drop foot at its default speed with more and more stimulation. */
  static List<Walk> doses(double seconds) {
    PatientDescription patient = SuppliedPatients.patient("stroke-drop-foot");
    double speed = patient.defaultSpeedMetersPerSec();
    return Stream.of(0.0, 0.03, 0.06, 0.09, 0.12, 0.15)
        .parallel()
        .map(added -> Walk.of(new WalkCase(patient, speed, added, false), seconds))
        .toList();
  }

  private static List<WalkCase> cases() {
    List<WalkCase> cases = new ArrayList<>();
    for (String name : SuppliedPatients.names()) {
      PatientDescription patient = SuppliedPatients.patient(name);
      for (Gait gait : patient.gaits()) {
        double speed = gait.speedMetersPerSec();
        boolean falls = patient.about().endsWith("falls without stimulation");
        cases.add(new WalkCase(patient, speed, 0, falls));
        if (patient.impaired()) {
          cases.add(new WalkCase(patient, speed, STIMULATED_FRACTION, false));
        }
      }
    }
    PatientDescription healthy = SuppliedPatients.patient("healthy");
    cases.add(new WalkCase(healthy.withMotorNoise(0), PREFERRED_METERS_PER_SEC, 0, false));
    return cases;
  }

  /** One of them. */
  Walk of(String name, double speedMetersPerSec, boolean stimulated) {
    return all.stream()
        .filter(
            walk ->
                walk.walk().patient().name().equals(name)
                    && walk.walk().speedMetersPerSec() == speedMetersPerSec
                    && walk.walk().stimulated() == stimulated)
        .findFirst()
        .orElseThrow();
  }
}
