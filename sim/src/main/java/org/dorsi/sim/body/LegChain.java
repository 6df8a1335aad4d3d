package org.dorsi.sim.body;

import org.dorsi.sim.math.Direction;

/**
 * One leg below the hip: three absolute angles, the forces on them, and their share of the
 * equations of motion. A rod at angle a points along u = (cos a, sin a), away from the hip; the
 * foot's rod points at the toes.
 *
 * <p>With absolute angles every centre of mass is the hip plus a sum of fixed vectors turned by one
 * angle each. The mass matrix then holds only products of such vectors, and the velocity terms are
 * centripetal accelerations, without Coriolis terms (docs/simulator.md). The leg's three equations
 * are eliminated first: they meet the rest of the body at the hip alone.
 *
 * <p>One thread.
 */
public final class LegChain {

  private final double thighLength;
  private final double shankLength;
  private final double soleY;
  private final double heelX;
  private final double toeX;

  private final LegInertia inertia;

  double thighAngle;
  double shankAngle;
  double footAngle;
  double thighRate;
  double shankRate;
  double footRate;
  double thighAcceleration;
  double shankAcceleration;
  double footAcceleration;

  private final Direction turn = new Direction();
  private double cosThigh;
  private double sinThigh;
  private double cosShank;
  private double sinShank;
  private double cosFoot;
  private double sinFoot;

  private double ankleX;
  private double ankleY;
  private double ankleVelocityX;
  private double ankleVelocityY;

  private double thighTorque;
  private double shankTorque;
  private double footTorque;
  private double groundX;
  private double groundY;

  // What is left of this leg in the equations of the hip, and the way back to its own.
  double massXx;
  double massXy;
  double massYy;
  double forceX;
  double forceY;
  private double thighPerX;
  private double shankPerX;
  private double footPerX;
  private double thighPerY;
  private double shankPerY;
  private double footPerY;
  private double thighFree;
  private double shankFree;
  private double footFree;

  LegChain(BodyParameters body) {
    BodyParameters.LegSegment thigh = body.thigh();
    BodyParameters.LegSegment shank = body.shank();
    this.thighLength = thigh.lengthMeters();
    this.shankLength = shank.lengthMeters();
    this.soleY = -body.ankleHeightMeters();
    this.heelX = body.heelForwardMeters();
    this.toeX = body.toeForwardMeters();
    this.inertia = new LegInertia(body);
  }

  /** Of the shank: -pi/2 hangs straight down. */
  public double shankAngleRad() {
    return shankAngle;
  }

  /** Turning of the thigh, rad/s. */
  public double thighRateRadPerSec() {
    return thighRate;
  }

  /** Knee angle: pi is straight, less is bent. */
  public double kneeAngleRad() {
    return shankAngle - thighAngle + Math.PI;
  }

  /** Extension velocity of the knee. */
  public double kneeRateRadPerSec() {
    return shankRate - thighRate;
  }

  /** Ankle angle: pi/2 is neutral, more is plantarflexed. */
  public double ankleAngleRad() {
    return shankAngle + Math.PI - footAngle;
  }

  /** Plantarflexion velocity of the ankle. */
  public double ankleRateRadPerSec() {
    return shankRate - footRate;
  }

  /** Sine of the knee angle, without another call of a sine. */
  public double sinKnee() {
    return cosShank * sinThigh - sinShank * cosThigh;
  }

  /** Cosine of the knee angle. */
  public double cosKnee() {
    return -(cosShank * cosThigh + sinShank * sinThigh);
  }

  /** Sine of the ankle angle. */
  public double sinAnkle() {
    return cosShank * sinFoot - sinShank * cosFoot;
  }

  /** Cosine of the ankle angle. */
  public double cosAnkle() {
    return -(cosShank * cosFoot + sinShank * sinFoot);
  }

  /** Where the ankle is, forward in the lab. */
  public double ankleXMeters() {
    return ankleX;
  }

  /** How high the ankle is. */
  public double ankleYMeters() {
    return ankleY;
  }

  /** Height of a point of the sole, so far forward of the ankle in the foot's frame. */
  public double soleHeightMeters(double forwardMeters) {
    return ankleY + forwardMeters * sinFoot + soleY * cosFoot;
  }

  /** Where a point of the sole is, forward in the lab. */
  public double soleXMeters(double forwardMeters) {
    return ankleX + forwardMeters * cosFoot - soleY * sinFoot;
  }

  /** Forward velocity of a point of the sole in the lab. */
  public double soleVelocityXMetersPerSec(double forwardMeters) {
    return ankleVelocityX - footRate * (forwardMeters * sinFoot + soleY * cosFoot);
  }

  /** Upward velocity of a point of the sole. */
  public double soleVelocityYMetersPerSec(double forwardMeters) {
    return ankleVelocityY + footRate * (forwardMeters * cosFoot - soleY * sinFoot);
  }

  /** Where the heel meets the ground, in the foot's frame. */
  public double heelForwardMeters() {
    return heelX;
  }

  /** Where the ball of the foot meets the ground, in the foot's frame. */
  public double toeForwardMeters() {
    return toeX;
  }

  /** Adds a torque that extends the knee when positive. */
  public void addKneeTorque(double newtonMeters) {
    shankTorque += newtonMeters;
    thighTorque -= newtonMeters;
  }

  /** Adds a torque that plantarflexes the ankle when positive. */
  public void addAnkleTorque(double newtonMeters) {
    shankTorque += newtonMeters;
    footTorque -= newtonMeters;
  }

  /** Adds a force of the ground at a point of the sole, so far forward of the ankle. */
  public void addGroundForce(double forwardMeters, double xNewtons, double yNewtons) {
    double armX = forwardMeters * cosFoot - soleY * sinFoot;
    double armY = forwardMeters * sinFoot + soleY * cosFoot;
    groundX += xNewtons;
    groundY += yNewtons;
    footTorque += armX * yNewtons - armY * xNewtons;
  }

  void addHipTorque(double newtonMeters) {
    thighTorque -= newtonMeters;
  }

  void clearForces() {
    thighTorque = 0;
    shankTorque = 0;
    footTorque = 0;
    groundX = 0;
    groundY = 0;
  }

  void save(double[] state, int from) {
    state[from] = thighAngle;
    state[from + 1] = shankAngle;
    state[from + 2] = footAngle;
    state[from + 3] = thighRate;
    state[from + 4] = shankRate;
    state[from + 5] = footRate;
  }

  void restore(double[] state, int from) {
    thighAngle = state[from];
    shankAngle = state[from + 1];
    footAngle = state[from + 2];
    thighRate = state[from + 3];
    shankRate = state[from + 4];
    footRate = state[from + 5];
  }

  /** Places the leg below a hip and takes sines and cosines anew. */
  void place(double hipX, double hipY, double hipVelocityX, double hipVelocityY) {
    turn.turnTo(thighAngle);
    cosThigh = turn.cos();
    sinThigh = turn.sin();
    turn.turnTo(shankAngle);
    cosShank = turn.cos();
    sinShank = turn.sin();
    turn.turnTo(footAngle);
    cosFoot = turn.cos();
    sinFoot = turn.sin();
    ankleX = hipX + thighLength * cosThigh + shankLength * cosShank;
    ankleY = hipY + thighLength * sinThigh + shankLength * sinShank;
    ankleVelocityX =
        hipVelocityX - thighLength * sinThigh * thighRate - shankLength * sinShank * shankRate;
    ankleVelocityY =
        hipVelocityY + thighLength * cosThigh * thighRate + shankLength * cosShank * shankRate;
  }

  /** Eliminates the leg's three equations; what remains is a mass and a force at the hip. */
  void eliminate() {
    double thigh2 = thighRate * thighRate;
    double shank2 = shankRate * shankRate;
    double foot2 = footRate * footRate;
    double thighMoment = inertia.thighMoment;
    double shankMoment = inertia.shankMoment;
    double footMomentX = inertia.footMomentX;
    double footMomentY = inertia.footMomentY;
    double thighShank = inertia.thighShank;
    // The foot's moment vector, and the same turned by 90 degrees.
    double fx = footMomentX * cosFoot - footMomentY * sinFoot;
    double fy = footMomentX * sinFoot + footMomentY * cosFoot;
    double cosTs = cosThigh * cosShank + sinThigh * sinShank;
    double sinTs = sinThigh * cosShank - cosThigh * sinShank;
    double tf = cosThigh * fx + sinThigh * fy;
    double tfTurned = sinThigh * fx - cosThigh * fy;
    double sf = cosShank * fx + sinShank * fy;
    double sfTurned = sinShank * fx - cosShank * fy;

    double m12 = thighShank * cosTs;
    double m13 = thighLength * tf;
    double m23 = shankLength * sf;
    double x1 = -thighMoment * sinThigh;
    double x2 = -shankMoment * sinShank;
    double x3 = -fy;
    double y1 = thighMoment * cosThigh;
    double y2 = shankMoment * cosShank;
    double y3 = fx;

    double g = BodyParameters.GRAVITY;
    double r1 =
        thighTorque
            + thighLength * (cosThigh * groundY - sinThigh * groundX)
            - g * y1
            - thighShank * sinTs * shank2
            - thighLength * tfTurned * foot2;
    double r2 =
        shankTorque
            + shankLength * (cosShank * groundY - sinShank * groundX)
            - g * y2
            + thighShank * sinTs * thigh2
            - shankLength * sfTurned * foot2;
    double r3 =
        footTorque - g * y3 + thighLength * tfTurned * thigh2 + shankLength * sfTurned * shank2;
    double rx =
        groundX + thighMoment * cosThigh * thigh2 + shankMoment * cosShank * shank2 + fx * foot2;
    double ry =
        groundY + thighMoment * sinThigh * thigh2 + shankMoment * sinShank * shank2 + fy * foot2;

    // L D L' of the symmetric 3 x 3 matrix.
    double i1 = 1 / inertia.m11;
    double l21 = m12 * i1;
    double l31 = m13 * i1;
    double i2 = 1 / (inertia.m22 - l21 * m12);
    double e23 = m23 - l21 * m13;
    double l32 = e23 * i2;
    double i3 = 1 / (inertia.m33 - l31 * m13 - l32 * e23);

    double b2 = x2 - l21 * x1;
    footPerX = (x3 - l31 * x1 - l32 * b2) * i3;
    shankPerX = b2 * i2 - l32 * footPerX;
    thighPerX = x1 * i1 - l21 * shankPerX - l31 * footPerX;
    b2 = y2 - l21 * y1;
    footPerY = (y3 - l31 * y1 - l32 * b2) * i3;
    shankPerY = b2 * i2 - l32 * footPerY;
    thighPerY = y1 * i1 - l21 * shankPerY - l31 * footPerY;
    b2 = r2 - l21 * r1;
    footFree = (r3 - l31 * r1 - l32 * b2) * i3;
    shankFree = b2 * i2 - l32 * footFree;
    thighFree = r1 * i1 - l21 * shankFree - l31 * footFree;

    massXx = x1 * thighPerX + x2 * shankPerX + x3 * footPerX;
    massXy = x1 * thighPerY + x2 * shankPerY + x3 * footPerY;
    massYy = y1 * thighPerY + y2 * shankPerY + y3 * footPerY;
    forceX = rx - (x1 * thighFree + x2 * shankFree + x3 * footFree);
    forceY = ry - (y1 * thighFree + y2 * shankFree + y3 * footFree);
  }

  /** The leg's accelerations, once the hip's is known. */
  void substitute(double hipAccelerationX, double hipAccelerationY) {
    thighAcceleration = thighFree - thighPerX * hipAccelerationX - thighPerY * hipAccelerationY;
    shankAcceleration = shankFree - shankPerX * hipAccelerationX - shankPerY * hipAccelerationY;
    footAcceleration = footFree - footPerX * hipAccelerationX - footPerY * hipAccelerationY;
  }

  /** Velocities first, then angles with the new velocities: semi-implicit Euler. */
  void integrate(double seconds) {
    thighRate += thighAcceleration * seconds;
    shankRate += shankAcceleration * seconds;
    footRate += footAcceleration * seconds;
    thighAngle += thighRate * seconds;
    shankAngle += shankRate * seconds;
    footAngle += footRate * seconds;
  }

  /** Goes on from the hip to a point of the thigh. */
  void addThighPoint(double anterior, double proximal, PointMotion motion) {
    // A rod that hangs down has its anterior axis a quarter turn after it.
    addTurnedThigh(-proximal, anterior, motion);
    motion.angleRad = thighAngle + Math.PI / 2;
    motion.rateRadPerSec = thighRate;
    motion.accelerationRadPerSec2 = thighAcceleration;
  }

  /** Goes on from the hip to a point of the shank. */
  void addShankPoint(double anterior, double proximal, PointMotion motion) {
    addTurnedThigh(thighLength, 0, motion);
    addTurnedShank(-proximal, anterior, motion);
    motion.angleRad = shankAngle + Math.PI / 2;
    motion.rateRadPerSec = shankRate;
    motion.accelerationRadPerSec2 = shankAcceleration;
  }

  /** Goes on from the hip to a point of the foot. */
  void addFootPoint(double anterior, double proximal, PointMotion motion) {
    addTurnedThigh(thighLength, 0, motion);
    addTurnedShank(shankLength, 0, motion);
    PlanarBody.addTurned(motion, anterior, proximal, cosFoot, sinFoot, footRate, footAcceleration);
    motion.angleRad = footAngle;
    motion.rateRadPerSec = footRate;
    motion.accelerationRadPerSec2 = footAcceleration;
  }

  private void addTurnedThigh(double along, double across, PointMotion motion) {
    PlanarBody.addTurned(motion, along, across, cosThigh, sinThigh, thighRate, thighAcceleration);
  }

  private void addTurnedShank(double along, double across, PointMotion motion) {
    PlanarBody.addTurned(motion, along, across, cosShank, sinShank, shankRate, shankAcceleration);
  }
}
