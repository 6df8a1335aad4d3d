package org.dorsi.sim.reflex;

import org.dorsi.sensors.Side;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.muscle.LegMuscles;

/**
 * The reflexes of both legs and what they share: which leg trails, and the trunk lean that keeps
 * the walker on the belt. Once a millisecond: {@link #sense} for each leg, then {@link #react}. One
 * thread.
 */
public final class WalkingReflexes {

  /** The trunk's reference lean is moved for station keeping by this much at the most, rad. */
  private static final double STATION_LIMIT_RAD = 0.12;

  /** At a launch no foot is loaded yet: the leg that stands is taken to for this long, in ticks. */
  private static final int LAUNCH_TICKS = 30;

  private final LegReflex left;
  private final LegReflex right;
  private GainSet leftGains;
  private GainSet rightGains;
  private int ticks;

  public WalkingReflexes(GainSet leftGains, GainSet rightGains) {
    this.leftGains = leftGains;
    this.rightGains = rightGains;
    this.left = new LegReflex(leftGains);
    this.right = new LegReflex(rightGains);
  }

  /** Goes on with other gains. */
  public void use(GainSet newLeft, GainSet newRight) {
    leftGains = newLeft;
    rightGains = newRight;
    left.use(newLeft);
    right.use(newRight);
  }

  /** A launch onto the left leg. */
  public void start(PlanarBody body, LegMuscles leftMuscles, LegMuscles rightMuscles) {
    left.start(true, body, Side.LEFT, leftMuscles);
    right.start(false, body, Side.RIGHT, rightMuscles);
    ticks = 0;
  }

  /** Feels a leg. */
  public void sense(PlanarBody body, Side side, LegMuscles muscles, double loadBodyWeights) {
    leg(side).sense(body, side, muscles, loadBodyWeights);
  }

  /**
   * Reacts to what was felt.
   *
   * @param body of which position and speed on the belt are known without delay
   */
  public void react(PlanarBody body) {
    // The hip's velocity in the lab is what it exceeds the belt's speed by.
    double excessSpeed = body.hipVelocityXMetersPerSec();
    boolean leftAhead = body.leg(Side.LEFT).ankleXMeters() > body.leg(Side.RIGHT).ankleXMeters();
    double leftLean = leanReference(leftGains, body.hipXMeters(), excessSpeed);
    double rightLean = leanReference(rightGains, body.hipXMeters(), excessSpeed);
    if (ticks++ >= LAUNCH_TICKS) {
      left.decide(leftAhead, leftLean);
    }
    right.decide(!leftAhead, rightLean);
    boolean both = left.inStance() && right.inStance();
    if (left.inStance()) {
      left.support(both && !leftAhead, right.delayedLoad(), leftLean);
    } else {
      left.swing(excessSpeed);
    }
    if (right.inStance()) {
      right.support(both && leftAhead, left.delayedLoad(), rightLean);
    } else {
      right.swing(excessSpeed);
    }
  }

  /** What a muscle is asked to do, 0.01 to 1. */
  public double command(Side side, LegMuscle muscle) {
    return leg(side).command(muscle);
  }

  /** Whether the reflexes take a leg to bear weight. */
  public boolean inStance(Side side) {
    return leg(side).inStance();
  }

  private static double leanReference(GainSet gains, double x, double excessSpeed) {
    double station =
        gains.get(ReflexGain.STATION_GAIN) * x
            + gains.get(ReflexGain.STATION_RATE_GAIN) * excessSpeed;
    return gains.get(ReflexGain.LEAN_REFERENCE)
        - Math.min(Math.max(station, -STATION_LIMIT_RAD), STATION_LIMIT_RAD);
  }

  private LegReflex leg(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
