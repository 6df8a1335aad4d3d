package org.dorsi.sim.recruitment;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;

/**
 * One pair of electrodes and every muscle its pulses reach: the one below it, neighbours at higher
 * currents, and those that a withdrawal reflex calls. One thread.
 *
 * <p>The body moves in the sagittal plane: the eversion that stimulation of the peroneal nerve and
 * overflow to the peronei bring, and the abduction by the gluteus medius, are not modelled.
 */
final class StimulatedSite {

  /** Neighbours: how much more current they need and how much of them is within reach [E]. */
  private static final double NEAR_MILLIAMPS = 10;

  private static final double FAR_MILLIAMPS = 20;
  private static final double NEAR_REACH = 0.5;
  private static final double FAR_REACH = 0.2;

  /** The reflex comes 60 to 100 ms after the pulse (simulator.md 3.4). */
  private static final double WITHDRAWAL_SECONDS = 0.08;

  private static final double WITHDRAWAL_SPAN_MILLIAMPS = 20;
  private static final double WITHDRAWAL_HIP = 0.25;
  private static final double WITHDRAWAL_KNEE = 0.15;

  /** The posture effect is given for this much dorsiflexion. */
  private static final double POSTURE_RAD = Math.PI / 9;

  /** A muscle and what the electrodes have of it. */
  private record Reached(LegMuscle muscle, MotorPool pool) {}

  private final Side side;
  private final List<Reached> reached = new ArrayList<>();
  private final ElectrodeDrift drift;
  private final FesSettings settings;
  private final double stepSeconds;

  StimulatedSite(StimulationChannel channel, FesSettings settings, double stepSeconds, long seed) {
    this.side = channel.side();
    this.settings = settings;
    this.stepSeconds = stepSeconds;
    this.drift = new ElectrodeDrift(settings.driftFraction(), stepSeconds, seed);
    RecruitmentCurve under = settings.curve();
    RecruitmentCurve near = under.farther(NEAR_MILLIAMPS, NEAR_REACH);
    RecruitmentCurve far = under.farther(FAR_MILLIAMPS, FAR_REACH);
    switch (channel.muscle()) {
      case TIBIALIS_ANTERIOR -> {
        reach(LegMuscle.TIBIALIS_ANTERIOR, under);
        reach(LegMuscle.GASTROCNEMIUS, far);
      }
      case PERONEUS_LONGUS -> reach(LegMuscle.TIBIALIS_ANTERIOR, near);
      case GASTROCNEMIUS -> {
        reach(LegMuscle.GASTROCNEMIUS, under);
        reach(LegMuscle.SOLEUS, near);
      }
      case SOLEUS -> {
        reach(LegMuscle.SOLEUS, under);
        reach(LegMuscle.GASTROCNEMIUS, near);
      }
      case QUADRICEPS -> {
        reach(LegMuscle.VASTI, under);
        reach(LegMuscle.HIP_FLEXORS, far);
      }
      case HAMSTRINGS -> {
        reach(LegMuscle.HAMSTRINGS, under);
        reach(LegMuscle.GLUTEI, far);
      }
      case GLUTEUS_MAXIMUS -> {
        reach(LegMuscle.GLUTEI, under);
        reach(LegMuscle.HAMSTRINGS, far);
      }
      case GLUTEUS_MEDIUS -> {}
    }
    if (isPeroneal(channel.muscle()) && Double.isFinite(settings.withdrawalMilliamps())) {
      withdraw(LegMuscle.HIP_FLEXORS, WITHDRAWAL_HIP);
      withdraw(LegMuscle.HAMSTRINGS, WITHDRAWAL_KNEE);
    }
  }

  /**
   * A pulse comes now.
   *
   * @param dorsiflexionRad of the ankle
   */
  void pulse(double currentMilliamps, double pulseWidthMicros, double dorsiflexionRad) {
    double turned = Math.max(-1, Math.min(1, dorsiflexionRad / POSTURE_RAD));
    double gain = drift.gain() * (1 + settings.postureFraction() * turned);
    for (int i = 0; i < reached.size(); i++) {
      reached.get(i).pool().pulse(currentMilliamps, pulseWidthMicros, gain);
    }
  }

  /** One step on. */
  void advance() {
    drift.advance();
    for (int i = 0; i < reached.size(); i++) {
      reached.get(i).pool().advance();
    }
  }

  /** The leg that the electrodes are on. */
  Side side() {
    return side;
  }

  /** Activation that these electrodes add to a muscle now, 0 to 1. */
  double activation(LegMuscle muscle) {
    double activation = 0;
    for (int i = 0; i < reached.size(); i++) {
      if (reached.get(i).muscle() == muscle) {
        activation = reached.get(i).pool().activation();
      }
    }
    return activation;
  }

  private static boolean isPeroneal(Muscle muscle) {
    return muscle == Muscle.TIBIALIS_ANTERIOR || muscle == Muscle.PERONEUS_LONGUS;
  }

  private void reach(LegMuscle muscle, RecruitmentCurve curve) {
    reached.add(
        new Reached(
            muscle,
            new MotorPool(curve, settings.fatigue(), settings.delaySeconds(), stepSeconds)));
  }

  private void withdraw(LegMuscle muscle, double mostFraction) {
    double from = settings.withdrawalMilliamps();
    RecruitmentCurve curve =
        new RecruitmentCurve(
            from,
            from + WITHDRAWAL_SPAN_MILLIAMPS,
            settings.curve().shortestPulseMicros(),
            settings.curve().pulseConstantMicros(),
            mostFraction);
    reached.add(
        new Reached(
            muscle, new MotorPool(curve, settings.fatigue(), WITHDRAWAL_SECONDS, stepSeconds)));
  }
}
