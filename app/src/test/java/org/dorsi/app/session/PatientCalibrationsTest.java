package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.loop.Controller;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.ReplayResult;
import org.dorsi.controller.trial.ReplayVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one session calibrates by hand begins the next one of the same day, and nothing else. */
class PatientCalibrationsTest {

  private static final String LAB =
      Lab.text(
          """
          program = "drop-foot"
          arming = "complete"
          calibrated = 2026-11-19T09:00:00Z
          """,
          Lab.FOOT_UNIT,
          Lab.CHANNEL);

  private static final SessionConfig CONFIG = SessionConfigReader.parse("lab.toml", LAB);
  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00.123456789Z");
  private static final double SECONDS = 5;
  private static final String NOT_USED =
      ": not used; calibrate again, or attest the configuration's currents";

  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("AB-123.calibrations");
  }

  private PatientSession session(Instant start, String... operator) {
    return new PatientSession(CONFIG, folder, start, List.of(operator));
  }

  /** Holds for two seconds and marks; says so ten times a second. */
  private Path calibrate() {
    List<String> lines = new ArrayList<>();
    for (int i = 20; i < 40; i++) {
      lines.add(String.format(Locale.ROOT, "%.1f calibrate ta-right hold", 0.1 * i));
      if (i == 30) {
        lines.add("3.0 mark ta-right sensory");
      }
    }
    lines.add("4.0 mark ta-right tolerated");
    return new PatientSession(CONFIG, folder, MORNING, lines).run(SECONDS, 1);
  }

  private static SafetyState lastState(Path trial, List<TickOutputs> last) throws IOException {
    replay(trial, last);
    return last.get(0).safety();
  }

  private static ReplayResult replay(Path trial, List<TickOutputs> last) throws IOException {
    return ReplayVerifier.verify(
        trial,
        header -> {
          GaitController controller = new GaitController(header.controllerSettings());
          Controller watched =
              inputs -> {
                last.clear();
                last.add(controller.step(inputs));
                return last.get(0);
              };
          return watched;
        },
        (ticks, read, size) -> {});
  }

  @Test
  void theNextSessionOfTheDayKeepsToItAndMayBeAttestedAndReplaysToTheBit() throws IOException {
    Path first = calibrate();
    assertNull(replay(first, new ArrayList<>()).firstDifference());
    String kept = Files.readString(file());
    assertTrue(
        kept.contains("sensoryMilliamps 2.0 motorMilliamps NaN toleratedMilliamps 4.0"), kept);
    Path next =
        session(MORNING.plus(Duration.ofHours(11)), "2.0 attest calibration ta-right")
            .run(SECONDS, 1);
    List<TickOutputs> last = new ArrayList<>();
    SafetyState.Idle idle = (SafetyState.Idle) lastState(next, last);
    assertFalse(idle.missing().contains("calibration ta-right"), idle::missing);
    assertEquals(4, last.get(0).channels().get(0).limitMilliamps());
    assertNull(replay(next, last).firstDifference());
    assertEquals(kept, Files.readString(file()), "what holds on is not written anew");
  }

  @Test
  void withoutItTheOldCurrentsOfTheConfigurationAreRefused() throws IOException {
    Path trial = session(MORNING, "2.0 attest calibration ta-right").run(SECONDS, 1);
    List<TickOutputs> last = new ArrayList<>();
    SafetyState.Idle idle = (SafetyState.Idle) lastState(trial, last);
    assertTrue(idle.missing().contains("calibration ta-right"), idle::missing);
    assertEquals(30, last.get(0).channels().get(0).limitMilliamps());
    assertFalse(Files.exists(file()));
  }

  @Test
  void refusesADamagedFileAnotherPatientsAndOneOfYesterday() throws IOException {
    calibrate();
    Instant found = MORNING.plusSeconds(4);
    Instant late = found.plus(Duration.ofHours(12)).plusMillis(1);
    assertRefused(
        session(late),
        "ta-right: calibration kept in " + file() + ": must be of the last 12 hours, found at ");
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("toleratedMilliamps 4.0", "toleratedMilliamps 9.0"));
    assertRefused(session(MORNING), file() + ": damaged: its checksum is another one");
    Files.writeString(file(), text);
    Files.copy(file(), folder.resolve("XY-999.calibrations"));
    SessionConfig other = SessionConfigReader.parse("lab.toml", LAB.replace("AB-123", "XY-999"));
    assertRefused(
        new PatientSession(other, folder, MORNING.plusSeconds(60), List.of()),
        folder.resolve("XY-999.calibrations") + ": must be of patient XY-999, got ");
  }

  private static void assertRefused(PatientSession session, String words) {
    PatientCalibrations calibrations = session.known().calibrations();
    assertEquals(List.of(), calibrations.known());
    assertTrue(calibrations.words().startsWith(words), calibrations::words);
    assertTrue(calibrations.words().endsWith(NOT_USED), calibrations::words);
  }

  @Test
  void aLoadResistorLeavesAndGetsNoCalibration() {
    calibrate();
    PatientCalibrations load =
        PatientCalibrations.of(CONFIG, SessionMode.TEST_LOAD, folder, MORNING.plusSeconds(60));
    assertEquals(List.of(), load.known());
    assertTrue(load.file().isEmpty());
  }
}
