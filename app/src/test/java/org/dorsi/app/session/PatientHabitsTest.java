package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.controller.loop.Controller;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.trial.ReplayResult;
import org.dorsi.controller.trial.ReplayVerifier;
import org.dorsi.controller.trial.TrialHeader;
import org.dorsi.controller.trial.TrialReader;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one session learns of the patient begins the next one, and nothing else does. */
class PatientHabitsTest {

  private static final double LONG_SECONDS = 20;

  /** Three strides: of a stranger the detector knows nothing yet. */
  private static final double SHORT_SECONDS = 4;

  private static final SessionConfig CONFIG = config(Lab.FOOT_UNIT);

  @TempDir private Path folder = Path.of("");

  private static SessionConfig config(String sensors) {
    return SessionConfigReader.parse(
        "lab.toml", Lab.text("program = \"drop-foot\"", sensors, Lab.CHANNEL));
  }

  private Path session(SessionConfig config, double seconds, long seed) {
    return new PatientSession(config, folder, Instant.EPOCH, List.of()).run(seconds, seed);
  }

  private static TrialHeader header(Path trial) throws IOException {
    TrialReader reader = TrialReader.open(trial);
    TrialHeader header = reader.header();
    reader.close();
    return header;
  }

  /** Whether the right leg had one of the seven phases at any time of the trial. */
  private static boolean knowsAPhase(Path trial) throws IOException {
    AtomicBoolean known = new AtomicBoolean();
    ReplayVerifier.verify(
        trial,
        header -> {
          GaitController controller = new GaitController(header.controllerSettings());
          Controller watched =
              inputs -> {
                TickOutputs outputs = controller.step(inputs);
                known.set(known.get() || outputs.right().phase().isPhase());
                return outputs;
              };
          return watched;
        },
        (ticks, readBytes, fileBytes) -> {});
    return known.get();
  }

  private static ReplayResult replay(Path trial, boolean withState) throws IOException {
    return ReplayVerifier.verify(
        trial,
        header ->
            new GaitController(
                header
                    .controllerSettings()
                    .startingFrom(
                        withState
                            ? WearerHabits.parse(header.detectorState())
                            : new WearerHabits())),
        (ticks, readBytes, fileBytes) -> {});
  }

  @Test
  void theNextSessionKnowsTheWearerFromTheFirstStrideAndReplaysToTheBit() throws IOException {
    Path stranger = session(CONFIG, SHORT_SECONDS, 1);
    assertEquals("", header(stranger).detectorState());
    assertFalse(knowsAPhase(stranger), "a stranger is being learned");
    session(CONFIG, LONG_SECONDS, 2);
    Path known = session(CONFIG, SHORT_SECONDS, 1);
    assertTrue(knowsAPhase(known), "a known wearer is not");
    assertFalse(header(known).detectorState().isEmpty());
    ReplayResult replay = replay(known, true);
    assertTrue(replay.verified(), () -> String.valueOf(replay.firstDifference()));
    assertFalse(replay(known, false).verified(), "without the state it is another session");
  }

  @Test
  void aDamagedFileIsRefusedAndTheSessionBeginsAnew() throws IOException {
    session(CONFIG, LONG_SECONDS, 2);
    Path file = folder.resolve("AB-123.habits");
    Files.writeString(file, Files.readString(file).replace("stride 1", "stride 2"));
    PatientHabits habits = PatientHabits.of(CONFIG, folder);
    assertEquals("", habits.known().text());
    assertTrue(habits.words().startsWith("gait to be learned anew: " + file + ": damaged"));
    assertEquals("", header(session(CONFIG, SHORT_SECONDS, 1)).detectorState());
  }

  @Test
  void nothingIsKeptOfAPatientWhoDidNotWalk() {
    session(CONFIG, 1, 1);
    assertFalse(Files.exists(folder.resolve("AB-123.habits")));
  }

  @Test
  void anotherSetOfSensorsLearnsAnew() {
    session(CONFIG, LONG_SECONDS, 2);
    SessionConfig more =
        config(
            Lab.FOOT_UNIT
                + Lab.FOOT_UNIT
                    .replace("COM5", "COM6")
                    .replace("\"unit\"", "\"shank\"")
                    .replace("\"foot\"", "\"shank\""));
    assertEquals(List.of(new LegSetup(Side.RIGHT, LegSetup.Detector.FOOT_SHANK)), more.legs());
    assertTrue(
        PatientHabits.of(more, folder)
            .words()
            .endsWith(
                "learned with detectors right foot-imu, not with detectors right foot-shank: not"
                    + " used"));
  }
}
