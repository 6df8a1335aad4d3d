package org.dorsi.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dorsi.app.detect.CheckedFile;
import org.dorsi.controller.config.KeptCalibration;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.stimulation.Calibration;
import org.dorsi.controller.telemetry.SessionMode;

/**
 * What calibrations by hand have found of the patient in the last hours; kept beside the patient's
 * trials.
 *
 * @param config the session's configuration
 * @param file where they are kept; empty in a session without a patient
 * @param known what the session begins with
 * @param words what a person is told of it; empty where there is nothing to tell
 */
record PatientCalibrations(
    SessionConfig config, Optional<Path> file, List<KeptCalibration> known, String words) {

  private static final String FORMAT = "dorsi-calibrations 1";

  private static final String NOT_USED =
      ": not used; calibrate again, or attest the configuration's currents";

  /** Looks for them; what cannot be used is said and left out. */
  static PatientCalibrations of(SessionConfig config, SessionMode mode, Path trials, Instant now) {
    if (mode != SessionMode.LIVE) {
      // A load resistor tolerates everything.
      return new PatientCalibrations(config, Optional.empty(), List.of(), "");
    }
    Path file = trials.resolve(config.patient() + ".calibrations");
    List<KeptCalibration> known = new ArrayList<>();
    List<String> words = new ArrayList<>();
    try {
      for (KeptCalibration kept : read(file, config.patient())) {
        String what = kept.channel() + ": calibration kept in " + file;
        Optional<String> obstacle = kept.obstacle(config, now);
        if (obstacle.isPresent()) {
          words.add(what + ": " + obstacle.get() + NOT_USED);
        } else {
          known.add(kept);
          words.add(
              what + " at " + kept.found() + ", tolerated " + kept.toleratedMilliamps() + " mA");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      known.clear();
      words.add(file + ": " + e.getMessage() + NOT_USED);
    }
    return new PatientCalibrations(
        config, Optional.of(file), List.copyOf(known), String.join("\n", words));
  }

  private static List<KeptCalibration> read(Path file, String patient) throws IOException {
    Optional<String> text = CheckedFile.read(file, FORMAT);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = text.get().lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(patientLine(patient))) {
      throw new IllegalArgumentException("must be of " + patientLine(patient) + ", got " + lines);
    }
    return lines.stream().skip(1).map(KeptCalibration::parse).toList();
  }

  private static String patientLine(String patient) {
    return "patient " + patient;
  }

  /** What the session begins with, as its trial keeps it. */
  String text() {
    return known.stream().map(KeptCalibration::line).collect(Collectors.joining("\n"));
  }

  /**
   * Keeps what holds now.
   *
   * @param start the wall clock's time at the session's time 0
   */
  void keep(List<Calibration> inForce, Instant start) {
    String lines =
        inForce.stream()
            .map(calibration -> KeptCalibration.of(calibration, config, start).line() + "\n")
            .collect(Collectors.joining());
    file.ifPresent(
        to -> CheckedFile.write(to, FORMAT, patientLine(config.patient()) + "\n" + lines));
  }
}
