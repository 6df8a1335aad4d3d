package org.dorsi.sim.patient;

import java.util.List;
import java.util.Random;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;

/**
 * One leg of a generated walk: its contacts, its switches, the motion of its foot. Time never goes
 * back. One thread.
 */
final class WalkingLeg {

  private static final int FOREFOOT =
      FootSwitchSample.METATARSAL_5 | FootSwitchSample.METATARSAL_1 | FootSwitchSample.TOE;

  /** Foot flat and heel off as shares of the stride (Perry: 8 to 12 %, 31 to 40 %). */
  private static final double FOOT_FLAT = 0.08;

  private static final double HEEL_OFF = 0.40;

  /** From here in the swing the foot is turned for its landing. */
  private static final double LANDING_BEGINS = 0.5;

  /** Push-off turns the foot a little beyond toe off. */
  private static final double PUSH_OFF_ENDS = 0.1;

  /** Bounce: 2 to 6 toggles in 5 to 20 ms (simulator.md 5.2). */
  private static final long SHORTEST_BOUNCE_NS = 5_000_000;

  private static final int BOUNCE_SPREAD_NS = 15_000_000;

  private static final double GRAVITY = 9.81;
  private static final double SWING_FORCE = 12;
  private static final double IMPACT_FORCE = 25;
  private static final double IMPACT_SECONDS = 0.012;

  private final Side side;
  private final StepTimes steps;
  private final double stance;
  private final boolean bounces;
  private final Random random;

  private int nextStep;
  private long timeNs;
  private long contactNs = Long.MIN_VALUE / 2;
  private long flatNs = Long.MIN_VALUE / 2;
  private long heelOffNs;
  private long toeOffNs;
  private long nextContactNs;
  private double contactRad;
  private double landingRad;
  private boolean landingDecided;
  private long bounceNs;
  private int toggles;
  private int told = 2;

  WalkingLeg(Side side, WalkSettings settings, StepTimes steps) {
    this.side = side;
    this.steps = steps;
    this.stance = settings.stanceFraction();
    this.bounces = settings.contactBounce();
    this.random = new Random(settings.seed() * 31 + side.letter());
    this.nextStep = side == Side.RIGHT ? 0 : 1;
    this.nextContactNs = steps.contactNs(nextStep);
    long strideNs = Math.round(settings.strideSeconds() * 1e9);
    this.heelOffNs = nextContactNs - Math.round((1 - HEEL_OFF) * strideNs);
    this.toeOffNs = nextContactNs - Math.round((1 - stance) * strideNs);
  }

  void advance(long nowNs, List<TrueEvent> events) {
    timeNs = nowNs;
    if (!landingDecided && nowNs >= landingBeginsNs()) {
      landingDecided = true;
      landingRad = FootPitch.HEEL_FIRST_RAD;
    }
    tell(1, flatNs, "FF", events);
    tell(2, heelOffNs, "HO", events);
    tell(3, toeOffNs, "TO", events);
    if (nowNs >= nextContactNs) {
      land();
      tell(0, contactNs, "IC", events);
    }
  }

  int closedBits() {
    boolean heelFirst = contactRad >= 0;
    if (timeNs >= toeOffNs) {
      return 0;
    }
    if (timeNs >= heelOffNs) {
      return FOREFOOT;
    }
    int first = heelFirst ? FootSwitchSample.HEEL : FOREFOOT;
    if (timeNs >= flatNs) {
      return first | (closes(flatNs) ? FOREFOOT | FootSwitchSample.HEEL : 0);
    }
    return closes(contactNs) ? first : 0;
  }

  double gyroZRadPerSec() {
    return FootPitch.velocityRadPerSec(-contactRad, contactNs, flatNs, timeNs)
        + FootPitch.velocityRadPerSec(-FootPitch.PUSH_OFF_RAD, heelOffNs, pushEndsNs(), timeNs)
        + FootPitch.velocityRadPerSec(swingRad(), pushEndsNs(), nextContactNs, timeNs)
        + FootPitch.velocityRadPerSec(liftRad(), landingBeginsNs(), nextContactNs, timeNs);
  }

  double forceXMetersPerSec2() {
    return GRAVITY * StrictMath.sin(pitchRad()) + swingForce();
  }

  double forceYMetersPerSec2() {
    double since = (timeNs - contactNs) * 1e-9;
    double impact =
        since >= 0 && since < 10 * IMPACT_SECONDS
            ? IMPACT_FORCE * StrictMath.exp(-since / IMPACT_SECONDS)
            : 0;
    return GRAVITY * StrictMath.cos(pitchRad()) + impact;
  }

  private void land() {
    contactNs = nextContactNs;
    nextStep += 2;
    nextContactNs = steps.contactNs(nextStep);
    long strideNs = nextContactNs - contactNs;
    flatNs = contactNs + Math.round(FOOT_FLAT * strideNs);
    heelOffNs = contactNs + Math.round(HEEL_OFF * strideNs);
    toeOffNs = contactNs + Math.round(stance * strideNs);
    contactRad = landingRad;
    landingDecided = false;
    told = 0;
    bounceNs = bounces ? SHORTEST_BOUNCE_NS + random.nextInt(BOUNCE_SPREAD_NS) : 0;
    toggles = 2 + random.nextInt(5);
  }

  /** Tells each event of a stride once, in order. */
  private void tell(int number, long atNs, String label, List<TrueEvent> events) {
    if (told == number && timeNs >= atNs) {
      told++;
      events.add(new TrueEvent(atNs, side, label));
    }
  }

  private boolean closes(long sinceNs) {
    long age = timeNs - sinceNs;
    return age >= bounceNs || age * toggles / bounceNs % 2 == 0;
  }

  private double pitchRad() {
    return contactRad
        + FootPitch.angleRad(-contactRad, contactNs, flatNs, timeNs)
        + FootPitch.angleRad(-FootPitch.PUSH_OFF_RAD, heelOffNs, pushEndsNs(), timeNs)
        + FootPitch.angleRad(swingRad(), pushEndsNs(), nextContactNs, timeNs)
        + FootPitch.angleRad(liftRad(), landingBeginsNs(), nextContactNs, timeNs);
  }

  private double swingForce() {
    if (timeNs <= toeOffNs || timeNs >= nextContactNs) {
      return 0;
    }
    double phase = (double) (timeNs - toeOffNs) / (nextContactNs - toeOffNs);
    return SWING_FORCE * StrictMath.sin(2 * Math.PI * phase);
  }

  /** The swing itself brings the foot to where a drop foot lands. */
  private static double swingRad() {
    return FootPitch.PUSH_OFF_RAD + FootPitch.FOREFOOT_FIRST_RAD;
  }

  /** What the dorsiflexors add before landing. */
  private double liftRad() {
    return landingDecided ? landingRad - FootPitch.FOREFOOT_FIRST_RAD : 0;
  }

  private long pushEndsNs() {
    return toeOffNs + Math.round(PUSH_OFF_ENDS * (nextContactNs - toeOffNs));
  }

  private long landingBeginsNs() {
    return toeOffNs + Math.round(LANDING_BEGINS * (nextContactNs - toeOffNs));
  }
}
