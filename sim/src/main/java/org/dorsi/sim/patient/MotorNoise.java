package org.dorsi.sim.patient;

import java.util.Random;
import org.dorsi.sim.muscle.LegMuscle;

/**
 * Noise of the motor command of one leg: each muscle's excitation is multiplied by one plus noise,
 * so that its deviation grows with the command (Harris and Wolpert 1998, Nature 394:780; Jones,
 * Hamilton and Wolpert 2002, J Neurophysiol 88:1533). The noise is an Ornstein-Uhlenbeck process of
 * 50 ms; that time is an engineering value: about what a muscle still follows. One thread.
 */
final class MotorNoise {

  private static final double CORRELATION_SECONDS = 0.05;
  private static final double TICK_SECONDS = 1e-3;
  private static final double KEPT = 1 - TICK_SECONDS / CORRELATION_SECONDS;
  private static final double ADDED = StrictMath.sqrt(1 - KEPT * KEPT);

  private final Random random;
  private final double deviation;
  private final double[] noise = new double[LegMuscle.values().length];

  /**
   * @param deviationFraction standard deviation against the command
   */
  MotorNoise(double deviationFraction, long seed) {
    this.deviation = deviationFraction;
    this.random = new Random(seed);
  }

  /** The next factor for a muscle; once a millisecond. */
  double factor(LegMuscle muscle) {
    if (deviation == 0) {
      return 1;
    }
    int m = muscle.index();
    noise[m] = KEPT * noise[m] + ADDED * random.nextGaussian();
    return 1 + deviation * noise[m];
  }
}
