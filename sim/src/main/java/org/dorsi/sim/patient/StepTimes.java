package org.dorsi.sim.patient;

import java.util.Random;

/**
 * The instants at which feet touch the ground, right and left in turn; step 0 is onto the right.
 *
 * <p>Asked in any order within the last few steps. One thread.
 */
final class StepTimes {

  private static final int KEPT = 8;

  /** Three standard deviations are enough variation for anybody. */
  private static final double MOST_DEVIATIONS = 3;

  private final Random random;
  private final double stepSeconds;
  private final double variation;
  private final double asymmetry;
  private final long[] contactsNs = new long[KEPT];
  private int known = 1;

  StepTimes(WalkSettings settings) {
    this.random = new Random(settings.seed());
    this.stepSeconds = settings.strideSeconds() / 2;
    this.variation = settings.variationFraction();
    this.asymmetry = settings.asymmetryFraction();
    // From standing, the first foot has its heel off and swings before it lands.
    this.contactsNs[0] =
        Math.round((settings.standingSeconds() + 0.6 * settings.strideSeconds()) * 1e9);
  }

  long contactNs(int step) {
    while (known <= step) {
      double deviation =
          Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, random.nextGaussian()));
      double share = 1 + variation * deviation + (known % 2 == 0 ? asymmetry : -asymmetry);
      contactsNs[known % KEPT] =
          contactsNs[(known - 1) % KEPT] + Math.round(stepSeconds * share * 1e9);
      known++;
    }
    return contactsNs[step % KEPT];
  }
}
