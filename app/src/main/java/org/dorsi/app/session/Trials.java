package org.dorsi.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.EarlierTrials;
import org.dorsi.controller.trial.TrialHeader;
import org.dorsi.controller.trial.TrialRecorder;
import org.jspecify.annotations.Nullable;

/** Begins the trial file of a session. */
final class Trials {

  private Trials() {}

  /**
   * What this patient has had already, as far as it counts: from sessions with a person, which are
   * the ones that are armed completely.
   *
   * @throws ConfigException when that cannot be known
   */
  static SessionSoFar before(SessionConfig config, SessionMode mode, Path folder, Instant now) {
    if (mode != SessionMode.LIVE || !config.preparation().complete()) {
      return SessionSoFar.NONE;
    }
    try {
      return EarlierTrials.of(
          folder,
          config.patient(),
          now,
          trial ->
              trial.mode() == SessionMode.LIVE
                  && SessionConfigReader.parse(trial.start(), trial.config())
                      .preparation()
                      .complete());
    } catch (IOException e) {
      throw new ConfigException(
          e.getMessage() + "; move it out of the way to go on without what it says");
    }
  }

  /**
   * Creates the file and starts its recorder.
   *
   * @param start the wall clock's time at the session's time 0
   * @param before what the patient has had already, and counts
   * @param known what the session begins with of the patient; null where that is nothing
   * @param seed of whatever is random in the session; 0 where nothing is
   * @throws ConfigException when the folder cannot be written to
   */
  static TrialRecorder start(
      SessionConfig config,
      SessionMode mode,
      Instant start,
      SessionSoFar before,
      Path folder,
      @Nullable KnownPatient known,
      LongSupplier clock,
      FaultQueue faults,
      long seed) {
    TrialHeader header =
        new TrialHeader(
            System.getProperty("dorsi.build", "0.1.0"),
            mode,
            config.patient(),
            start.toString(),
            config.text(),
            known == null ? "" : known.habits().known().text(),
            known == null ? "" : known.calibrations().text(),
            seed,
            before);
    try {
      return TrialRecorder.start(folder, header, clock, Instant::now, faults::offer);
    } catch (IOException e) {
      throw new ConfigException("trials cannot be written to " + folder + ": " + e.getMessage());
    }
  }
}
