package org.dorsi.visualization.session;

import java.util.List;

/**
 * A simulated patient as a stick figure in the sagittal plane: x forward in the lab, y up from the
 * belt. Immutable; any thread.
 *
 * @param hip where both legs begin
 * @param head the top of the trunk's rod
 * @param left the left leg
 * @param right the right leg
 * @param beltMeters how far the belt has run: its marks move by it
 */
public record WalkingFigure(Point hip, Point head, Leg left, Leg right, double beltMeters) {

  /** A place in the plane. */
  public record Point(double xMeters, double yMeters) {}

  /** The muscles of a leg, in the order of {@link Leg#activationFractions}. */
  public enum Muscle {
    SOLEUS,
    TIBIALIS_ANTERIOR,
    GASTROCNEMIUS,
    VASTI,
    HAMSTRINGS,
    GLUTEI,
    HIP_FLEXORS
  }

  /**
   * One leg below the hip.
   *
   * @param loadBodyWeights vertical ground reaction force
   * @param activationFractions by {@link Muscle}, 0 to 1
   * @param stimulatedFractions the same, what stimulation alone adds
   */
  public record Leg(
      Point knee,
      Point ankle,
      Point heel,
      Point toe,
      double loadBodyWeights,
      List<Double> activationFractions,
      List<Double> stimulatedFractions) {

    public Leg {
      activationFractions = List.copyOf(activationFractions);
      stimulatedFractions = List.copyOf(stimulatedFractions);
      if (activationFractions.size() != Muscle.values().length
          || stimulatedFractions.size() != Muscle.values().length) {
        throw new IllegalArgumentException(
            "a leg has "
                + Muscle.values().length
                + " muscles, got "
                + activationFractions.size()
                + " and "
                + stimulatedFractions.size());
      }
    }
  }
}
