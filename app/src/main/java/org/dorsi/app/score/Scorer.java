package org.dorsi.app.score;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Scores events against a reference at one tolerance after the other (detection page, section E).
 *
 * <p>Pure functions; any thread.
 */
public final class Scorer {

  /** What has been used in the field, and all three are always told. */
  public static final List<Double> TOLERANCES_MS = List.of(60.0, 100.0, 250.0);

  private Scorer() {}

  /** Every event, pooled and by side, at each of the tolerances. */
  public static List<EventScore> score(EventTimes reference, EventTimes detected, LeftOut leftOut) {
    boolean sided = reference.isSided() && detected.isSided();
    EventTimes ref = sided ? reference : reference.withoutSides();
    EventTimes det = sided ? detected : detected.withoutSides();
    double seconds = scoredSeconds(ref, leftOut);
    List<EventScore> scores = new ArrayList<>();
    for (double toleranceMs : TOLERANCES_MS) {
      outcomes(ref, det, toleranceMs / 1e3, leftOut)
          .forEach(
              (name, outcome) -> scores.add(EventScore.of(name, toleranceMs, outcome, seconds)));
    }
    return scores;
  }

  private static SortedMap<String, Matching.Outcome> outcomes(
      EventTimes reference, EventTimes detected, double toleranceSeconds, LeftOut leftOut) {
    SortedSet<String> labels = reference.labels();
    labels.addAll(detected.labels());
    SortedMap<String, Matching.Outcome> outcomes = new TreeMap<>();
    for (String label : labels) {
      SortedSet<String> sides = reference.sides(label);
      sides.addAll(detected.sides(label));
      for (String side : sides) {
        Matching.Outcome outcome =
            Matching.match(
                reference.seconds(label, side),
                detected.seconds(label, side),
                toleranceSeconds,
                leftOut);
        outcomes.merge(label, outcome, Matching.Outcome::plus);
        if (!side.isEmpty()) {
          outcomes.put(label + " " + side, outcome);
        }
      }
    }
    return outcomes;
  }

  /** From the reference's first event to its last, without what is left out. */
  private static double scoredSeconds(EventTimes reference, LeftOut leftOut) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (String label : reference.labels()) {
      for (String side : reference.sides(label)) {
        double[] seconds = reference.seconds(label, side);
        first = Math.min(first, seconds[0]);
        last = Math.max(last, seconds[seconds.length - 1]);
      }
    }
    return last > first ? leftOut.countedSeconds(first, last) : 0;
  }
}
