package org.dorsi.sim.patient;

import org.dorsi.sensors.Side;
import org.dorsi.sim.body.BodyParameters;
import org.dorsi.sim.body.JointStops;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.contact.FootContact;
import org.dorsi.sim.contact.Sole;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.muscle.LegMuscles;
import org.dorsi.sim.reflex.GainSet;
import org.dorsi.sim.reflex.WalkingReflexes;
import org.dorsi.sim.treadmill.Belt;
import org.dorsi.sim.treadmill.Harness;

/**
 * A person made of physics who walks on a treadmill by reflexes and muscles, and whose muscles
 * stimulation can reach.
 *
 * <p>A tick of a millisecond: reflexes feel and react, then ten steps of 0.1 ms of muscles, ground
 * and body. The same settings and the same calls give the same walk to the bit. One thread.
 */
public final class SimulatedPatient {

  /** Simulated time of a tick. */
  public static final long TICK_NS = 1_000_000;

  /** Step of the physics. */
  public static final double STEP_SECONDS = 1e-4;

  private static final int STEPS = 10;
  private static final double TICK_SECONDS = STEPS * STEP_SECONDS;
  private static final LegMuscle[] MUSCLES = LegMuscle.values();

  private final PlanarBody body;
  private final LegMuscles leftMuscles;
  private final LegMuscles rightMuscles;
  private final FootContact leftContact;
  private final FootContact rightContact;
  private final WalkingReflexes reflexes;
  private final Belt belt;
  private final Harness harness;
  private final GaitTruth truth;
  private final double weight;
  private final double trunkCom;

  private long ticks;
  private double pushNewtons;
  private int pushTicks;

  /** Launches a patient onto the left leg, walking. */
  public SimulatedPatient(
      BodyParameters parameters, Sole sole, Gait gait, double speedMetersPerSec) {
    this.body = new PlanarBody(parameters);
    this.weight = parameters.weightNewtons();
    this.trunkCom = parameters.trunkComMeters();
    this.leftMuscles = new LegMuscles(1, 1);
    this.rightMuscles = new LegMuscles(1, 1);
    this.leftContact = new FootContact(sole, body.leg(Side.LEFT), weight);
    this.rightContact = new FootContact(sole, body.leg(Side.RIGHT), weight);
    this.reflexes = new WalkingReflexes(gait.leftGains(), gait.rightGains());
    this.belt = new Belt(speedMetersPerSec);
    this.harness = new Harness(parameters.legLengthMeters(), weight);
    this.truth = new GaitTruth(body, leftContact, rightContact, weight);
    launch(gait.launchSpeedMetersPerSec() - speedMetersPerSec);
  }

  /** Simulated time since the launch. */
  public long timeNs() {
    return ticks * TICK_NS;
  }

  /** Where everything is and how it moves; accelerations as solved in the last step. */
  public PlanarBody body() {
    return body;
  }

  /** The muscles of a leg. */
  public LegMuscles muscles(Side side) {
    return side == Side.LEFT ? leftMuscles : rightMuscles;
  }

  /** The ground under a foot. */
  public FootContact contact(Side side) {
    return side == Side.LEFT ? leftContact : rightContact;
  }

  /** Goes on with other gains. */
  public void useGains(GainSet left, GainSet right) {
    reflexes.use(left, right);
  }

  /** What truly happened up to now. */
  public GaitTruth truth() {
    return truth;
  }

  /** What is walked on. */
  public Belt belt() {
    return belt;
  }

  /** What catches a fall. */
  public Harness harness() {
    return harness;
  }

  /**
   * Adds activation to a muscle by stimulation, 0 to 1, beside what the nervous system brings
   * about. Holds until it is set again.
   */
  public void stimulate(Side side, LegMuscle muscle, double activation) {
    muscles(side).stimulate(muscle, activation);
  }

  /**
   * Pushes the trunk at its centre of mass for some time from now.
   *
   * @param newtons forward positive
   */
  public void push(double newtons, double seconds) {
    pushNewtons = newtons;
    pushTicks = (int) Math.round(seconds / TICK_SECONDS);
  }

  /** Goes on by a tick. */
  public void advance() {
    reflexes.sense(body, Side.LEFT, leftMuscles, leftContact.verticalNewtons() / weight);
    reflexes.sense(body, Side.RIGHT, rightMuscles, rightContact.verticalNewtons() / weight);
    reflexes.react(body);
    for (LegMuscle muscle : MUSCLES) {
      leftMuscles.excite(muscle, reflexes.command(Side.LEFT, muscle));
      rightMuscles.excite(muscle, reflexes.command(Side.RIGHT, muscle));
    }
    double push = pushTicks > 0 ? pushNewtons : 0;
    pushTicks--;
    for (int i = 0; i < STEPS; i++) {
      step(push);
    }
    ticks++;
    truth.advance(timeNs());
  }

  private void step(double push) {
    belt.advance(STEP_SECONDS);
    body.clearForces();
    act(Side.LEFT, leftMuscles, leftContact);
    act(Side.RIGHT, rightMuscles, rightContact);
    body.addTrunkForce(trunkCom, push, 0);
    harness.apply(body, STEP_SECONDS);
    body.solve();
    body.integrate(STEP_SECONDS);
  }

  private void act(Side side, LegMuscles muscles, FootContact contact) {
    LegChain leg = body.leg(side);
    muscles.advance(
        STEP_SECONDS,
        leg.sinAnkle(),
        leg.cosAnkle(),
        leg.sinKnee(),
        leg.cosKnee(),
        body.hipAngleRad(side));
    leg.addAnkleTorque(muscles.ankleTorqueNewtonMeters());
    leg.addKneeTorque(muscles.kneeTorqueNewtonMeters());
    body.addHipTorque(side, muscles.hipTorqueNewtonMeters());
    JointStops.apply(body, side);
    contact.apply(leg, belt.surfaceVelocityXMetersPerSec());
  }

  /** The pose of a launch (simulator.md 7): lean 6 degrees, left leg back, right leg forward. */
  private void launch(double vx) {
    double trunk = Math.PI / 2 - Math.toRadians(6);
    body.setTrunk(trunk, 0);
    pose(Side.LEFT, trunk, 85, 172, 172);
    pose(Side.RIGHT, trunk, 90, 172, 142);
    body.setHip(0, 0, vx, 0);
    body.place();
    double lowest = 0;
    for (Side side : Side.values()) {
      LegChain leg = body.leg(side);
      lowest = Math.min(lowest, leg.soleHeightMeters(leg.heelForwardMeters()));
      lowest = Math.min(lowest, leg.soleHeightMeters(leg.toeForwardMeters()));
    }
    body.setHip(0, -lowest, vx, 0);
    body.place();
    for (Side side : Side.values()) {
      LegChain leg = body.leg(side);
      muscles(side)
          .relax(
              leg.sinAnkle(), leg.cosAnkle(), leg.sinKnee(), leg.cosKnee(), body.hipAngleRad(side));
    }
    reflexes.start(body, leftMuscles, rightMuscles);
  }

  private void pose(Side side, double trunk, double ankleDeg, double kneeDeg, double hipDeg) {
    double thigh = trunk - Math.toRadians(hipDeg);
    double shank = Math.toRadians(kneeDeg) + thigh - Math.PI;
    double foot = shank + Math.PI - Math.toRadians(ankleDeg);
    body.setLeg(side, thigh, shank, foot);
  }
}
