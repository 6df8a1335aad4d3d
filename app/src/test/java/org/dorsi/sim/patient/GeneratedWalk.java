package org.dorsi.sim.patient;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.Side;

/**
 * A person who stands and then walks on a treadmill, generated from a few numbers: foot contacts,
 * switch states, foot motion in the sagittal plane, and the truth about events.
 *
 * <p>The same settings give the same walk to the bit. One thread.
 */
public final class GeneratedWalk {

  private final WalkingLeg left;
  private final WalkingLeg right;
  private final List<TrueEvent> events = new ArrayList<>();

  public GeneratedWalk(WalkSettings settings) {
    StepTimes steps = new StepTimes(settings);
    this.left = new WalkingLeg(Side.LEFT, settings, steps);
    this.right = new WalkingLeg(Side.RIGHT, settings, steps);
  }

  /**
   * Goes on to an instant.
   *
   * @param timeNs simulated time; steps of a few milliseconds at the most, never back
   */
  public void advance(long timeNs) {
    left.advance(timeNs, events);
    right.advance(timeNs, events);
  }

  /** The closed switches under a foot, as {@link org.dorsi.sensors.FootSwitchSample} has them. */
  public int closedBits(Side side) {
    return leg(side).closedBits();
  }

  /** Angular velocity of the foot about its z axis; positive lifts the toes. */
  public double gyroZRadPerSec(Side side) {
    return leg(side).gyroZRadPerSec();
  }

  /** Specific force along the foot's anterior axis. */
  public double forceXMetersPerSec2(Side side) {
    return leg(side).forceXMetersPerSec2();
  }

  /** Specific force along the foot's proximal axis. */
  public double forceYMetersPerSec2(Side side) {
    return leg(side).forceYMetersPerSec2();
  }

  /** Moves what truly happened since the last call to the end of {@code taken}. */
  public void drainEvents(List<? super TrueEvent> taken) {
    taken.addAll(events);
    events.clear();
  }

  private WalkingLeg leg(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
