package org.dorsi.controller.safety;

/**
 * What one channel has had in a session, over all its programs' runs: a restart of the program does
 * not begin it anew (safety requirements, SR-19).
 *
 * @param onSeconds time on in gait and exercise
 * @param sensorySeconds time on in sensory stimulation
 * @param chargeMicrocoulombs charge of one phase, summed over all pulses
 */
public record Dose(double onSeconds, double sensorySeconds, double chargeMicrocoulombs) {

  /** Nothing yet. */
  public static final Dose NONE = new Dose(0, 0, 0);

  public Dose {
    if (!(onSeconds >= 0 && sensorySeconds >= 0 && chargeMicrocoulombs >= 0)) {
      throw new IllegalArgumentException(
          "a dose must not be negative, got "
              + onSeconds
              + " s, "
              + sensorySeconds
              + " s, "
              + chargeMicrocoulombs
              + " uC");
    }
  }
}
