package org.dorsi.sim.patient;

import org.dorsi.sensors.Side;
import org.dorsi.sim.body.BodyParameters;
import org.dorsi.sim.body.JointStops;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.contact.FootContact;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.muscle.LegMuscles;
import org.dorsi.sim.reflex.WalkingReflexes;
import org.dorsi.sim.treadmill.Belt;
import org.dorsi.sim.treadmill.Harness;
import org.jspecify.annotations.Nullable;

/**
 * A person made of physics who walks on a treadmill by reflexes and muscles, and whose muscles
 * stimulation can reach.
 *
 * <p>At time zero the patient has been walking at the set speed for some seconds, unimpaired;
 * {@link #impair} lets the impairment set in. A tick of a millisecond: reflexes feel and react,
 * then ten steps of 0.1 ms of muscles, ground and body. The same settings and the same calls give
 * the same walk to the bit. One thread.
 */
public final class SimulatedPatient {

  /** Simulated time of a tick. */
  public static final long TICK_NS = 1_000_000;

  /** Step of the physics. */
  public static final double STEP_SECONDS = 1e-4;

  private static final int STEPS = 10;
  private static final double TICK_SECONDS = STEPS * STEP_SECONDS;

  /** From the launch to a steady gait, and again after the belt has come to its speed. */
  private static final double SETTLING_SECONDS = 6;

  private static final double SETTLING_ACCELERATION = 0.05;

  private final PatientDescription description;
  private final PlanarBody body;
  private final LegMuscles leftMuscles;
  private final LegMuscles rightMuscles;
  private final FootContact leftContact;
  private final FootContact rightContact;
  private final WalkingReflexes reflexes = new WalkingReflexes();
  private final MotorPathway leftPathway;
  private final MotorPathway rightPathway;
  private final Belt belt;
  private final Harness harness;
  private final GaitTruth truth;
  private final FallWatch falls;
  private final double weight;

  private long ticks;
  private double severity;
  private double severityPerTick;
  private double gainSpeed = Double.NaN;
  private double pushNewtons;
  private int pushTicks;

  /**
   * Sets a patient walking.
   *
   * @param speedMetersPerSec of the belt
   * @param seed of the motor noise
   */
  public SimulatedPatient(PatientDescription description, double speedMetersPerSec, long seed) {
    this.description = description;
    BodyParameters parameters = description.body();
    this.body = new PlanarBody(parameters);
    this.weight = parameters.weightNewtons();
    this.leftMuscles = new LegMuscles(description.sizeFraction(), description.strengthFraction());
    this.rightMuscles = new LegMuscles(description.sizeFraction(), description.strengthFraction());
    this.leftContact = new FootContact(description.sole(), body.leg(Side.LEFT), weight);
    this.rightContact = new FootContact(description.sole(), body.leg(Side.RIGHT), weight);
    double noise = description.motorNoiseFraction();
    this.leftPathway =
        new MotorPathway(
            Side.LEFT, leftMuscles, description.impairment(), new MotorNoise(noise, 2 * seed));
    this.rightPathway =
        new MotorPathway(
            Side.RIGHT,
            rightMuscles,
            description.impairment(),
            new MotorNoise(noise, 2 * seed + 1));
    this.belt = new Belt(description.launch().beltMetersPerSec());
    this.harness = new Harness(parameters.legLengthMeters(), weight);
    this.truth = new GaitTruth(body, leftContact, rightContact, weight);
    this.falls = new FallWatch(body);
    launch();
    settle(speedMetersPerSec);
  }

  /** Simulated time. */
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

  /** What truly happened up to now. */
  public GaitTruth truth() {
    return truth;
  }

  /** What is walked on; the patient's gains follow its speed. */
  public Belt belt() {
    return belt;
  }

  /** What catches a fall. */
  public Harness harness() {
    return harness;
  }

  /** The fall that ended the walk, or null while it goes on. */
  public @Nullable Fall fall() {
    return falls.fall();
  }

  /** Lets the impairment set in from now, along its ramp. */
  public void impair() {
    severityPerTick = TICK_SECONDS / Math.max(description.impairment().rampSeconds(), TICK_SECONDS);
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

  /** Goes on by a tick. After a fall only time goes on. */
  public void advance() {
    if (falls.fall() == null) {
      walk();
    }
    ticks++;
    truth.advance(timeNs());
    falls.watch(timeNs(), harness.ropeNewtons() + Math.abs(harness.strapNewtons()));
  }

  private void walk() {
    if (belt.speedMetersPerSec() != gainSpeed) {
      takeGains(belt.speedMetersPerSec());
    }
    if (severityPerTick > 0 && severity < 1) {
      severity = Math.min(severity + severityPerTick, 1);
      leftPathway.remodel(severity);
      rightPathway.remodel(severity);
    }
    reflexes.sense(body, Side.LEFT, leftMuscles, truth.verticalBodyWeights(Side.LEFT));
    reflexes.sense(body, Side.RIGHT, rightMuscles, truth.verticalBodyWeights(Side.RIGHT));
    reflexes.react(body);
    leftPathway.carry(reflexes, severity);
    rightPathway.carry(reflexes, severity);
    double push = pushTicks > 0 ? pushNewtons : 0;
    pushTicks--;
    for (int i = 0; i < STEPS; i++) {
      step(push);
    }
  }

  private void step(double push) {
    belt.advance(STEP_SECONDS);
    body.clearForces();
    act(Side.LEFT, leftMuscles, leftContact);
    act(Side.RIGHT, rightMuscles, rightContact);
    body.addTrunkForce(body.parameters().trunkComMeters(), push, 0);
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

  /** Gains between those of the two nearest speeds. */
  private void takeGains(double speed) {
    gainSpeed = speed;
    Gait slower = description.gaits().get(0);
    Gait faster = slower;
    for (int i = 0; i < description.gaits().size(); i++) {
      faster = description.gaits().get(i);
      if (faster.speedMetersPerSec() >= speed) {
        break;
      }
      slower = faster;
    }
    double between = faster.speedMetersPerSec() - slower.speedMetersPerSec();
    double fraction = between > 0 ? (speed - slower.speedMetersPerSec()) / between : 0;
    reflexes.use(Side.LEFT, slower.leftGains(), faster.leftGains(), fraction);
    reflexes.use(Side.RIGHT, slower.rightGains(), faster.rightGains(), fraction);
  }

  private void settle(double speedMetersPerSec) {
    advanceFor(SETTLING_SECONDS);
    double change = Math.abs(speedMetersPerSec - belt.speedMetersPerSec());
    if (change > 0) {
      belt.runTo(speedMetersPerSec, SETTLING_ACCELERATION);
      advanceFor(change / SETTLING_ACCELERATION + SETTLING_SECONDS);
    }
    ticks = 0;
    truth.restart();
    harness.restart();
  }

  private void advanceFor(double seconds) {
    long end = ticks + Math.round(seconds / TICK_SECONDS);
    while (ticks < end) {
      advance();
    }
  }

  private void launch() {
    takeGains(belt.speedMetersPerSec());
    LaunchPose.apply(body, description.launch().hipMetersPerSec() - belt.speedMetersPerSec());
    for (Side side : Side.values()) {
      LegChain leg = body.leg(side);
      muscles(side)
          .relax(
              leg.sinAnkle(), leg.cosAnkle(), leg.sinKnee(), leg.cosKnee(), body.hipAngleRad(side));
    }
    reflexes.start(body, leftMuscles, rightMuscles);
  }
}
