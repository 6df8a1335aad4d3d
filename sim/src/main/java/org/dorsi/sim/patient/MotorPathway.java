package org.dorsi.sim.patient;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.muscle.LegMuscles;
import org.dorsi.sim.reflex.StretchReflex;
import org.dorsi.sim.reflex.WalkingReflexes;

/**
 * The way of one leg's commands from reflexes to muscles: noise, and whatever an impairment takes
 * from them or adds. One thread.
 */
final class MotorPathway {

  private static final LegMuscle[] MUSCLES = LegMuscle.values();

  private final Side side;
  private final LegMuscles muscles;
  private final MotorNoise noise;
  private final double swingQuadriceps;
  private final double[] lost = new double[MUSCLES.length];
  private final double[] tone = new double[MUSCLES.length];
  private final double[] weakness = new double[MUSCLES.length];
  private final double[] shortening = new double[MUSCLES.length];
  private final double[] stretched = new double[MUSCLES.length];
  private final List<StretchReflex> spastic = new ArrayList<>();

  /**
   * @param impairment of this leg or the other
   */
  MotorPathway(Side side, LegMuscles muscles, Impairment impairment, MotorNoise noise) {
    this.side = side;
    this.muscles = muscles;
    this.noise = noise;
    boolean affected = impairment.side() == side;
    this.swingQuadriceps = affected ? impairment.swingQuadricepsFraction() : 0;
    if (!affected) {
      return;
    }
    for (LegMuscle muscle : MUSCLES) {
      int m = muscle.index();
      lost[m] = 1 - Impairment.of(impairment.excitation(), muscle, 1);
      weakness[m] = 1 - Impairment.of(impairment.strength(), muscle, 1);
      tone[m] = Impairment.of(impairment.tone(), muscle, 0);
      shortening[m] = 1 - Impairment.of(impairment.tendon(), muscle, 1);
      double gain = Impairment.of(impairment.spasticity(), muscle, 0);
      if (gain > 0) {
        spastic.add(new StretchReflex(muscle, gain, impairment.spasticThresholdFraction()));
      }
    }
  }

  /**
   * Carries the commands of a millisecond.
   *
   * @param severity of the impairment, 0 to 1
   */
  void carry(WalkingReflexes reflexes, double severity) {
    for (int i = 0; i < spastic.size(); i++) {
      StretchReflex reflex = spastic.get(i);
      stretched[reflex.muscle().index()] = reflex.advance(muscles);
    }
    for (LegMuscle muscle : MUSCLES) {
      int m = muscle.index();
      double command = reflexes.command(side, muscle) * noise.factor(muscle);
      double more = tone[m] + stretched[m];
      if (muscle == LegMuscle.VASTI && !reflexes.inStance(side)) {
        more += swingQuadriceps;
      }
      muscles.excite(muscle, command * (1 - severity * lost[m]) + severity * more);
    }
  }

  /** Weakens muscles and shortens tendons as far as the impairment has come. */
  void remodel(double severity) {
    for (LegMuscle muscle : MUSCLES) {
      int m = muscle.index();
      muscles.weaken(muscle, 1 - severity * weakness[m]);
      muscles.shorten(muscle, 1 - severity * shortening[m]);
    }
  }
}
