package org.dorsi.sim.patient;

import java.util.List;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.contact.FootContact;

/**
 * What truly happens to each leg: gait events and phases, joint angles as a clinic reports them,
 * ground reaction forces and toe clearance. What detectors and programs are measured against. One
 * thread.
 */
public final class GaitTruth {

  private final PlanarBody body;
  private final LegTruth left;
  private final LegTruth right;

  GaitTruth(PlanarBody body, FootContact leftContact, FootContact rightContact, double weight) {
    this.body = body;
    this.left = new LegTruth(Side.LEFT, body, leftContact, weight);
    this.right = new LegTruth(Side.RIGHT, body, rightContact, weight);
  }

  /** Forgets the events so far. */
  void restart() {
    left.restart();
    right.restart();
  }

  void advance(long timeNs) {
    boolean leftAhead = body.leg(Side.LEFT).ankleXMeters() > body.leg(Side.RIGHT).ankleXMeters();
    left.advance(timeNs, leftAhead, right.bearsWeight());
    right.advance(timeNs, !leftAhead, left.bearsWeight());
  }

  /** Which of Perry's seven phases a leg is in. */
  public GaitPhase phase(Side side) {
    return leg(side).phase();
  }

  /**
   * Whether the ball of the foot has borne the weight alone in this stance, if only for a moment:
   * when a heel switch opens for the first time.
   */
  public boolean isHeelRelieved(Side side) {
    return leg(side).isHeelRelieved();
  }

  /** With what a foot met the ground last. */
  public FirstContact firstContact(Side side) {
    return leg(side).firstContact();
  }

  /** Hip flexion against the trunk, rad. */
  public double hipFlexionRad(Side side) {
    return Math.PI - body.hipAngleRad(side);
  }

  /** Knee flexion, rad. */
  public double kneeFlexionRad(Side side) {
    return Math.PI - body.leg(side).kneeAngleRad();
  }

  /** Ankle dorsiflexion, rad. */
  public double dorsiflexionRad(Side side) {
    return Math.PI / 2 - body.leg(side).ankleAngleRad();
  }

  /** Vertical ground reaction force, body weights. */
  public double verticalBodyWeights(Side side) {
    return leg(side).loadBodyWeights();
  }

  /** Height of the ball of the foot above the belt, m; below zero while it is pressed in. */
  public double toeClearanceMeters(Side side) {
    return body.leg(side).soleHeightMeters(body.leg(side).toeForwardMeters());
  }

  /** Moves the events since the last call to the end of {@code taken}. */
  public void drainEvents(List<? super TrueEvent> taken) {
    left.drain(taken);
    right.drain(taken);
  }

  private LegTruth leg(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
