package org.dorsi.app.session;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.loop.ControlLoop;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickTiming;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.telemetry.SessionStatistics;
import org.dorsi.controller.telemetry.SessionSummary;
import org.dorsi.controller.telemetry.TelemetryPublisher;
import org.dorsi.controller.telemetry.TraceHistory;
import org.dorsi.controller.trial.TrialRecorder;
import org.jspecify.annotations.Nullable;

/**
 * One session from its first tick to its summary: the loop on the thread {@code control}, the
 * screen on the caller's.
 */
final class SessionRun {

  /** Time between two records of what the patient has had so far. */
  private static final long DOSE_NS = 250_000_000;

  private final GaitController controller;
  private final Equipment equipment;
  private final Equipment.Wiring wiring;
  private final TrialRecorder recorder;
  private final Screen screen;
  private final OperatorScript script;
  private final @Nullable PatientKeeper keeper;
  private final TickTiming timing = new TickTiming();
  private final SessionStatistics statistics = new SessionStatistics(timing);
  private final TraceHistory traces = new TraceHistory();
  private final TelemetryPublisher publisher;
  private volatile boolean deviceFault;
  private long nextDoseNs;

  /**
   * @param mode what the banner says
   * @param patient the patient's code
   * @param controller decides
   * @param equipment what the session works with; closed by its owner
   * @param recorder keeps the trial; closed by its owner
   * @param script operator commands to give on the session's clock
   * @param keeper keeps what is found of the patient; null where it is not kept
   */
  SessionRun(
      SessionMode mode,
      String patient,
      GaitController controller,
      Equipment equipment,
      Equipment.Wiring wiring,
      TrialRecorder recorder,
      Screen screen,
      OperatorScript script,
      @Nullable PatientKeeper keeper) {
    this.controller = controller;
    this.equipment = equipment;
    this.wiring = wiring;
    this.recorder = recorder;
    this.screen = screen;
    this.script = script;
    this.keeper = keeper;
    this.publisher =
        new TelemetryPublisher(
            mode, patient, equipment.sources(), timing, statistics, recorder::status);
    controller.limitations().forEach(publisher::tell);
  }

  /**
   * Runs the session.
   *
   * @return what it came to, or the failure that ended the loop
   */
  SessionSummary run(Farewell farewell) {
    farewell.endBy(screen::end);
    List<TickListener> listeners =
        new ArrayList<>(
            List.of(
                recorder,
                statistics,
                traces,
                publisher,
                (in, out) -> look(in.faults()),
                (in, out) -> keepDose(in.timeNs())));
    listeners.addAll(equipment.listeners(recorder));
    if (keeper != null) {
      listeners.add(keeper);
    }
    ControlLoop loop = new ControlLoop(equipment.rig(), controller, timing, listeners);
    Thread control = new Thread(() -> control(loop), "control");
    try (OperatorPlayer player = new OperatorPlayer(script, wiring.clock(), this::operate)) {
      player.start();
      control.start();
      screen.show(
          new Screen.Session(
              publisher::latest,
              traces,
              equipment.figures(),
              this::operate,
              this::stop,
              this::consoleLost));
      equipment.end();
      join(control);
    }
    if (keeper != null) {
      keeper.close();
    }
    @Nullable Throwable failure = loop.failure();
    if (failure != null) {
      throw new IllegalStateException("the control loop failed, output off: " + failure, failure);
    }
    return statistics.summary();
  }

  private void control(ControlLoop loop) {
    try {
      loop.run();
    } finally {
      screen.end();
    }
  }

  private void look(List<Fault> faults) {
    for (int i = 0; i < faults.size(); i++) {
      Fault.Kind kind = faults.get(i).kind();
      deviceFault |=
          kind == Fault.Kind.SENSOR_LOST
              || kind == Fault.Kind.STIMULATOR_FAULT
              || kind == Fault.Kind.GUARD_LOST;
    }
  }

  /** Control thread only. */
  private void keepDose(long nowNs) {
    if (nowNs >= nextDoseNs) {
      nextDoseNs = nowNs + DOSE_NS;
      recorder.dose(nowNs, controller.soFar(nowNs));
    }
  }

  /** Whether a device was lost or failed. */
  boolean deviceFault() {
    return deviceFault;
  }

  private void operate(OperatorCommand command) {
    if (command instanceof OperatorCommand.EmergencyStop) {
      equipment.emergencyStop();
    }
    wiring.operator().offer(command);
  }

  private void stop() {
    operate(new OperatorCommand.EmergencyStop());
  }

  private void consoleLost() {
    wiring
        .faults()
        .offer(
            new Fault(
                wiring.clock().getAsLong(),
                Fault.Kind.CONSOLE_LOST,
                "console",
                "the operator's console is gone"));
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
