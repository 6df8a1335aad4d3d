package org.dorsi.sim.muscle;

import java.util.Locale;

/**
 * The muscles of a leg, each standing for its group, with the constants of Geyer's parameter files
 * of 2006 (simulator.md 1.2; the same in Thatte and Geyer 2016).
 */
public enum LegMuscle {
  SOLEUS("soleus", 4000, 0.04, 6, 0.26),
  TIBIALIS_ANTERIOR("tibialis anterior", 800, 0.06, 12, 0.24),
  GASTROCNEMIUS("gastrocnemius", 1500, 0.05, 12, 0.40),
  VASTI("vasti", 6000, 0.08, 12, 0.23),
  HAMSTRINGS("hamstrings", 3000, 0.10, 12, 0.31),
  GLUTEI("glutei", 1500, 0.11, 12, 0.13),
  HIP_FLEXORS("hip flexors", 2000, 0.11, 12, 0.10);

  private final String words;
  private final double maxForceNewtons;
  private final double optimalLengthMeters;
  private final double maxVelocityLengthsPerSec;
  private final double slackLengthMeters;

  LegMuscle(
      String words,
      double maxForceNewtons,
      double optimalLengthMeters,
      double maxVelocityLengthsPerSec,
      double slackLengthMeters) {
    this.words = words;
    this.maxForceNewtons = maxForceNewtons;
    this.optimalLengthMeters = optimalLengthMeters;
    this.maxVelocityLengthsPerSec = maxVelocityLengthsPerSec;
    this.slackLengthMeters = slackLengthMeters;
  }

  /** Its place in a table of all muscles of a leg; never stored. */
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  /** As patient files spell it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name as a person reads it. */
  public String words() {
    return words;
  }

  /** Isometric force at optimal length and full activation. */
  public double maxForceNewtons() {
    return maxForceNewtons;
  }

  /** Fibre length at which force is greatest. */
  public double optimalLengthMeters() {
    return optimalLengthMeters;
  }

  /** Fastest shortening, optimal lengths a second. */
  public double maxVelocityLengthsPerSec() {
    return maxVelocityLengthsPerSec;
  }

  /** Tendon length at which it begins to pull. */
  public double slackLengthMeters() {
    return slackLengthMeters;
  }
}
