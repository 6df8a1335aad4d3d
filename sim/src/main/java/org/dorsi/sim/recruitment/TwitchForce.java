package org.dorsi.sim.recruitment;

/**
 * The isometric force of the excited fibres: each pulse releases calcium, and bound calcium makes
 * force (Ding, Wexler and Binder-Macleod 2003, the constants of unfatigued human quadriceps).
 *
 * <pre>
 *   CN' = (1/tc) sum R_i exp(-(t - t_i)/tc) - CN/tc,   R_i = 1 + (R0 - 1) exp(-(t_i - t_(i-1))/tc)
 *   F'  = r A x - F / (t1 + t2 x),                     x = CN/(Km + CN)
 * </pre>
 *
 * <p>Calcium is integrated exactly, force with x held over a step. No constants for the tibialis
 * anterior were found (simulator.md 3.2), so force is given as a share of the model's own maximum.
 * No allocation; one thread.
 */
final class TwitchForce {

  private static final double CALCIUM_SECONDS = 0.020;
  private static final double SCALE_NEWTONS_PER_SEC = 3009;
  private static final double TAU_1_SECONDS = 0.050957;
  private static final double TAU_2_SECONDS = 0.060;
  private static final double HALF_SATURATION = 0.103;
  private static final double DOUBLET_GAIN = HALF_SATURATION + 1.04;

  /** What the model gives for 100 pulses a second; the paper measured 315.5 N. */
  static final double TETANUS_NEWTONS = 311.0;

  private final double stepSeconds;
  private final double fade;
  private double recruited;
  private double released;
  private double calcium;
  private double newtons;
  private double sincePulseSeconds = Double.POSITIVE_INFINITY;

  /**
   * @param stepSeconds time from one {@link #advance} to the next
   */
  TwitchForce(double stepSeconds) {
    this.stepSeconds = stepSeconds;
    this.fade = StrictMath.exp(-stepSeconds / CALCIUM_SECONDS);
  }

  /** A pulse reaches the fibres now and excites this share of them. */
  void pulse(double fraction) {
    recruited = fraction;
    released += 1 + (DOUBLET_GAIN - 1) * StrictMath.exp(-sincePulseSeconds / CALCIUM_SECONDS);
    sincePulseSeconds = 0;
  }

  /** One step on. */
  void advance() {
    double bound = calcium / (HALF_SATURATION + calcium);
    double tauSeconds = TAU_1_SECONDS + TAU_2_SECONDS * bound;
    double endNewtons = recruited * SCALE_NEWTONS_PER_SEC * bound * tauSeconds;
    newtons = endNewtons + (newtons - endNewtons) * StrictMath.exp(-stepSeconds / tauSeconds);
    calcium = (calcium + released * stepSeconds / CALCIUM_SECONDS) * fade;
    released *= fade;
    sincePulseSeconds += stepSeconds;
  }

  /** Force as a share of that of the whole muscle in tetanus, 0 to 1. */
  double fraction() {
    return Math.min(1, newtons / TETANUS_NEWTONS);
  }

  /** Bound and free calcium, normalised. */
  double calcium() {
    return calcium;
  }
}
