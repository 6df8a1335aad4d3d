package org.dorsi.sim.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dorsi.sensors.Side;
import org.dorsi.sim.body.BodyParameters;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PlanarBody;
import org.junit.jupiter.api.Test;

/** Truth: statics. A body whose joints are held stiff stands, and the ground carries m g. */
class StandingTest {

  private static final double STEP = 1e-4;
  private static final int COUNTED = 100_000;
  private static final double STIFFNESS = 3000;
  private static final double DAMPING = 30;

  /** Leans forward by this, so that its weight is over the middle of the feet. */
  private static final double LEAN_RAD = 0.06;

  @Test
  void theGroundCarriesTheWeightOfABodyThatStands() {
    PlanarBody body = new PlanarBody(BodyParameters.adult());
    body.setHip(0, body.parameters().legLengthMeters(), 0, 0);
    body.setTrunk(Math.PI / 2 - LEAN_RAD, 0);
    for (Side side : Side.values()) {
      body.setLeg(side, -Math.PI / 2 - LEAN_RAD, -Math.PI / 2 - LEAN_RAD, 0);
    }
    body.place();
    double weight = body.parameters().weightNewtons();
    Sole sole = new Sole(0.008, 0.9);
    FootContact left = new FootContact(sole, body.leg(Side.LEFT), weight);
    FootContact right = new FootContact(sole, body.leg(Side.RIGHT), weight);
    double load = 0;
    double shear = 0;
    for (int i = 0; i < 2 * COUNTED; i++) {
      body.clearForces();
      left.apply(body.leg(Side.LEFT), 0);
      right.apply(body.leg(Side.RIGHT), 0);
      for (Side side : Side.values()) {
        hold(body, side);
      }
      body.solve();
      body.integrate(STEP);
      if (i >= COUNTED) {
        load += (left.verticalNewtons() + right.verticalNewtons()) / COUNTED;
        shear += (left.forwardNewtons() + right.forwardNewtons()) / COUNTED;
      }
    }
    assertEquals(weight, load, 1e-3 * weight, "mean vertical force while it sways a little");
    assertEquals(0, shear, 1e-3 * weight, "mean horizontal force");
  }

  private static void hold(PlanarBody body, Side side) {
    LegChain leg = body.leg(side);
    leg.addAnkleTorque(
        torque(leg.ankleAngleRad() - Math.PI / 2 + LEAN_RAD, leg.ankleRateRadPerSec()));
    leg.addKneeTorque(torque(leg.kneeAngleRad() - Math.PI, leg.kneeRateRadPerSec()));
    body.addHipTorque(side, torque(body.hipAngleRad(side) - Math.PI, body.hipRateRadPerSec(side)));
  }

  private static double torque(double angleRad, double rateRadPerSec) {
    return -STIFFNESS * angleRad - DAMPING * rateRadPerSec;
  }
}
