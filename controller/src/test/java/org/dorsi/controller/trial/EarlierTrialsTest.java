package org.dorsi.controller.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.Dose;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.telemetry.SessionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart goes on from what the trial before it says the patient has had (SR-19). */
class EarlierTrialsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Path folder;

  EarlierTrialsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static SessionSoFar had(double seconds) {
    List<Dose> doses = new ArrayList<>();
    for (int channel = 1; channel <= 8; channel++) {
      doses.add(new Dose(seconds / channel, channel, 100 * seconds));
    }
    return new SessionSoFar(seconds, doses);
  }

  private Path trial(String start, String patient, SessionMode mode, SessionSoFar before, int... at)
      throws IOException {
    TrialHeader header = new TrialHeader("1", mode, patient, start, "config", "", "", 0, before);
    try (TrialRecorder recorder =
        TrialRecorder.start(folder, header, () -> 0L, () -> NOON, fault -> {})) {
      for (int seconds : at) {
        recorder.dose(seconds, had(seconds));
      }
      return Path.of(recorder.status().path());
    }
  }

  private SessionSoFar before() throws IOException {
    return EarlierTrials.of(folder, "AB-123", NOON, header -> header.mode() == SessionMode.LIVE);
  }

  @Test
  void isTheLastThingThatTheNewestTrialOfThePatientSays() throws IOException {
    assertEquals(SessionSoFar.NONE, before());
    trial("2026-11-21T08:00:00Z", "AB-123", SessionMode.LIVE, SessionSoFar.NONE, 10, 900);
    assertEquals(had(900), before());
    trial("2026-11-21T10:00:00Z", "AB-123", SessionMode.LIVE, had(900), 910, 920, 1200);
    trial("2026-11-21T11:00:00Z", "CD-123", SessionMode.LIVE, SessionSoFar.NONE, 5);
    trial("2026-11-21T11:30:00Z", "AB-123", SessionMode.TEST_LOAD, SessionSoFar.NONE, 7);
    assertEquals(had(1200), before());
  }

  @Test
  void isWhatWasBeforeATrialThatDiedBeforeItSaidAnything() throws IOException {
    trial("2026-11-21T10:00:00Z", "AB-123", SessionMode.LIVE, had(900));
    assertEquals(had(900), before());
  }

  @Test
  void isNothingAfterTwelveHours() throws IOException {
    trial("2026-11-20T23:59:59Z", "AB-123", SessionMode.LIVE, SessionSoFar.NONE, 900);
    assertEquals(SessionSoFar.NONE, before());
    trial("2026-11-21T00:00:01Z", "AB-123", SessionMode.LIVE, SessionSoFar.NONE, 800);
    assertEquals(had(800), before());
  }

  /** Wherever a crash has cut the file, it is what stood there whole. */
  @Test
  void survivesACutAnywhereBehindTheHeader() throws IOException {
    Path file =
        trial("2026-11-21T10:00:00Z", "AB-123", SessionMode.LIVE, had(900), 901, 902, 903, 904);
    long whole = Files.size(file);
    double last = Double.POSITIVE_INFINITY;
    for (long length = whole; length > whole - 900; length -= 37) {
      try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
        cut.setLength(length);
      }
      double seconds = before().seconds();
      assertTrue(seconds >= 900 && seconds <= last, () -> "after a cut: " + seconds);
      last = seconds;
    }
    assertEquals(900, last);
  }

  @Test
  void refusesToGuessWhereATrialCannotBeRead() throws IOException {
    Path file = trial("2026-11-21T10:00:00Z", "AB-123", SessionMode.LIVE, SessionSoFar.NONE, 900);
    Files.write(file, new byte[100]);
    IOException refusal = assertThrows(IOException.class, this::before);
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("so what AB-123 has had is unknown"),
        refusal.getMessage());
  }
}
