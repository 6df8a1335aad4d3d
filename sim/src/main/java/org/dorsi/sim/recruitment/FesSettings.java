package org.dorsi.sim.recruitment;

import java.util.Random;

/**
 * How a patient's muscles answer to surface stimulation.
 *
 * @param curve recruitment of the muscle under the electrodes
 * @param fatigue how it tires
 * @param delaySeconds from the pulse to the first force, 0.01 to 0.05
 * @param driftFraction standard deviation of the electrodes' gain over long times, 0 to 0.3
 * @param postureFraction by how much more is recruited with the ankle 20 degrees dorsiflexed, -0.15
 *     to 0.15: skin moves over the nerve
 * @param withdrawalMilliamps current at the peroneal nerve from which the flexion withdrawal reflex
 *     helps to lift the leg; infinite for a patient without
 */
public record FesSettings(
    RecruitmentCurve curve,
    FatigueConstants fatigue,
    double delaySeconds,
    double driftFraction,
    double postureFraction,
    double withdrawalMilliamps) {

  /** Muscle that is easy to reach, electrodes that stay, no withdrawal reflex. */
  public static final FesSettings TYPICAL =
      new FesSettings(
          RecruitmentCurve.TYPICAL, FatigueConstants.TYPICAL, 0.02, 0, 0, Double.POSITIVE_INFINITY);

  public FesSettings {
    Ranges.check("electromechanical delay", delaySeconds, 0.01, 0.05, "s");
    Ranges.check("electrode drift", driftFraction, 0, 0.3, "");
    Ranges.check("posture effect", postureFraction, -0.15, 0.15, "");
    Ranges.check("withdrawal threshold", withdrawalMilliamps, 10, Double.POSITIVE_INFINITY, "mA");
  }

  /**
   * Another patient: threshold 15 to 25 mA, saturation 45 to 70 mA, shortest pulse 100 to 160 us,
   * gain within 30 %, posture effect within 15 % (ranges of simulator.md 3.1).
   */
  public FesSettings randomized(long seed) {
    Random random = new Random(seed);
    RecruitmentCurve drawn =
        new RecruitmentCurve(
            between(random, 15, 25),
            between(random, 45, 70),
            between(random, 100, 160),
            curve.pulseConstantMicros(),
            curve.gainFraction() * between(random, 0.7, 1.3));
    return new FesSettings(
        drawn,
        fatigue,
        between(random, 0.015, 0.03),
        driftFraction,
        between(random, -0.15, 0.15),
        withdrawalMilliamps);
  }

  private static double between(Random random, double least, double most) {
    return least + (most - least) * random.nextDouble();
  }
}
