package org.dorsi.sim.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.patient.GaitTruth;
import org.dorsi.sim.patient.PatientDescription;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.rig.EquippedPatient;
import org.dorsi.sim.rig.Walker;
import org.dorsi.sim.validation.LegStatistics;
import org.dorsi.sim.validation.WalkStatistics;

/**
 * What a set of gains costs: three walks with the impairment, without stimulation, with it, and
 * with it under pushes, side by side on the threads that are given. A gait that is optimal for
 * effort alone has no reserve, so pushes and both states of stimulation belong to every cost
 * (simulator.md, sections 0 and 12).
 *
 * <p>Stimulation comes by the truth (heel off to initial contact), not through a controller: the
 * patient's gains must not learn the habits of one.
 */
public final class WalkCost {

  /** Walks of one cost. */
  private enum Walk {
    ALONE,
    STIMULATED,
    PUSHED
  }

  private static final double SECONDS = 24;
  private static final double ONSET_SECONDS = 2;
  private static final double PUSH_NEWTONS = 60;
  private static final double PUSH_SECONDS = 0.1;
  private static final int PULSE_TICKS = 25;
  private static final double PULSE_MICROS = 300;

  private final Walker walker;
  private final GainSpace space;
  private final ExecutorService threads;
  private final long seed;

  /**
   * @param walker whose muscles answer to stimulation so
   * @param threads on which walks run; its owner closes it
   * @param seed of noise and pushes
   */
  public WalkCost(Walker walker, GainSpace space, ExecutorService threads, long seed) {
    this.walker = walker;
    this.space = space;
    this.threads = threads;
    this.seed = seed;
  }

  /** The cost of a point: under 100 walks; the less the better. */
  public double of(double[] point) {
    PatientDescription patient = space.at(point);
    List<Future<Double>> costs = new ArrayList<>();
    for (Walk walk : Walk.values()) {
      costs.add(threads.submit(() -> cost(patient, walk)));
    }
    double sum = 0;
    try {
      for (Future<Double> cost : costs) {
        sum += cost.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a walk failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return sum;
  }

  private double cost(PatientDescription description, Walk walk) {
    StimulationChannel channel =
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, walker.side(), 25);
    EquippedPatient equipped =
        walker.as(description).walk(space.speedMetersPerSec(), List.of(channel), List.of(), seed);
    SimulatedPatient patient = equipped.patient();
    WalkStatistics statistics = new WalkStatistics(patient);
    Random random = new Random(seed);
    List<SensorReading> ignored = new ArrayList<>();
    double fullSeconds = ONSET_SECONDS + description.impairment().rampSeconds();
    double effort = 0;
    int ticks = (int) (SECONDS * 1000);
    int nextPush = 4000;
    for (int tick = 0; tick < ticks; tick++) {
      if (tick == ONSET_SECONDS * 1000) {
        patient.impair();
      }
      if (walk != Walk.ALONE && tick % PULSE_TICKS == 0 && isLifted(patient)) {
        equipped.pulse(channel, walker.programMilliamps(), PULSE_MICROS);
      }
      if (walk == Walk.PUSHED && tick == nextPush) {
        patient.push(random.nextBoolean() ? PUSH_NEWTONS : -PUSH_NEWTONS, PUSH_SECONDS);
        nextPush += 1500 + random.nextInt(1500);
      }
      equipped.advance(ignored);
      ignored.clear();
      if (patient.fall() != null) {
        return 400 - 300.0 * tick / ticks;
      }
      if (tick > fullSeconds * 1000) {
        statistics.tick();
      }
      effort += effort(patient) / ticks;
    }
    return effort
        + 0.1 * patient.harness().impulseNewtonSeconds()
        + gait(statistics)
        + (walker.isImpaired() ? aim(statistics.leg(walker.side()), walk) : 0);
  }

  /** From a heel switch's opening to initial contact, but not while weight is still taken over. */
  private boolean isLifted(SimulatedPatient patient) {
    GaitTruth truth = patient.truth();
    GaitPhase phase = truth.phase(walker.side());
    return walker.isTreated()
        && (phase.isSwing()
            || phase == GaitPhase.PRE_SWING
            || (phase != GaitPhase.LOADING_RESPONSE && truth.isHeelRelieved(walker.side())));
  }

  /** Mean square of all activations, weighted to be worth a few units. */
  private static double effort(SimulatedPatient patient) {
    double sum = 0;
    for (Side side : Side.values()) {
      for (LegMuscle muscle : LegMuscle.values()) {
        double activation = patient.muscles(side).activation(muscle);
        sum += activation * activation;
      }
    }
    return 5 * sum;
  }

  /** What every walk should look like: no shuffle, no steppage, no limp beyond the impairment. */
  private static double gait(WalkStatistics statistics) {
    double cost = outside(statistics.cadence(), 75, 114, 1.5);
    for (Side side : Side.values()) {
      LegStatistics leg = statistics.leg(side);
      cost += outside(leg.stancePercent().mean(), 58, 70, 2.5);
      cost += outside(leg.kneePeakDeg().mean(), 45, 69, 2);
      cost += 100 * outside(leg.strideSeconds().deviation(), 0, 0.05, 1);
    }
    return cost;
  }

  /** The bars of a drop foot without and with stimulation. */
  private static double aim(LegStatistics leg, Walk walk) {
    if (walk == Walk.ALONE) {
      return outside(leg.swingAnkleDeg().mean(), -24, -11, 3)
          + outside(leg.clearanceMillimeters().mean(), -5, 13, 1)
          + outside(leg.heelFirstPercent(), 0, 45, 0.5)
          + outside(leg.toeContactPercent(), 5, 60, 0.5);
    }
    return outside(leg.swingAnkleDeg().mean(), -2, 7, 3)
        + outside(leg.clearanceMillimeters().mean(), 15, 40, 1)
        + outside(leg.heelFirstPercent(), 96, 100, 0.5)
        + outside(leg.toeContactPercent(), 0, 1, 2);
  }

  private static double outside(double value, double least, double most, double weight) {
    return weight * Math.max(0, Math.max(least - value, value - most));
  }
}
