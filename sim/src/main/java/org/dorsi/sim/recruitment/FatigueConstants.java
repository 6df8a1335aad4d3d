package org.dorsi.sim.recruitment;

/**
 * How fast a stimulated muscle tires and recovers.
 *
 * @param fatigueSeconds time constant of tiring under full activation
 * @param recoverySeconds time constant of recovery at rest
 * @param leastFraction what remains of the force however long it works
 */
public record FatigueConstants(
    double fatigueSeconds, double recoverySeconds, double leastFraction) {

  /** Riener and Veltink 1998. */
  public static final FatigueConstants TYPICAL = new FatigueConstants(30, 50, 0.2);

  public FatigueConstants {
    Ranges.check("fatigue time", fatigueSeconds, 1, 1000, "s");
    Ranges.check("recovery time", recoverySeconds, 1, 5000, "s");
    Ranges.check("least fitness", leastFraction, 0, 1, "");
  }

  /** What the force comes to under an activation that stays the same. */
  public double settledFraction(double activation) {
    double tiring = activation / fatigueSeconds;
    double resting = (1 - activation) / recoverySeconds;
    return (leastFraction * tiring + resting) / (tiring + resting);
  }
}
