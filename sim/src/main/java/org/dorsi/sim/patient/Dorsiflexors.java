package org.dorsi.sim.patient;

/**
 * Whether stimulation makes paretic dorsiflexors lift the foot: each pulse raises the activation
 * towards one, which then fades. Only as much of a muscle as a generated walk needs. One thread.
 */
final class Dorsiflexors {

  /** Twitches of fast muscle fade in about this time. */
  private static final double FADE_SECONDS = 0.1;

  /** Charge of a phase that recruits fully: 20 mA for 300 us. */
  private static final double FULL_MICROCOULOMBS = 6;

  private static final double GAIN = 0.25;

  /** Enough to hold the foot up. */
  private static final double LIFTING = 0.3;

  private double activation;

  void pulse(double chargeMicrocoulombs) {
    double recruited = Math.min(1, chargeMicrocoulombs / FULL_MICROCOULOMBS);
    activation += (1 - activation) * GAIN * recruited;
  }

  void advance(long elapsedNs) {
    activation *= StrictMath.exp(-elapsedNs * 1e-9 / FADE_SECONDS);
  }

  boolean liftTheFoot() {
    return activation > LIFTING;
  }
}
