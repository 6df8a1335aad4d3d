package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dorsi.app.session.Session;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.Legs;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.GaitTruth;
import org.dorsi.sim.patient.TrueEvent;
import org.dorsi.sim.rig.SimulatedRig;
import org.dorsi.sim.rig.TimedCommand;
import org.dorsi.sim.rig.Walker;

/**
 * A walk of a simulated patient as switches under both feet and units on feet and shanks reported
 * it, and what truly happened.
 *
 * @param ticks the readings that arrived in each millisecond
 * @param phases when each phase of a leg truly began
 * @param events what truly happened
 */
record PatientWalk(
    List<List<SensorReading>> ticks, Map<Side, List<Onset>> phases, List<TrueEvent> events) {

  /** When a leg came into a phase. */
  record Onset(long timeNs, GaitPhase phase) {}

  /** The impairment begins when the gait has settled and stimulation has begun. */
  private static final long IMPAIRED_NS = 12_000_000_000L;

  private static final List<TimedCommand> OPERATOR =
      List.of(
          new TimedCommand(1_000_000_000L, new OperatorCommand.Attest("self-test")),
          new TimedCommand(1_500_000_000L, new OperatorCommand.Attest("side-check")),
          new TimedCommand(2_000_000_000L, new OperatorCommand.Arm()),
          new TimedCommand(2_500_000_000L, new OperatorCommand.Start()));

  /**
   * Lets somebody walk.
   *
   * @param stimulated whether the drop-foot program runs
   * @param seed decides every chance, and how the units sit
   */
  static PatientWalk of(
      Walker walker, double speedMetersPerSec, double seconds, boolean stimulated, long seed) {
    SessionConfig config = Session.configure(walker, "drop-foot");
    List<Placement> units = new ArrayList<>();
    Map<Side, List<Onset>> phases = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      units.add(new Placement(side, BodySegment.FOOT));
      units.add(new Placement(side, BodySegment.SHANK));
      phases.put(side, new ArrayList<>());
    }
    List<List<SensorReading>> ticks = new ArrayList<>();
    List<TrueEvent> events = new ArrayList<>();
    try (SimulatedRig rig =
        new SimulatedRig(
            new SimulatedRig.Setup(
                stimulated ? OPERATOR : List.of(), IMPAIRED_NS, Math.round(seconds * 1e9), false),
            walker.walk(
                speedMetersPerSec,
                config.channels().stream().map(ChannelProgram::channel).toList(),
                units,
                seed),
            new OperatorQueue())) {
      GaitController controller = new GaitController(config.controllerSettings());
      GaitTruth truth = rig.patient().patient().truth();
      for (TickInputs in = rig.awaitTick(); in != null; in = rig.awaitTick()) {
        rig.apply(controller.step(in).command());
        ticks.add(List.copyOf(in.readings()));
        long nowNs = in.timeNs();
        phases.forEach((side, onsets) -> note(onsets, nowNs, withoutHeelOff(truth.phase(side))));
      }
      truth.drainEvents(events);
    }
    for (TrueEvent event : events) {
      if (event.label().equals("HO")) {
        addTerminalStance(Objects.requireNonNull(phases.get(event.side())), event.timeNs());
      }
    }
    return new PatientWalk(ticks, phases, events);
  }

  private static GaitPhase withoutHeelOff(GaitPhase phase) {
    return phase == GaitPhase.TERMINAL_STANCE ? GaitPhase.MID_STANCE : phase;
  }

  /**
   * Since when a heel is off is known only once it has left the belt, and may be pre-swing then.
   */
  private static void addTerminalStance(List<Onset> onsets, long heelOffNs) {
    int next = 0;
    while (next < onsets.size() && onsets.get(next).timeNs() <= heelOffNs) {
      next++;
    }
    if (next > 0 && onsets.get(next - 1).phase() == GaitPhase.MID_STANCE) {
      onsets.add(next, new Onset(heelOffNs, GaitPhase.TERMINAL_STANCE));
    }
  }

  /** Strides are learned, and the impairment's ramp is over, by then. */
  private static final double SETTLED_SECONDS = 25;

  /** What happens last may not have been told any more. */
  private static final double LAST_SECONDS = 1;

  /** Sees the legs after each millisecond. */
  interface Observer {
    void see(long nowNs, Legs legs);
  }

  /** Runs the production detector over the walk, millisecond by millisecond, as a session does. */
  void observe(LegSetup.Detector detector, Observer observer) {
    Legs legs =
        new Legs(List.of(new LegSetup(Side.LEFT, detector), new LegSetup(Side.RIGHT, detector)));
    List<GaitEvent> told = new ArrayList<>();
    for (int tick = 0; tick < ticks.size(); tick++) {
      long nowNs = tick * SimulatedRig.TICK_NS;
      for (SensorReading reading : ticks.get(tick)) {
        legs.accept(reading, nowNs, told);
      }
      legs.advance(nowNs);
      observer.see(nowNs, legs);
    }
  }

  /** Whether what happens then is judged. */
  boolean isScored(double seconds) {
    return seconds > SETTLED_SECONDS
        && seconds < ticks.size() * SimulatedRig.TICK_NS * 1e-9 - LAST_SECONDS;
  }

  /** Adds an onset where the phase is another one than before. */
  static void note(List<Onset> onsets, long timeNs, GaitPhase phase) {
    if (onsets.isEmpty() || onsets.get(onsets.size() - 1).phase() != phase) {
      onsets.add(new Onset(timeNs, phase));
    }
  }
}
