package org.dorsi.sim.reflex;

import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.muscle.LegMuscles;

/**
 * The velocity reflex of one spastic muscle: it is excited by being stretched faster than a
 * threshold, in swing as in stance, 30 ms later (van der Krogt et al. 2016; simulator.md 3.5). One
 * thread.
 */
public final class StretchReflex {

  /** From spindle to excitation, ticks of 1 ms. */
  private static final int DELAY_TICKS = 30;

  private final LegMuscle muscle;
  private final double gain;
  private final double threshold;
  private final double[] stretch = new double[DELAY_TICKS];
  private int next;

  /**
   * @param gain excitation for a stretch at the fastest shortening velocity
   * @param thresholdFraction of the fastest shortening velocity below which nothing happens
   */
  public StretchReflex(LegMuscle muscle, double gain, double thresholdFraction) {
    this.muscle = muscle;
    this.gain = gain;
    this.threshold = thresholdFraction;
  }

  /** The muscle. */
  public LegMuscle muscle() {
    return muscle;
  }

  /** Feels the muscle and gives the excitation that comes of it now; once a millisecond. */
  public double advance(LegMuscles muscles) {
    double felt = stretch[next];
    stretch[next] = muscles.normalizedVelocity(muscle);
    next = (next + 1) % DELAY_TICKS;
    return gain * Math.max(felt - threshold, 0);
  }
}
