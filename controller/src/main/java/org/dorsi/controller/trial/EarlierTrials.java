package org.dorsi.controller.trial;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dorsi.controller.safety.SessionSoFar;

/**
 * What the trials in a folder say a patient has had, so that a restart of the program does not
 * begin the session's limits anew (safety requirements, SR-19). Files are only read.
 */
public final class EarlierTrials {

  /** As long as a calibration holds: a session of the next day is another one. */
  static final Duration COUNTS_FOR = Duration.ofHours(12);

  private EarlierTrials() {}

  /**
   * What the newest trial that counts has come to, all that it went on from included.
   *
   * @param folder where trials lie; perhaps not there yet
   * @param patient the patient's code
   * @param now the wall clock's time
   * @param counts which trials count
   * @throws IOException when a trial that may count cannot be read: what the patient has had is
   *     then unknown; the message names it
   */
  public static SessionSoFar of(
      Path folder, String patient, Instant now, Predicate<TrialHeader> counts) throws IOException {
    if (!Files.isDirectory(folder)) {
      return SessionSoFar.NONE;
    }
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      newestFirst =
          files
              .filter(file -> file.getFileName().toString().contains("_" + patient))
              .filter(file -> file.toString().endsWith(".wpilog"))
              .sorted(Comparator.comparing(Path::toString).reversed())
              .toList();
    }
    for (Path file : newestFirst) {
      try (TrialRecords trial = TrialRecords.open(file)) {
        TrialHeader header = trial.header();
        if (Instant.parse(header.start()).isBefore(now.minus(COUNTS_FOR))) {
          return SessionSoFar.NONE;
        }
        if (header.patient().equals(patient) && counts.test(header)) {
          return last(trial);
        }
      } catch (IOException e) {
        throw new IOException(
            file + " cannot be read, so what " + patient + " has had is unknown: " + e.getMessage(),
            e);
      }
    }
    return SessionSoFar.NONE;
  }

  private static SessionSoFar last(TrialRecords trial) throws IOException {
    SessionSoFar soFar = trial.header().before();
    for (LogRecord record = trial.next(); record != null; record = trial.next()) {
      if (record.entry().equals(TrialFormat.DOSE)) {
        try {
          soFar = DoseRecord.read(record.reader());
        } catch (BufferUnderflowException | IllegalArgumentException e) {
          // Beyond the last checkpoint a file may end in anything; the one before it holds.
          return soFar;
        }
      }
    }
    return soFar;
  }
}
