package org.dorsi.app.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.device.XsensSettings;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.rig.EquippedPatient;
import org.dorsi.sim.rig.SimulatedRig;
import org.dorsi.sim.rig.TimedCommand;
import org.dorsi.sim.validation.WalkStatistics;
import org.dorsi.visualization.session.WalkingFigure;
import org.jspecify.annotations.Nullable;

/** A simulated patient with the sensors and electrodes of the configuration. */
final class SimulatedEquipment implements Equipment {

  private static final long WAIT_NS = 200_000;

  private final Simulation simulation;
  private final SimulatedRig rig;
  private final SimulatedPatient patient;
  private final WalkStatistics statistics;
  private final SimulatedFigure figure;
  private long beganNs;

  /**
   * Sets the patient walking.
   *
   * @param script what the operator does, on simulated time
   */
  SimulatedEquipment(
      SessionConfig config,
      SessionOptions options,
      OperatorScript script,
      Simulation simulation,
      Wiring wiring) {
    this.simulation = simulation;
    long onsetNs = Math.round(simulation.onsetSeconds() * 1e3) * SimulatedRig.TICK_NS;
    EquippedPatient equipped =
        simulation
            .walker()
            .walk(
                simulation.speedMetersPerSec(),
                config.channels().stream().map(ChannelProgram::channel).toList(),
                config.sensors().stream()
                    .filter(XsensSettings.class::isInstance)
                    .map(sensor -> ((XsensSettings) sensor).placement())
                    .toList(),
                simulation.seed());
    this.patient = equipped.patient();
    this.statistics = new WalkStatistics(patient);
    this.figure = new SimulatedFigure(patient);
    this.rig =
        new SimulatedRig(
            new SimulatedRig.Setup(
                script.steps().stream().map(s -> new TimedCommand(s.atNs(), s.command())).toList(),
                onsetNs,
                options.endNs(0),
                simulation.realTime()),
            equipped,
            wiring.operator());
  }

  @Override
  public Rig rig() {
    return rig;
  }

  @Override
  public void end() {
    rig.requestEnd();
  }

  @Override
  public List<? extends ReadingSource> sources() {
    return rig.sources();
  }

  @Override
  public List<TickListener> listeners(TrialRecorder recorder) {
    beganNs = System.nanoTime();
    return List.of(
        (in, out) -> count(in.timeNs()),
        new SimulatedTruth(patient, recorder),
        figure,
        (in, out) -> waitFor(recorder));
  }

  @Override
  public Optional<WalkReport> walk() {
    double seconds = patient.timeNs() * 1e-9;
    double ratio = seconds / ((System.nanoTime() - beganNs) * 1e-9);
    return Optional.of(new WalkReport(simulation.walker(), patient, statistics, ratio));
  }

  @Override
  public Supplier<@Nullable WalkingFigure> figures() {
    return figure::latest;
  }

  /** The operator's way into the next tick is the only one here: there is no guard to call. */
  @Override
  public void emergencyStop() {}

  @Override
  public void close() {
    rig.close();
  }

  /** What is reported begins when the impairment is complete: before it, everybody walks well. */
  private void count(long timeNs) {
    double rampSeconds =
        simulation.walker().isImpaired()
            ? simulation.onsetSeconds() + simulation.walker().patient().impairment().rampSeconds()
            : 0;
    if (timeNs >= rampSeconds * 1e9) {
      statistics.tick();
    }
  }

  /** Simulated time waits for the disk: nothing of a walk without a clock has to be lost. */
  private void waitFor(TrialRecorder recorder) {
    while (!simulation.realTime() && recorder.isBehind()) {
      LockSupport.parkNanos(this, WAIT_NS);
    }
  }
}
