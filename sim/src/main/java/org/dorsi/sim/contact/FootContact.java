package org.dorsi.sim.contact;

import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.math.Exponential;

/**
 * One foot on the belt: Hunt-Crossley contact and regularised Coulomb friction at heel and ball.
 *
 * <p>Normal force of a point pressed in by d: K d^1.5 (1 + 1.5 c d'), never pulling (Hunt and
 * Crossley 1975); the sole gives K and c in quantities that can be imagined. Friction: mu N tanh(v
 * / v0) against the sliding velocity v between sole and belt; a foot that stands creeps by a
 * millimetre a second for each percent of the limit that it needs.
 *
 * <p>One thread.
 */
public final class FootContact {

  /** Coulomb friction of shoe on belt (Geyer: 0.8). */
  public static final double FRICTION = 0.8;

  /**
   * Sliding velocity at which friction has come to three quarters, m/s: the least of Simbody's
   * transition velocities. At half of it the friction's damping, mu N / v0, on the light foot is
   * too stiff for steps of 0.1 ms: forces then chatter from step to step.
   */
  public static final double CREEP_METERS_PER_SEC = 0.1;

  private final double stiffness;
  private final double damping;
  private final double heelForward;
  private final double toeForward;

  private double normal;
  private double friction;
  private double heelX;
  private double heelY;
  private double toeX;
  private double toeY;

  /**
   * @param leg whose sole it is
   * @param weightNewtons of the whole body
   */
  public FootContact(Sole sole, LegChain leg, double weightNewtons) {
    this.stiffness = 0.5 * weightNewtons / (sole.sinkMeters() * Math.sqrt(sole.sinkMeters()));
    this.damping = 1 / sole.dampingMetersPerSec();
    this.heelForward = leg.heelForwardMeters();
    this.toeForward = leg.toeForwardMeters();
  }

  /**
   * Works out the forces and adds them to the leg.
   *
   * @param beltVelocityX of the belt's surface in the lab; negative when it carries feet backwards
   */
  public void apply(LegChain leg, double beltVelocityX) {
    press(leg, heelForward, beltVelocityX);
    heelX = friction;
    heelY = normal;
    press(leg, toeForward, beltVelocityX);
    toeX = friction;
    toeY = normal;
  }

  private void press(LegChain leg, double forward, double beltVelocityX) {
    normal = 0;
    friction = 0;
    double depth = -leg.soleHeightMeters(forward);
    if (depth <= 0) {
      return;
    }
    double depthRate = -leg.soleVelocityYMetersPerSec(forward);
    double force = stiffness * depth * Math.sqrt(depth) * (1 + damping * depthRate);
    if (force <= 0) {
      return;
    }
    double slide = leg.soleVelocityXMetersPerSec(forward) - beltVelocityX;
    normal = force;
    friction = -FRICTION * force * tanh(slide / CREEP_METERS_PER_SEC);
    leg.addGroundForce(forward, friction, normal);
  }

  private static double tanh(double x) {
    if (x > 20 || x < -20) {
      return Math.signum(x);
    }
    double e = Exponential.of(2 * x);
    return (e - 1) / (e + 1);
  }

  /** Load of the heel. */
  public double heelNewtons() {
    return heelY;
  }

  /** Load of the ball of the foot. */
  public double toeNewtons() {
    return toeY;
  }

  /** Vertical ground reaction force of the foot. */
  public double verticalNewtons() {
    return heelY + toeY;
  }

  /** Ground reaction force of the foot in the direction of walking. */
  public double forwardNewtons() {
    return heelX + toeX;
  }
}
