package org.dorsi.app.session;

import java.nio.file.Path;
import java.time.Instant;
import org.dorsi.controller.config.KeptCalibration;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.telemetry.SessionMode;

/**
 * What earlier sessions have left of the patient, beside the trials.
 *
 * @param habits how the patient walks
 * @param calibrations what the patient feels and tolerates
 */
record KnownPatient(PatientHabits habits, PatientCalibrations calibrations) {

  /** Looks for it. */
  static KnownPatient of(SessionConfig config, SessionMode mode, Path trials, Instant now) {
    return new KnownPatient(
        PatientHabits.of(config, trials), PatientCalibrations.of(config, mode, trials, now));
  }

  /** The settings of a session that begins with it. */
  ControllerSettings known(ControllerSettings settings, Instant start) {
    return settings
        .startingFrom(habits.known())
        .calibrated(
            calibrations.known().stream().map((KeptCalibration kept) -> kept.from(start)).toList());
  }

  /** What a person is told of it. */
  String words() {
    return calibrations.words().isEmpty()
        ? habits.words()
        : habits.words() + "\n" + calibrations.words();
  }
}
