package org.dorsi.app.validation;

import org.dorsi.sim.patient.PatientDescription;

/**
 * A walk to be looked at.
 *
 * @param patient who
 * @param speedMetersPerSec of the belt
 * @param stimulatedFraction activation that stimulation adds to the dorsiflexors of the affected
 *     leg in swing, 0 for none
 * @param expectedToFall the patient's description says so
 */
record WalkCase(
    PatientDescription patient,
    double speedMetersPerSec,
    double stimulatedFraction,
    boolean expectedToFall) {

  boolean stimulated() {
    return stimulatedFraction > 0;
  }
}
