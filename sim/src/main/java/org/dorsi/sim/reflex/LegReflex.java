package org.dorsi.sim.reflex;

import static org.dorsi.sim.reflex.Afferents.Signal.GASTROCNEMIUS_FORCE;
import static org.dorsi.sim.reflex.Afferents.Signal.GLUTEI_FORCE;
import static org.dorsi.sim.reflex.Afferents.Signal.HAMSTRINGS_FORCE;
import static org.dorsi.sim.reflex.Afferents.Signal.HAMSTRINGS_LENGTH;
import static org.dorsi.sim.reflex.Afferents.Signal.HIP_FLEXOR_LENGTH;
import static org.dorsi.sim.reflex.Afferents.Signal.KNEE_ANGLE;
import static org.dorsi.sim.reflex.Afferents.Signal.KNEE_RATE;
import static org.dorsi.sim.reflex.Afferents.Signal.LEAN;
import static org.dorsi.sim.reflex.Afferents.Signal.LEAN_RATE;
import static org.dorsi.sim.reflex.Afferents.Signal.LEG_ANGLE;
import static org.dorsi.sim.reflex.Afferents.Signal.LOAD;
import static org.dorsi.sim.reflex.Afferents.Signal.SOLEUS_FORCE;
import static org.dorsi.sim.reflex.Afferents.Signal.SOLEUS_LENGTH;
import static org.dorsi.sim.reflex.Afferents.Signal.THIGH_RATE;
import static org.dorsi.sim.reflex.Afferents.Signal.TIBIALIS_LENGTH;
import static org.dorsi.sim.reflex.Afferents.Signal.VASTI_FORCE;

import org.dorsi.sensors.Side;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.muscle.LegMuscles;

/**
 * The reflexes of one leg: whether it bears weight or swings, and what each muscle is asked to do.
 * Equations in docs/simulator.md. One thread.
 */
final class LegReflex {

  /** Delays of nerves, in ticks of a millisecond (simulator.md 1.5). */
  private static final int ANKLE = 20;

  private static final int KNEE = 10;
  private static final int HIP = 5;

  /** Once in stance, a leg stays so down to half the load that began it. */
  private static final double STAY = 0.5;

  /** A foot behind the other bears weight only if it bears this much, body weights. */
  private static final double BEHIND_LOAD = 0.6;

  /** Late swing: the leg points forward by more than this, rad; fully at 0.2 more. */
  private static final double LATE_SWING_RAD = 0.1;

  private static final double LATE_SWING_RANGE_RAD = 0.2;
  private static final double SOLEUS_STRETCH_OFFSET = 0.8;

  /** The trunk's reference lean is moved for station keeping by this much at the most, rad. */
  private static final double STATION_LIMIT_RAD = 0.12;

  /** Excitation at rest, S0. */
  private static final double REST = LegMuscles.LEAST_EXCITATION;

  private final Afferents afferents = new Afferents();
  private final double[] command = new double[LegMuscle.values().length];
  private final double[] gains = new double[ReflexGain.values().length];
  private boolean stance;
  private double leanAtTakeOff;

  /** Takes on gains between two sets. */
  void use(GainSet first, GainSet second, double fraction) {
    GainSet.mix(first, second, fraction, gains);
  }

  /** The trunk lean that is aimed at, moved to keep the walker on the belt. */
  double leanReference(double x, double excessSpeed) {
    double station = g(ReflexGain.STATION_GAIN) * x + g(ReflexGain.STATION_RATE_GAIN) * excessSpeed;
    return g(ReflexGain.LEAN_REFERENCE)
        - Math.min(Math.max(station, -STATION_LIMIT_RAD), STATION_LIMIT_RAD);
  }

  boolean inStance() {
    return stance;
  }

  double command(LegMuscle muscle) {
    return command[muscle.index()];
  }

  /** Feels the leg for the first time, and as if it had always been like this. */
  void start(boolean inStance, PlanarBody body, Side side, LegMuscles muscles) {
    this.stance = inStance;
    sense(body, side, muscles, 0);
    for (Afferents.Signal signal : Afferents.Signal.values()) {
      afferents.fill(signal, afferents.delayed(signal, 0));
    }
  }

  void sense(PlanarBody body, Side side, LegMuscles muscles, double loadBodyWeights) {
    LegChain leg = body.leg(side);
    afferents.advance();
    afferents.report(SOLEUS_FORCE, muscles.normalizedForce(LegMuscle.SOLEUS));
    afferents.report(SOLEUS_LENGTH, muscles.normalizedLength(LegMuscle.SOLEUS));
    afferents.report(TIBIALIS_LENGTH, muscles.normalizedLength(LegMuscle.TIBIALIS_ANTERIOR));
    afferents.report(GASTROCNEMIUS_FORCE, muscles.normalizedForce(LegMuscle.GASTROCNEMIUS));
    afferents.report(VASTI_FORCE, muscles.normalizedForce(LegMuscle.VASTI));
    afferents.report(KNEE_ANGLE, leg.kneeAngleRad());
    afferents.report(KNEE_RATE, leg.kneeRateRadPerSec());
    afferents.report(HAMSTRINGS_FORCE, muscles.normalizedForce(LegMuscle.HAMSTRINGS));
    afferents.report(HAMSTRINGS_LENGTH, muscles.normalizedLength(LegMuscle.HAMSTRINGS));
    afferents.report(GLUTEI_FORCE, muscles.normalizedForce(LegMuscle.GLUTEI));
    afferents.report(HIP_FLEXOR_LENGTH, muscles.normalizedLength(LegMuscle.HIP_FLEXORS));
    afferents.report(LOAD, loadBodyWeights);
    afferents.report(
        LEG_ANGLE,
        StrictMath.atan2(
            leg.ankleXMeters() - body.hipXMeters(), body.hipYMeters() - leg.ankleYMeters()));
    afferents.report(THIGH_RATE, leg.thighRateRadPerSec());
    afferents.report(LEAN, body.trunkLeanRad());
    afferents.report(LEAN_RATE, body.trunkLeanRateRadPerSec());
  }

  /** Decides between stance and swing. */
  void decide(boolean aheadOfOther, double leanReference) {
    double load = afferents.delayed(LOAD, HIP);
    double threshold = g(ReflexGain.STANCE_LOAD);
    if (stance) {
      if (load <= STAY * threshold) {
        stance = false;
        leanAtTakeOff = afferents.delayed(LEAN, HIP) - leanReference;
      }
    } else {
      stance = load > threshold && (aheadOfOther || load > BEHIND_LOAD);
    }
  }

  /**
   * Works out the commands of a leg that bears weight.
   *
   * @param trailing whether it is the hind leg in double support
   */
  void support(boolean trailing, double otherLoad, double leanReference) {
    double load = afferents.delayed(LOAD, HIP);
    double soleus = afferents.delayed(SOLEUS_FORCE, ANKLE);
    double pushOff = trailing ? g(ReflexGain.PUSH_OFF) : 0;
    set(
        LegMuscle.SOLEUS,
        REST
            + g(ReflexGain.SOLEUS_TONE)
            + g(ReflexGain.SOLEUS_FORCE) * soleus
            + g(ReflexGain.SOLEUS_STRETCH) * above(SOLEUS_LENGTH, ANKLE, SOLEUS_STRETCH_OFFSET)
            + pushOff);
    set(
        LegMuscle.TIBIALIS_ANTERIOR,
        REST
            + g(ReflexGain.TIBIALIS_TONE)
            + g(ReflexGain.TIBIALIS_LENGTH)
                * above(TIBIALIS_LENGTH, ANKLE, g(ReflexGain.TIBIALIS_OFFSET))
            - g(ReflexGain.SOLEUS_INHIBITS_TIBIALIS) * soleus);
    set(
        LegMuscle.GASTROCNEMIUS,
        REST
            + g(ReflexGain.GASTROCNEMIUS_TONE)
            + g(ReflexGain.GASTROCNEMIUS_FORCE) * afferents.delayed(GASTROCNEMIUS_FORCE, ANKLE)
            + pushOff);

    double kneeRate = afferents.delayed(KNEE_RATE, KNEE);
    double vasti =
        g(ReflexGain.VASTI_TONE) + g(ReflexGain.VASTI_FORCE) * afferents.delayed(VASTI_FORCE, KNEE);
    double overextended = afferents.delayed(KNEE_ANGLE, KNEE) - g(ReflexGain.KNEE_INHIBITION_ANGLE);
    if (overextended > 0 && kneeRate > 0) {
      vasti -= g(ReflexGain.KNEE_INHIBITION) * overextended;
    }
    if (trailing) {
      vasti -= g(ReflexGain.CONTRALATERAL_LOAD) * otherLoad;
    } else {
      vasti += g(ReflexGain.VASTI_YIELD) * Math.max(-kneeRate, 0);
    }
    set(LegMuscle.VASTI, vasti);

    double lean = g(ReflexGain.LEAN_GAIN) * (afferents.delayed(LEAN, HIP) - leanReference);
    double leanRate = afferents.delayed(LEAN_RATE, HIP);
    double bearing = g(ReflexGain.LOAD_BALANCE) * load;
    double upright = bearing * Math.max(lean + g(ReflexGain.LEAN_RATE_GAIN) * leanRate, 0);
    double forward =
        bearing * Math.max(-(lean + g(ReflexGain.HIP_FLEXOR_LEAN_RATE_GAIN) * leanRate), 0);
    double tone = g(ReflexGain.HIP_TONE);
    double swap = trailing ? g(ReflexGain.DOUBLE_SUPPORT_SWITCH) : 0;
    set(LegMuscle.HAMSTRINGS, tone + upright);
    set(LegMuscle.GLUTEI, tone + g(ReflexGain.GLUTEI_SHARE) * upright - swap);
    set(LegMuscle.HIP_FLEXORS, tone + forward + swap);
  }

  /**
   * Works out the commands of a leg that swings.
   *
   * @param excessSpeed of the hip over the belt's, m/s
   */
  void swing(double excessSpeed) {
    double legAngle = afferents.delayed(LEG_ANGLE, HIP);
    double late = Math.min(Math.max((legAngle - LATE_SWING_RAD) / LATE_SWING_RANGE_RAD, 0), 1);
    double kneeRate = afferents.delayed(KNEE_RATE, KNEE);
    set(LegMuscle.SOLEUS, 0);
    set(LegMuscle.GASTROCNEMIUS, 0);
    set(
        LegMuscle.TIBIALIS_ANTERIOR,
        REST
            + g(ReflexGain.TIBIALIS_SWING_TONE)
            + g(ReflexGain.TIBIALIS_SWING_LENGTH)
                * above(TIBIALIS_LENGTH, ANKLE, g(ReflexGain.TIBIALIS_SWING_OFFSET)));
    set(
        LegMuscle.VASTI,
        REST
            + g(ReflexGain.VASTI_PREPARATION) * late
            + g(ReflexGain.VASTI_SWING_FLEXION) * Math.max(-kneeRate, 0));

    double placing = 0;
    if (legAngle > LATE_SWING_RAD) {
      placing =
          g(ReflexGain.LEG_ANGLE_GAIN)
                  * (g(ReflexGain.LEG_ANGLE_TARGET)
                      + g(ReflexGain.LEG_ANGLE_SPEED) * excessSpeed
                      - legAngle)
              - g(ReflexGain.LEG_ANGLE_DAMPING) * afferents.delayed(THIGH_RATE, HIP);
    }
    double back = Math.max(-placing, 0);
    set(
        LegMuscle.HIP_FLEXORS,
        REST
            + g(ReflexGain.HIP_FLEXOR_LENGTH)
                * above(HIP_FLEXOR_LENGTH, HIP, g(ReflexGain.HIP_FLEXOR_OFFSET))
            - g(ReflexGain.HAMSTRINGS_INHIBIT_HIP_FLEXORS)
                * above(HAMSTRINGS_LENGTH, HIP, g(ReflexGain.HAMSTRINGS_OFFSET))
            + g(ReflexGain.SWING_LEAN) * leanAtTakeOff
            + Math.max(placing, 0));
    set(
        LegMuscle.HAMSTRINGS,
        REST
            + g(ReflexGain.HAMSTRINGS_FORCE) * afferents.delayed(HAMSTRINGS_FORCE, HIP)
            + g(ReflexGain.HAMSTRINGS_BRAKE) * late * Math.max(kneeRate, 0)
            + 0.5 * back);
    set(
        LegMuscle.GLUTEI,
        REST + g(ReflexGain.GLUTEI_FORCE) * afferents.delayed(GLUTEI_FORCE, HIP) + back);
  }

  double delayedLoad() {
    return afferents.delayed(LOAD, HIP);
  }

  private double g(ReflexGain gain) {
    return gains[gain.index()];
  }

  private double above(Afferents.Signal signal, int delay, double offset) {
    return Math.max(afferents.delayed(signal, delay) - offset, 0);
  }

  private void set(LegMuscle muscle, double drive) {
    command[muscle.index()] = Math.min(Math.max(drive, REST), 1);
  }
}
