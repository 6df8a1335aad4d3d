package org.dorsi.app.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.serial.RawChunkListener;
import org.dorsi.sim.rig.Walker;

/** Sessions as the program runs them with a patient, but for the patient, who is simulated. */
record PatientSession(SessionConfig config, Path folder, Instant start, List<String> operator) {

  KnownPatient known() {
    return KnownPatient.of(config, SessionMode.LIVE, folder, start);
  }

  /** Runs it; its trial. */
  Path run(double seconds, long seed) {
    SessionOptions options = options(seconds);
    return run(options, seed, Screens.choose(options, config.controllerSettings(), false));
  }

  /** Runs it on a screen of one's own; its trial. */
  Path run(double seconds, long seed, Screen screen) {
    return run(options(seconds), seed, screen);
  }

  private SessionOptions options(double seconds) {
    return new SessionOptions(seconds, folder, true, null, 0);
  }

  private Path run(SessionOptions options, long seed, Screen screen) {
    Equipment.Wiring wiring =
        new Equipment.Wiring(
            () -> 0L, new OperatorQueue(), new FaultQueue(), RawChunkListener.NONE);
    Simulation simulation = new Simulation(Walker.of("healthy"), 1, 1000, false, seed);
    KnownPatient known = known();
    SimulatedEquipment equipment =
        new SimulatedEquipment(
            config, options, OperatorScript.parse("patient", operator), simulation, wiring);
    TrialRecorder recorder =
        Trials.start(
            config,
            SessionMode.SIMULATION,
            start,
            SessionSoFar.NONE,
            folder,
            known,
            wiring.clock(),
            wiring.faults(),
            seed);
    GaitController controller =
        new GaitController(known.known(config.controllerSettings(start, SessionSoFar.NONE), start));
    try (recorder;
        equipment;
        Farewell farewell = new Farewell()) {
      new SessionRun(
              SessionMode.SIMULATION,
              config.patient(),
              controller,
              equipment,
              wiring,
              recorder,
              screen,
              OperatorScript.parse("", List.of()),
              new PatientKeeper(known, controller, start))
          .run(farewell);
    }
    return Path.of(recorder.status().path());
  }
}
