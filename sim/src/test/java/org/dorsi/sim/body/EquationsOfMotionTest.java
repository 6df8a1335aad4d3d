package org.dorsi.sim.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/**
 * Truth: the same equations assembled another way. M = sum of J' m J with Jacobians of the centres
 * of mass by differences, solved by a library's Cholesky decomposition, which also proves that M is
 * symmetric and positive definite.
 */
class EquationsOfMotionTest {

  private static final int COORDINATES = 9;
  private static final double DELTA = 1e-6;

  @Test
  void acceleratesAsTheDenseMassMatrixSays() {
    Random random = new Random(5);
    for (int draw = 0; draw < 50; draw++) {
      double[] q = new double[COORDINATES];
      double[] v = new double[COORDINATES];
      double[] force = new double[COORDINATES];
      for (int i = 0; i < COORDINATES; i++) {
        q[i] = 4 * random.nextDouble() - 2;
        v[i] = 6 * random.nextDouble() - 3;
      }
      PlanarBody body = bodyAt(q, v);
      body.clearForces();
      push(body, random, force, q);
      body.solve();
      RealVector expected = accelerations(q, v, force);
      PointMotion m = new PointMotion();
      body.motionOf(new SegmentPoint(Segment.TRUNK, 0, 0), m);
      assertEquals(expected.getEntry(0), m.axMetersPerSec2, 1e-4 * expected.getNorm());
      assertEquals(expected.getEntry(1), m.ayMetersPerSec2, 1e-4 * expected.getNorm());
      int coordinate = 2;
      for (Segment segment : Segment.values()) {
        body.motionOf(new SegmentPoint(segment, 0, 0), m);
        assertEquals(
            expected.getEntry(coordinate++),
            m.accelerationRadPerSec2,
            1e-4 * expected.getNorm(),
            segment.name());
      }
    }
  }

  /** Torques at every joint, a force on the trunk and one on each sole. */
  private static void push(PlanarBody body, Random random, double[] force, double[] q) {
    for (Side side : Side.values()) {
      int thigh = side == Side.LEFT ? 3 : 6;
      double hip = 50 * random.nextDouble();
      double knee = 50 * random.nextDouble();
      double ankle = 50 * random.nextDouble();
      body.addHipTorque(side, hip);
      body.leg(side).addKneeTorque(knee);
      body.leg(side).addAnkleTorque(ankle);
      force[2] += hip;
      force[thigh] -= hip + knee;
      force[thigh + 1] += knee + ankle;
      force[thigh + 2] -= ankle;
      double fx = 100 * random.nextDouble();
      double fy = 500 * random.nextDouble();
      body.leg(side).addGroundForce(0.1, fx, fy);
      Segment foot = side == Side.LEFT ? Segment.LEFT_FOOT : Segment.RIGHT_FOOT;
      addForce(force, q, new SegmentPoint(foot, 0.1, -0.08), fx, fy);
    }
    body.addTrunkForce(0.4, 30, -20);
    addForce(force, q, new SegmentPoint(Segment.TRUNK, 0, 0.4), 30, -20);
  }

  private static void addForce(double[] force, double[] q, SegmentPoint at, double x, double y) {
    double[][] jacobian = jacobian(q, at);
    for (int i = 0; i < COORDINATES; i++) {
      force[i] += jacobian[0][i] * x + jacobian[1][i] * y;
    }
  }

  private static RealVector accelerations(double[] q, double[] v, double[] force) {
    RealMatrix mass = new Array2DRowRealMatrix(COORDINATES, COORDINATES);
    RealVector rhs = new ArrayRealVector(force);
    int angle = 2;
    for (BodyLaws.Inertia inertia : BodyLaws.inertias(BodyParameters.adult()).values()) {
      RealMatrix j = new Array2DRowRealMatrix(jacobian(q, inertia.com()));
      mass = mass.add(j.transpose().multiply(j).scalarMultiply(inertia.mass()));
      mass.addToEntry(angle, angle, inertia.inertia());
      angle++;
      // The acceleration that the velocities alone bring about: (dJ/dt) v along the motion.
      double[] ahead = q.clone();
      double[] behind = q.clone();
      for (int i = 0; i < COORDINATES; i++) {
        ahead[i] += 1e-4 * v[i];
        behind[i] -= 1e-4 * v[i];
      }
      RealMatrix turning =
          new Array2DRowRealMatrix(jacobian(ahead, inertia.com()))
              .subtract(new Array2DRowRealMatrix(jacobian(behind, inertia.com())))
              .scalarMultiply(1 / 2e-4);
      RealVector bias = turning.operate(new ArrayRealVector(v));
      bias.addToEntry(1, BodyParameters.GRAVITY);
      rhs = rhs.subtract(j.transpose().operate(bias).mapMultiply(inertia.mass()));
    }
    return new CholeskyDecomposition(mass, 1e-9, 1e-9).getSolver().solve(rhs);
  }

  private static double[][] jacobian(double[] q, SegmentPoint point) {
    double[][] jacobian = new double[2][COORDINATES];
    PointMotion m = new PointMotion();
    for (int i = 0; i < COORDINATES; i++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] moved = q.clone();
        moved[i] += sign * DELTA;
        bodyAt(moved, new double[COORDINATES]).motionOf(point, m);
        jacobian[0][i] += sign * m.xMeters / (2 * DELTA);
        jacobian[1][i] += sign * m.yMeters / (2 * DELTA);
      }
    }
    return jacobian;
  }

  private static PlanarBody bodyAt(double[] q, double[] v) {
    PlanarBody body = new PlanarBody(BodyParameters.adult());
    body.setHip(q[0], q[1], v[0], v[1]);
    body.setTrunk(q[2], v[2]);
    body.setLeg(Side.LEFT, q[3], q[4], q[5]);
    body.setLeg(Side.RIGHT, q[6], q[7], q[8]);
    int coordinate = 2;
    for (Segment segment : Segment.values()) {
      body.setRate(segment, v[coordinate++]);
    }
    body.place();
    return body;
  }
}
