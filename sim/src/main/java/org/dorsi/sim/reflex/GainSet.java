package org.dorsi.sim.reflex;

import java.util.EnumMap;
import java.util.Map;

/** One value for every {@link ReflexGain}, within its range. Immutable; any thread. */
public final class GainSet {

  private final double[] values;

  private GainSet(double[] values) {
    this.values = values;
  }

  /**
   * From values by gain; every gain has to be there.
   *
   * @throws IllegalArgumentException naming the gain that is missing or out of range
   */
  public static GainSet of(Map<ReflexGain, Double> values) {
    double[] array = new double[ReflexGain.values().length];
    for (ReflexGain gain : ReflexGain.values()) {
      Double value = values.get(gain);
      if (value == null) {
        throw new IllegalArgumentException(gain.key() + " is missing");
      }
      if (!(value >= gain.least() && value <= gain.most())) {
        throw new IllegalArgumentException(
            gain.key()
                + " must be in ["
                + gain.least()
                + ", "
                + gain.most()
                + "] "
                + gain.unit()
                + ", got "
                + value);
      }
      array[gain.index()] = value;
    }
    return new GainSet(array);
  }

  /** A gain's value, in its unit. */
  public double get(ReflexGain gain) {
    return values[gain.index()];
  }

  /** This set with some gains moved, kept within their ranges. */
  public GainSet plus(Map<ReflexGain, Double> offsets) {
    double[] moved = values.clone();
    offsets.forEach(
        (gain, offset) ->
            moved[gain.index()] =
                Math.min(Math.max(moved[gain.index()] + offset, gain.least()), gain.most()));
    return new GainSet(moved);
  }

  /** Writes a mixture of two sets: fraction 0 is the first, 1 the second. */
  static void mix(GainSet first, GainSet second, double fraction, double[] mixture) {
    for (int i = 0; i < mixture.length; i++) {
      mixture[i] = first.values[i] + fraction * (second.values[i] - first.values[i]);
    }
  }

  /** All values, in the order of {@link ReflexGain}. */
  public Map<ReflexGain, Double> asMap() {
    Map<ReflexGain, Double> map = new EnumMap<>(ReflexGain.class);
    for (ReflexGain gain : ReflexGain.values()) {
      map.put(gain, get(gain));
    }
    return map;
  }
}
