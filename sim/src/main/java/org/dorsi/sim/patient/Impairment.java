package org.dorsi.sim.patient;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;

/**
 * What is wrong with one leg. Muscles that are not named are healthy.
 *
 * @param side the affected leg
 * @param rampSeconds from the onset to the full impairment
 * @param excitation what is left of the command that reaches a muscle, 0 to 1: a central loss that
 *     leaves the muscle itself to stimulation
 * @param strength what is left of a muscle's greatest force, 0 to 1: weakness that stimulation
 *     shares
 * @param tone excitation that is always there
 * @param tendon slack length of a tendon against the healthy one: contracture below 1
 * @param spasticity reflex gain for the velocity of a stretch
 * @param spasticThresholdFraction velocity of a stretch below which no spastic reflex comes, of the
 *     fastest shortening
 * @param swingQuadricepsFraction excitation of the vasti in swing: a knee that bends too little
 */
public record Impairment(
    Side side,
    double rampSeconds,
    Map<LegMuscle, Double> excitation,
    Map<LegMuscle, Double> strength,
    Map<LegMuscle, Double> tone,
    Map<LegMuscle, Double> tendon,
    Map<LegMuscle, Double> spasticity,
    double spasticThresholdFraction,
    double swingQuadricepsFraction) {

  private static final Map<LegMuscle, Double> NOTHING = Collections.emptyMap();

  public Impairment {
    excitation = ordered(excitation);
    strength = ordered(strength);
    tone = ordered(tone);
    tendon = ordered(tendon);
    spasticity = ordered(spasticity);
  }

  /** Nothing is wrong. */
  public static Impairment none() {
    return new Impairment(Side.RIGHT, 1, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, 0, 0);
  }

  /** A muscle's value, or what a healthy one has. */
  static double of(Map<LegMuscle, Double> values, LegMuscle muscle, double healthy) {
    return values.getOrDefault(muscle, healthy);
  }

  private static Map<LegMuscle, Double> ordered(Map<LegMuscle, Double> values) {
    Map<LegMuscle, Double> copy = new EnumMap<>(LegMuscle.class);
    copy.putAll(values);
    return Collections.unmodifiableMap(copy);
  }
}
