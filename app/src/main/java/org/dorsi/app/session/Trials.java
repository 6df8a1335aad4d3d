package org.dorsi.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.TrialHeader;
import org.dorsi.controller.trial.TrialRecorder;

/** Begins the trial file of a session. */
final class Trials {

  private Trials() {}

  /**
   * Creates the file and starts its recorder.
   *
   * @param seed of whatever is random in the session; 0 where nothing is
   * @throws ConfigException when the folder cannot be written to
   */
  static TrialRecorder start(
      SessionConfig config,
      SessionMode mode,
      Path folder,
      LongSupplier clock,
      FaultQueue faults,
      long seed) {
    TrialHeader header =
        new TrialHeader(
            System.getProperty("dorsi.build", "0.1.0"),
            mode,
            config.patient(),
            Instant.now().toString(),
            config.text(),
            "",
            seed);
    try {
      return TrialRecorder.start(folder, header, clock, Instant::now, faults::offer);
    } catch (IOException e) {
      throw new ConfigException("trials cannot be written to " + folder + ": " + e.getMessage());
    }
  }
}
