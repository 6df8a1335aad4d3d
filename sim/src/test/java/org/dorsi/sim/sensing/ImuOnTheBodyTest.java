package org.dorsi.sim.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.BodyParameters;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.body.PointMotion;
import org.dorsi.sim.body.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a unit says must be what its own path through space says, differentiated twice. */
class ImuOnTheBodyTest {

  private static final double G = 9.81;
  private static final double TICK = 1e-3;
  private static final double STEP = 1e-4;
  private static final ImuSettings PERFECT =
      new ImuSettings(1000, 400, 40, 400, 0, 0, 0, 1, 0, 0, 0);

  @ParameterizedTest
  @EnumSource(BodySegment.class)
  void agreesWithTheDifferentiatedPathOfABodyThatKicksInTheAir(BodySegment segment) {
    PlanarBody body = new PlanarBody(BodyParameters.adult());
    body.setHip(0, 1, 1, 2);
    body.setTrunk(1.5, 0.2);
    body.setLeg(Side.LEFT, -1.4, -1.8, 0.2);
    body.setLeg(Side.RIGHT, -1.7, -1.9, -0.1);
    body.setRate(Segment.RIGHT_THIGH, 2);
    body.setRate(Segment.RIGHT_SHANK, -3);
    body.setRate(Segment.RIGHT_FOOT, 4);
    body.place();

    VirtualImu imu = new VirtualImu(new Placement(Side.RIGHT, segment), 0.05, -0.1, PERFECT, 1);
    SecondOrder pathX = new SecondOrder(400, Math.sqrt(0.5));
    SecondOrder pathY = new SecondOrder(400, Math.sqrt(0.5));
    SecondOrder pathTurn = new SecondOrder(400, Math.sqrt(0.5));
    PointMotion motion = new PointMotion();
    double[] x = new double[3];
    double[] y = new double[3];
    double[] angle = new double[3];
    ImuSample before = null;
    double most = 0;
    for (int tick = 0; tick < 800; tick++) {
      for (int step = 0; step < 10; step++) {
        double seconds = tick * TICK + step * STEP;
        body.clearForces();
        body.addHipTorque(Side.RIGHT, 30 * StrictMath.sin(8 * seconds));
        body.leg(Side.RIGHT).addKneeTorque(10 * StrictMath.sin(11 * seconds));
        body.leg(Side.RIGHT).addAnkleTorque(0.5 * StrictMath.sin(15 * seconds));
        body.solve();
        body.integrate(STEP);
      }
      body.motionOf(imu.point(), motion);
      shift(x, motion.xMeters);
      shift(y, motion.yMeters);
      shift(angle, motion.angleRad);
      ImuSample now = imu.look(tick * 1_000_000L, motion);
      if (tick >= 2) {
        // Central differences stand for the tick before.
        double ax = (x[2] - 2 * x[1] + x[0]) / (TICK * TICK);
        double ay = (y[2] - 2 * y[1] + y[0]) / (TICK * TICK) + G;
        double cos = StrictMath.cos(angle[1]);
        double sin = StrictMath.sin(angle[1]);
        double anterior = pathX.next(cos * ax + sin * ay);
        double proximal = pathY.next(-sin * ax + cos * ay);
        // A step of semi-implicit Euler moves by the velocity at its end: the mean velocity of
        // the steps around an instant is that of half a step later.
        double acceleration = (angle[2] - 2 * angle[1] + angle[0]) / (TICK * TICK);
        double turn = pathTurn.next((angle[2] - angle[0]) / (2 * TICK) - STEP / 2 * acceleration);
        ImuSample said = Objects.requireNonNull(before);
        if (tick > 20) {
          assertEquals(anterior, said.forceXMetersPerSec2(), 0.15, "anterior at " + tick);
          assertEquals(proximal, said.forceYMetersPerSec2(), 0.15, "proximal at " + tick);
          assertEquals(turn, said.gyroZRadPerSec(), 0.01, "gyro at " + tick);
          most = Math.max(most, Math.abs(anterior));
        }
      }
      before = now;
    }
    assertTrue(most > 3, "it kicked: " + most);
  }

  private static void shift(double[] last, double next) {
    last[0] = last[1];
    last[1] = last[2];
    last[2] = next;
  }
}
