package org.dorsi.sim.body;

import org.dorsi.sensors.Side;
import org.dorsi.sim.math.Direction;

/**
 * The planar body: a trunk and two legs that meet at the hip, nine degrees of freedom (two of the
 * hip, one angle a segment), solved for its accelerations and stepped by semi-implicit Euler.
 *
 * <p>A step is: {@link #clearForces}, add forces and torques, {@link #solve}, {@link #integrate}.
 * One thread.
 */
public final class PlanarBody {

  private final BodyParameters parameters;
  private final LegChain left;
  private final LegChain right;
  private final double mass;
  private final double trunkMoment;
  private final double trunkInertiaAtHip;

  private double hipX;
  private double hipY;
  private double hipVelocityX;
  private double hipVelocityY;
  private double hipAccelerationX;
  private double hipAccelerationY;
  private double trunkAngle = Math.PI / 2;
  private double trunkRate;
  private double trunkAcceleration;
  private final Direction turn = new Direction();
  private double cosTrunk;
  private double sinTrunk;

  private double trunkTorque;
  private double externalX;
  private double externalY;

  /** Stands upright, the sole of both feet level, hip at the origin. */
  public PlanarBody(BodyParameters parameters) {
    this.parameters = parameters;
    this.left = new LegChain(parameters);
    this.right = new LegChain(parameters);
    this.mass = parameters.massKilograms();
    this.trunkMoment = parameters.trunkMassKilograms() * parameters.trunkComMeters();
    this.trunkInertiaAtHip =
        parameters.trunkInertiaKilogramMeters2() + trunkMoment * parameters.trunkComMeters();
    setLeg(Side.LEFT, -Math.PI / 2, -Math.PI / 2, 0);
    setLeg(Side.RIGHT, -Math.PI / 2, -Math.PI / 2, 0);
    place();
  }

  /** What it is made of. */
  public BodyParameters parameters() {
    return parameters;
  }

  /** A leg. */
  public LegChain leg(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** Puts the hip somewhere, with a velocity. {@link #place} follows. */
  public void setHip(double xMeters, double yMeters, double vxMetersPerSec, double vyMetersPerSec) {
    hipX = xMeters;
    hipY = yMeters;
    hipVelocityX = vxMetersPerSec;
    hipVelocityY = vyMetersPerSec;
  }

  /** Turns the trunk; pi/2 is upright, less leans forward. {@link #place} follows. */
  public void setTrunk(double angleRad, double rateRadPerSec) {
    trunkAngle = angleRad;
    trunkRate = rateRadPerSec;
  }

  /** Turns the segments of a leg that is at rest. {@link #place} follows. */
  public void setLeg(Side side, double thighRad, double shankRad, double footRad) {
    LegChain leg = leg(side);
    leg.thighAngle = thighRad;
    leg.shankAngle = shankRad;
    leg.footAngle = footRad;
    leg.thighRate = 0;
    leg.shankRate = 0;
    leg.footRate = 0;
  }

  /** Sets the angular velocity of a segment. {@link #place} follows. */
  public void setRate(Segment segment, double radPerSec) {
    switch (segment) {
      case TRUNK -> trunkRate = radPerSec;
      case LEFT_THIGH -> left.thighRate = radPerSec;
      case LEFT_SHANK -> left.shankRate = radPerSec;
      case LEFT_FOOT -> left.footRate = radPerSec;
      case RIGHT_THIGH -> right.thighRate = radPerSec;
      case RIGHT_SHANK -> right.shankRate = radPerSec;
      case RIGHT_FOOT -> right.footRate = radPerSec;
    }
  }

  /** Works out where everything is after angles or the hip were set. */
  public void place() {
    turn.turnTo(trunkAngle);
    cosTrunk = turn.cos();
    sinTrunk = turn.sin();
    left.place(hipX, hipY, hipVelocityX, hipVelocityY);
    right.place(hipX, hipY, hipVelocityX, hipVelocityY);
  }

  /** Coordinates and velocities, nine and nine. */
  public static final int STATE_SIZE = 18;

  /** Copies the state out. */
  public void save(double[] state) {
    state[0] = hipX;
    state[1] = hipY;
    state[2] = trunkAngle;
    state[3] = hipVelocityX;
    state[4] = hipVelocityY;
    state[5] = trunkRate;
    left.save(state, 6);
    right.save(state, 12);
  }

  /** Goes back to a state that was saved. */
  public void restore(double[] state) {
    hipX = state[0];
    hipY = state[1];
    trunkAngle = state[2];
    hipVelocityX = state[3];
    hipVelocityY = state[4];
    trunkRate = state[5];
    left.restore(state, 6);
    right.restore(state, 12);
    place();
  }

  /** Forgets the forces of the last step; gravity always acts. */
  public void clearForces() {
    trunkTorque = 0;
    externalX = 0;
    externalY = 0;
    left.clearForces();
    right.clearForces();
  }

  /** Adds a torque between trunk and thigh that extends the hip when positive. */
  public void addHipTorque(Side side, double newtonMeters) {
    trunkTorque += newtonMeters;
    leg(side).addHipTorque(newtonMeters);
  }

  /** Adds a force on the trunk, so far above the hip along the trunk. */
  public void addTrunkForce(double upMeters, double xNewtons, double yNewtons) {
    externalX += xNewtons;
    externalY += yNewtons;
    trunkTorque += upMeters * (cosTrunk * yNewtons - sinTrunk * xNewtons);
  }

  /** Solves the equations of motion for the accelerations. */
  public void solve() {
    left.eliminate();
    right.eliminate();
    double x = -trunkMoment * sinTrunk;
    double y = trunkMoment * cosTrunk;
    double g = BodyParameters.GRAVITY;
    double free = trunkTorque - g * y;
    double rate2 = trunkRate * trunkRate;
    double inverse = 1 / trunkInertiaAtHip;
    double massXx = mass - x * x * inverse - left.massXx - right.massXx;
    double massXy = -x * y * inverse - left.massXy - right.massXy;
    double massYy = mass - y * y * inverse - left.massYy - right.massYy;
    double forceX = externalX + y * rate2 - x * free * inverse + left.forceX + right.forceX;
    double forceY =
        externalY - mass * g - x * rate2 - y * free * inverse + left.forceY + right.forceY;
    double determinant = 1 / (massXx * massYy - massXy * massXy);
    hipAccelerationX = (massYy * forceX - massXy * forceY) * determinant;
    hipAccelerationY = (massXx * forceY - massXy * forceX) * determinant;
    trunkAcceleration = (free - x * hipAccelerationX - y * hipAccelerationY) * inverse;
    left.substitute(hipAccelerationX, hipAccelerationY);
    right.substitute(hipAccelerationX, hipAccelerationY);
  }

  /** Goes on by a step with the accelerations that were solved. */
  public void integrate(double seconds) {
    hipVelocityX += hipAccelerationX * seconds;
    hipVelocityY += hipAccelerationY * seconds;
    trunkRate += trunkAcceleration * seconds;
    hipX += hipVelocityX * seconds;
    hipY += hipVelocityY * seconds;
    trunkAngle += trunkRate * seconds;
    left.integrate(seconds);
    right.integrate(seconds);
    place();
  }

  /** Where the hip is, forward in the lab. */
  public double hipXMeters() {
    return hipX;
  }

  /** How high the hip is. */
  public double hipYMeters() {
    return hipY;
  }

  /** Forward velocity of the hip in the lab. */
  public double hipVelocityXMetersPerSec() {
    return hipVelocityX;
  }

  /** Trunk lean from the vertical, forward positive. */
  public double trunkLeanRad() {
    return Math.PI / 2 - trunkAngle;
  }

  /** Velocity of the trunk lean. */
  public double trunkLeanRateRadPerSec() {
    return -trunkRate;
  }

  /** Height of a point of the trunk, so far above the hip. */
  public double trunkPointYMeters(double upMeters) {
    return hipY + upMeters * sinTrunk;
  }

  /** Upward velocity of a point of the trunk, so far above the hip, m/s. */
  public double trunkPointVelocityY(double upMeters) {
    return hipVelocityY + upMeters * cosTrunk * trunkRate;
  }

  /** Hip angle: pi is straight, less is flexed. */
  public double hipAngleRad(Side side) {
    return trunkAngle - leg(side).thighAngle;
  }

  /** Extension velocity of the hip. */
  public double hipRateRadPerSec(Side side) {
    return trunkRate - leg(side).thighRate;
  }

  /**
   * The motion of a point with the accelerations of the last {@link #solve}.
   *
   * @param motion where the answer goes
   */
  public void motionOf(SegmentPoint point, PointMotion motion) {
    motion.xMeters = hipX;
    motion.yMeters = hipY;
    motion.vxMetersPerSec = hipVelocityX;
    motion.vyMetersPerSec = hipVelocityY;
    motion.axMetersPerSec2 = hipAccelerationX;
    motion.ayMetersPerSec2 = hipAccelerationY;
    double anterior = point.anteriorMeters();
    double proximal = point.proximalMeters();
    LegChain leg = point.segment().compareTo(Segment.RIGHT_THIGH) < 0 ? left : right;
    switch (point.segment()) {
      case TRUNK -> {
        // The trunk's rod points up: its anterior axis lies a quarter turn before it.
        motion.angleRad = trunkAngle - Math.PI / 2;
        addTurned(motion, proximal, -anterior, cosTrunk, sinTrunk, trunkRate, trunkAcceleration);
        motion.rateRadPerSec = trunkRate;
        motion.accelerationRadPerSec2 = trunkAcceleration;
      }
      case LEFT_THIGH, RIGHT_THIGH -> leg.addThighPoint(anterior, proximal, motion);
      case LEFT_SHANK, RIGHT_SHANK -> leg.addShankPoint(anterior, proximal, motion);
      case LEFT_FOOT, RIGHT_FOOT -> leg.addFootPoint(anterior, proximal, motion);
    }
  }

  /** Adds a vector that turns with a rod: so far along it, and so far a quarter turn further. */
  static void addTurned(
      PointMotion motion,
      double along,
      double across,
      double cos,
      double sin,
      double rate,
      double acceleration) {
    double x = along * cos - across * sin;
    double y = along * sin + across * cos;
    motion.xMeters += x;
    motion.yMeters += y;
    motion.vxMetersPerSec -= rate * y;
    motion.vyMetersPerSec += rate * x;
    motion.axMetersPerSec2 -= acceleration * y + rate * rate * x;
    motion.ayMetersPerSec2 += acceleration * x - rate * rate * y;
  }
}
