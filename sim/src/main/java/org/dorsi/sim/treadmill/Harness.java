package org.dorsi.sim.treadmill;

import org.dorsi.sim.body.PlanarBody;

/**
 * The safety harness: a rope from above to the shoulders and straps before and behind the hips, all
 * slack while the patient walks within reach. What it helps is counted. One thread.
 *
 * <p>Engineering values: the rope carries a falling adult within 0.1 m without swinging.
 */
public final class Harness {

  /** Shoulder straps meet the rope this far above the hip, by leg length. */
  private static final double ATTACHMENT_PER_LEG = 0.5;

  /** How far the shoulders may sink before the rope is taut, by leg length. */
  private static final double ROPE_SLACK_PER_LEG = 0.18;

  /** How far the hip may drift along the belt before a strap is taut. */
  private static final double STRAP_SLACK_METERS = 0.75;

  /** Spring, body weights a metre. */
  private static final double STIFFNESS_PER_WEIGHT = 8;

  /** Damper while taut, body weights a metre a second. */
  private static final double DAMPING_PER_WEIGHT = 1;

  private final double attachment;
  private final double tautBelow;
  private final double stiffness;
  private final double damping;
  private double ropeNewtons;
  private double strapNewtons;
  private double impulse;

  /** Fits a harness to a body that stands. */
  public Harness(double legLengthMeters, double weightNewtons) {
    this.attachment = ATTACHMENT_PER_LEG * legLengthMeters;
    this.tautBelow = legLengthMeters + attachment - ROPE_SLACK_PER_LEG * legLengthMeters;
    this.stiffness = STIFFNESS_PER_WEIGHT * weightNewtons;
    this.damping = DAMPING_PER_WEIGHT * weightNewtons;
  }

  /** Works out what it holds and adds it to the body. */
  public void apply(PlanarBody body, double seconds) {
    double height = body.trunkPointYMeters(attachment);
    double sag = tautBelow - height;
    ropeNewtons =
        sag > 0 ? Math.max(0, stiffness * sag - damping * body.trunkPointVelocityY(attachment)) : 0;
    double x = body.hipXMeters();
    double beyond = Math.abs(x) - STRAP_SLACK_METERS;
    strapNewtons =
        beyond > 0
            ? -Math.signum(x)
                * Math.max(
                    0,
                    stiffness * beyond + damping * Math.signum(x) * body.hipVelocityXMetersPerSec())
            : 0;
    double load = ropeNewtons + Math.abs(strapNewtons);
    if (load > 0) {
      body.addTrunkForce(attachment, 0, ropeNewtons);
      body.addTrunkForce(0, strapNewtons, 0);
      impulse += load * seconds;
    }
  }

  /** Counts from zero again. */
  public void restart() {
    impulse = 0;
  }

  /** Rope tension. */
  public double ropeNewtons() {
    return ropeNewtons;
  }

  /** Pull of the straps, forward positive. */
  public double strapNewtons() {
    return strapNewtons;
  }

  /** All help since the start. */
  public double impulseNewtonSeconds() {
    return impulse;
  }
}
