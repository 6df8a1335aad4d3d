package org.dorsi.app.recording;

import java.util.Arrays;

/**
 * The force on one spot of an insole as a switch. Insoles are laced in with some tens of newtons of
 * preload, creep, and bear a child's weight or a man's, so the thresholds are shares of what this
 * sensor has shown lately: unloaded, and as loaded as walking loads it.
 *
 * <p>Causal: a sample is judged by those before it. Any one thread.
 */
final class ForceSwitch {

  /** Until the foot has walked, what films do (simulator page 5.2): close at 20 to 40 N, ... */
  private static final double FIRST_CLOSE_NEWTONS = 30;

  /** ... open at 10 to 20 N. */
  private static final double FIRST_OPEN_NEWTONS = 15;

  /** Those of a film under an adult's heel, which bears some 300 N, as shares of that. */
  private static final double CLOSE_SHARE = 0.1;

  private static final double OPEN_SHARE = 0.05;

  /** Two strides of the slowest walkers, 25 strides a minute. */
  private static final double WINDOW_SECONDS = 5;

  private static final double LOOK_SECONDS = 1;
  private static final int ROOM = 512;

  /** The spot is unloaded for more than a tenth of a stride, and loaded for a twentieth. */
  private static final double UNLOADED_QUANTILE = 0.1;

  /** How far below that an unloaded sensor comes shows its noise, ... */
  private static final double LEAST_QUANTILE = 0.02;

  /**
   * ... which must not close the switch: five standard deviations, more than twice what opens it.
   */
  private static final double CLOSE_NOISES = 6;

  private static final double LOADED_QUANTILE = 0.95;

  /** A small child's forefoot bears more than that; a foot that stands changes its load less. */
  private static final double LEAST_RANGE_NEWTONS = 20;

  /** What changes by less than that share of a step is no step. */
  private static final double STEP_SHARE = 0.5;

  private final double[] newest = new double[ROOM];
  private final double[] sorted = new double[ROOM];
  private int count;
  private double keptSeconds = Double.NEGATIVE_INFINITY;
  private double lookedSeconds = Double.NaN;
  private double range;
  private double closeNewtons = FIRST_CLOSE_NEWTONS;
  private double openNewtons = FIRST_OPEN_NEWTONS;
  private boolean isClosed;

  /**
   * Judges the next sample.
   *
   * @param seconds when it was measured, not before the one before it
   * @return whether the switch is closed
   */
  boolean follow(double seconds, double newtons) {
    isClosed = newtons > (isClosed ? openNewtons : closeNewtons);
    if (seconds - keptSeconds >= WINDOW_SECONDS / ROOM) {
      keptSeconds = seconds;
      newest[count % ROOM] = newtons;
      count++;
    }
    if (Double.isNaN(lookedSeconds)) {
      lookedSeconds = seconds;
    } else if (seconds - lookedSeconds >= LOOK_SECONDS) {
      lookedSeconds = seconds;
      learn();
    }
    return isClosed;
  }

  private void learn() {
    int known = Math.min(count, ROOM);
    System.arraycopy(newest, 0, sorted, 0, known);
    Arrays.sort(sorted, 0, known);
    double unloaded = sorted[(int) (UNLOADED_QUANTILE * known)];
    double seen = sorted[(int) (LOADED_QUANTILE * known)] - unloaded;
    if (seen >= Math.max(LEAST_RANGE_NEWTONS, STEP_SHARE * range)) {
      range = seen;
      double noise = unloaded - sorted[(int) (LEAST_QUANTILE * known)];
      closeNewtons = unloaded + Math.max(CLOSE_SHARE * range, CLOSE_NOISES * noise);
      openNewtons = unloaded + Math.max(OPEN_SHARE * range, CLOSE_NOISES / 2 * noise);
    }
  }
}
