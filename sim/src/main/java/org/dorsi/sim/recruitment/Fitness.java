package org.dorsi.sim.recruitment;

/**
 * What fatigue leaves of the stimulated fibres' force (Riener and Veltink 1998).
 *
 * <pre>  mu' = (muMin - mu) a / Tfat + (1 - mu) (1 - a) / Trec </pre>
 *
 * <p>Small mutable state; one thread.
 */
final class Fitness {

  private final FatigueConstants constants;
  private final double stepSeconds;
  private double fraction = 1;

  Fitness(FatigueConstants constants, double stepSeconds) {
    this.constants = constants;
    this.stepSeconds = stepSeconds;
  }

  /**
   * One step on.
   *
   * @param activation of the stimulated fibres, 0 to 1
   */
  void advance(double activation) {
    double tiring = activation / constants.fatigueSeconds();
    double resting = (1 - activation) / constants.recoverySeconds();
    fraction +=
        stepSeconds * ((constants.leastFraction() - fraction) * tiring + (1 - fraction) * resting);
  }

  /** 1 rested, down to the least. */
  double fraction() {
    return fraction;
  }
}
