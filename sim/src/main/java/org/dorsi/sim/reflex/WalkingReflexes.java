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

  /** At a launch no foot is loaded yet: the leg that stands is taken to for this long, in ticks. */
  private static final int LAUNCH_TICKS = 30;

  private final LegReflex left = new LegReflex();
  private final LegReflex right = new LegReflex();
  private int ticks;

  /**
   * Takes on gains between two sets, 0 for the first.
   *
   * @param side the leg whose gains they are
   */
  public void use(Side side, GainSet first, GainSet second, double fraction) {
    leg(side).use(first, second, fraction);
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
    double leftLean = left.leanReference(body.hipXMeters(), excessSpeed);
    double rightLean = right.leanReference(body.hipXMeters(), excessSpeed);
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

  private LegReflex leg(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
