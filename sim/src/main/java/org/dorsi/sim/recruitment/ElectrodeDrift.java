package org.dorsi.sim.recruitment;

import java.util.Random;

/**
 * Electrodes that dry and shift: a gain that wanders about 1, seeded (an Ornstein-Uhlenbeck process
 * of ten minutes; simulator.md 3.1 asks for 10 % in ten minutes). One thread.
 */
final class ElectrodeDrift {

  private static final double MEMORY_SECONDS = 600;

  /** Nothing happens to skin within a second. */
  private static final int STEPS_EVERY = 1000;

  private final Random random;
  private final double keep;
  private final double kick;
  private double deviation;
  private int steps;

  /**
   * @param deviationFraction standard deviation of the gain over long times; 0 for none
   */
  ElectrodeDrift(double deviationFraction, double stepSeconds, long seed) {
    this.random = new Random(seed);
    double seconds = STEPS_EVERY * stepSeconds;
    this.keep = StrictMath.exp(-seconds / MEMORY_SECONDS);
    this.kick = deviationFraction * StrictMath.sqrt(1 - keep * keep);
  }

  /** One step on. */
  void advance() {
    if (++steps == STEPS_EVERY) {
      steps = 0;
      deviation = keep * deviation + kick * random.nextGaussian();
    }
  }

  /** What the drift makes of a recruitment gain of 1; never negative. */
  double gain() {
    return Math.max(0, 1 + deviation);
  }
}
