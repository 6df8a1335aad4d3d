package org.dorsi.sim.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** Truth: the laws of conservation, for a body that tumbles through the air. */
class FreeFlightTest {

  private static final double SECONDS = 1;

  @Test
  void keepsItsEnergyUpToAnErrorThatHalvesWithTheStep() {
    double coarse = energyDrift(2e-4);
    double fine = energyDrift(1e-4);
    double finest = energyDrift(5e-5);
    assertEquals(2, coarse / fine, 0.1, "drift " + coarse + " J and " + fine + " J");
    assertEquals(2, fine / finest, 0.1, "drift " + fine + " J and " + finest + " J");
    assertTrue(fine < 1e-3 * BodyLaws.energy(tumbling()), "drift " + fine + " J");
  }

  @Test
  void fallsAsItsCentreOfMassMustUpToAnErrorThatHalvesWithTheStep() {
    double coarse = momentumDrift(2e-4);
    double fine = momentumDrift(1e-4);
    assertEquals(2, coarse / fine, 0.1, "drift " + coarse + " kg m/s and " + fine + " kg m/s");
    double weight = tumbling().parameters().weightNewtons();
    assertTrue(fine < 1e-4 * weight * SECONDS, "drift " + fine + " kg m/s");
  }

  @Test
  void keepsItsAngularMomentumAboutTheCentreOfMass() {
    PlanarBody body = tumbling();
    double before = BodyLaws.angularMomentum(body);
    fly(body, 1e-5);
    assertEquals(before, BodyLaws.angularMomentum(body), 1e-3 * Math.abs(before));
  }

  private static double energyDrift(double step) {
    PlanarBody body = tumbling();
    double before = BodyLaws.energy(body);
    fly(body, step);
    return Math.abs(BodyLaws.energy(body) - before);
  }

  /** How far the momentum is from what gravity alone makes of it. */
  private static double momentumDrift(double step) {
    PlanarBody body = tumbling();
    double[] before = BodyLaws.momentum(body);
    fly(body, step);
    double[] after = BodyLaws.momentum(body);
    double fallen = body.parameters().weightNewtons() * SECONDS;
    return Math.hypot(after[0] - before[0], after[1] - before[1] + fallen);
  }

  private static void fly(PlanarBody body, double step) {
    long steps = Math.round(SECONDS / step);
    for (long i = 0; i < steps; i++) {
      body.clearForces();
      body.solve();
      body.integrate(step);
    }
  }

  private static PlanarBody tumbling() {
    PlanarBody body = new PlanarBody(BodyParameters.adult());
    body.setHip(0, 50, 3, 4);
    body.setTrunk(1.4, -1);
    body.setLeg(Side.LEFT, -1.3, -1.8, 0.2);
    body.setLeg(Side.RIGHT, -1.8, -2.1, -0.3);
    body.setRate(Segment.LEFT_THIGH, 3);
    body.setRate(Segment.LEFT_SHANK, -2);
    body.setRate(Segment.RIGHT_FOOT, 4);
    body.place();
    return body;
  }
}
