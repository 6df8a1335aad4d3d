package org.dorsi.sim.validation;

import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.SimulatedPatient;

/** What both legs did over many strides. Call {@link #tick} after every tick. One thread. */
public final class WalkStatistics {

  private final LegStatistics left;
  private final LegStatistics right;

  public WalkStatistics(SimulatedPatient patient) {
    this.left = new LegStatistics(Side.LEFT, patient);
    this.right = new LegStatistics(Side.RIGHT, patient);
  }

  /** Looks at the patient after a tick. */
  public void tick() {
    left.tick();
    right.tick();
  }

  /** A pulse has reached a muscle of this leg since the last tick. */
  public void pulse(Side side) {
    leg(side).pulse();
  }

  /** A leg. */
  public LegStatistics leg(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** Steps a minute. */
  public double cadence() {
    double seconds = (left.strideSeconds().mean() + right.strideSeconds().mean()) / 2;
    return seconds > 0 ? 120 / seconds : 0;
  }
}
