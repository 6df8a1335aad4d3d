package org.dorsi.app.campaign;

import java.util.List;
import java.util.Locale;

/**
 * Something that must not have been on the wire.
 *
 * @param seed of the run
 * @param rule which rule was broken
 * @param timeNs of the pulse
 * @param words what was seen
 */
record Finding(long seed, Rule rule, long timeNs, String words) {

  /** What the judge holds pulses to. */
  enum Rule {
    /** Current, width, charge, density, rhythm, bursts: safety requirements, section 4.1. */
    ENVELOPE("envelope"),
    /** A pulse after the bound of a fault's row. */
    LATE("late"),
    /** A pulse where the leg bears weight, though nothing was wrong with what is known of it. */
    PHASE("phase");

    private final String word;

    Rule(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** The same, naming all that was injected. */
  Finding among(List<Hazard> hazards) {
    return new Finding(seed, rule, timeNs, words + " " + hazards);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "run %d, %s at %.4f s: %s", seed, rule, timeNs * 1e-9, words);
  }
}
