package org.dorsi.sim.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dorsi.sensors.Side;
import org.dorsi.sim.body.BodyParameters;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PlanarBody;
import org.junit.jupiter.api.Test;

/** Truth: the law of Hunt and Crossley and Coulomb's, for a foot that is held by hand. */
class FootContactTest {

  private static final Sole SOLE = new Sole(0.008, 0.9);
  private static final double BELT = -1.2;

  private final PlanarBody body = new PlanarBody(BodyParameters.adult());
  private final LegChain leg = body.leg(Side.LEFT);
  private final double weight = body.parameters().weightNewtons();
  private final FootContact contact = new FootContact(SOLE, leg, weight);

  @Test
  void halfTheWeightPressesAPointInByTheSink() {
    hold(-SOLE.sinkMeters(), BELT, 0);
    assertEquals(weight / 2, contact.heelNewtons(), 1e-6);
    assertEquals(weight / 2, contact.toeNewtons(), 1e-6);
    assertEquals(0, contact.forwardNewtons(), 1e-9, "a foot that goes with the belt");
  }

  @Test
  void forceIsDoubledAtTheDampingVelocityAndNeverPulls() {
    hold(-SOLE.sinkMeters(), BELT, -SOLE.dampingMetersPerSec());
    assertEquals(weight, contact.heelNewtons(), 1e-6);
    hold(-SOLE.sinkMeters(), BELT, 2 * SOLE.dampingMetersPerSec());
    assertEquals(0, contact.verticalNewtons());
    hold(0.001, BELT, -1);
    assertEquals(0, contact.verticalNewtons(), "above the belt");
  }

  @Test
  void aFootThatSlidesForwardIsHeldBackByCoulombFriction() {
    hold(-SOLE.sinkMeters(), BELT + 1, 0);
    assertEquals(-FootContact.FRICTION * contact.verticalNewtons(), contact.forwardNewtons(), 1e-5);
    hold(-SOLE.sinkMeters(), BELT - 1, 0);
    assertEquals(FootContact.FRICTION * contact.verticalNewtons(), contact.forwardNewtons(), 1e-5);
  }

  @Test
  void aFootThatNeedsAShareOfTheLimitCreepsByItsHyperbolicArctangent() {
    double share = 0.25;
    double arctangent = 0.5 * Math.log((1 + share) / (1 - share));
    hold(-SOLE.sinkMeters(), BELT + FootContact.CREEP_METERS_PER_SEC * arctangent, 0);
    double limit = FootContact.FRICTION * contact.verticalNewtons();
    assertEquals(-share * limit, contact.forwardNewtons(), 1e-9 * limit);
  }

  private void hold(double height, double vx, double vy) {
    body.setHip(0, body.parameters().legLengthMeters() + height, vx, vy);
    body.place();
    body.clearForces();
    contact.apply(leg, BELT);
  }
}
