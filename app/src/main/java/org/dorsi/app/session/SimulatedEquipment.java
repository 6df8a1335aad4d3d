package org.dorsi.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.Side;
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
  private final @Nullable RealTimeKeeping keeping;
  private long rightPulses;
  private long leftPulses;
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
                config.unitPlacements(),
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
    this.keeping = simulation.realTime() ? new RealTimeKeeping(rig::latenessNs) : null;
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
    List<TickListener> listeners = new ArrayList<>();
    listeners.add((in, out) -> count(in, out.channels()));
    listeners.add(new SimulatedTruth(patient, recorder));
    listeners.add(figure);
    if (keeping == null) {
      listeners.add((in, out) -> waitFor(recorder));
    } else {
      listeners.add(keeping);
    }
    return listeners;
  }

  @Override
  public Optional<WalkReport> walk() {
    double seconds = patient.timeNs() * 1e-9;
    double ratio = seconds / ((System.nanoTime() - beganNs) * 1e-9);
    return Optional.of(
        new WalkReport(
            simulation.walker(), patient, statistics, countedFromSeconds(), ratio, keeping));
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
  private double countedFromSeconds() {
    return simulation.walker().isImpaired()
        ? simulation.onsetSeconds() + simulation.walker().patient().impairment().rampSeconds()
        : 0;
  }

  private void count(TickInputs in, List<ChannelState> channels) {
    for (Side side : Side.values()) {
      long pulses = 0;
      for (int i = 0; i < channels.size(); i++) {
        StimulationChannel channel = channels.get(i).channel();
        pulses += channel.side() == side ? in.guard().pulses(channel.number()) : 0;
      }
      if (pulses > (side == Side.LEFT ? leftPulses : rightPulses)) {
        statistics.pulse(side);
      }
      leftPulses = side == Side.LEFT ? pulses : leftPulses;
      rightPulses = side == Side.RIGHT ? pulses : rightPulses;
    }
    if (in.timeNs() >= countedFromSeconds() * 1e9) {
      statistics.tick();
    }
  }

  /** Simulated time waits for the disk: nothing of a walk without a clock has to be lost. */
  private void waitFor(TrialRecorder recorder) {
    while (recorder.isBehind()) {
      LockSupport.parkNanos(this, WAIT_NS);
    }
  }
}
