package org.dorsi.app.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which detection stands for which reference event: one for one, the closest pairs first.
 *
 * <p>Pure functions; any thread.
 */
final class Matching {

  /** Instants that are a tolerance apart but for rounding are within it. */
  private static final double ROUNDING_SECONDS = 1e-9;

  /**
   * What one event on one side came to.
   *
   * @param offsetSeconds detection minus reference of each matched pair that counts, in the
   *     reference's order
   * @param missed reference events that nobody detected
   * @param falseDetections detections that stand for nothing
   * @param longestMissedRun most reference events missed in a row
   */
  record Outcome(
      List<Double> offsetSeconds, int missed, int falseDetections, int longestMissedRun) {

    static final Outcome NOTHING = new Outcome(List.of(), 0, 0, 0);

    Outcome {
      offsetSeconds = List.copyOf(offsetSeconds);
    }

    Outcome plus(Outcome other) {
      List<Double> all = new ArrayList<>(offsetSeconds);
      all.addAll(other.offsetSeconds);
      return new Outcome(
          all,
          missed + other.missed,
          falseDetections + other.falseDetections,
          Math.max(longestMissedRun, other.longestMissedRun));
    }
  }

  private record Pair(double apartSeconds, int reference, int detection) {}

  private Matching() {}

  /**
   * Matches first and leaves out afterwards, so that an event just outside a left-out stretch is
   * not robbed of a partner just inside.
   *
   * @param reference instants, ascending
   * @param detected instants, ascending
   */
  static Outcome match(
      double[] reference, double[] detected, double toleranceSeconds, LeftOut leftOut) {
    int[] partner = partners(reference, detected, toleranceSeconds);
    boolean[] taken = new boolean[detected.length];
    List<Double> offsets = new ArrayList<>();
    int missed = 0;
    int run = 0;
    int longest = 0;
    for (int i = 0; i < reference.length; i++) {
      if (partner[i] >= 0) {
        taken[partner[i]] = true;
        run = 0;
        if (leftOut.counts(reference[i])) {
          offsets.add(detected[partner[i]] - reference[i]);
        }
      } else if (leftOut.counts(reference[i])) {
        missed++;
        run++;
        longest = Math.max(longest, run);
      }
    }
    int falseDetections = 0;
    for (int j = 0; j < detected.length; j++) {
      falseDetections += !taken[j] && leftOut.counts(detected[j]) ? 1 : 0;
    }
    return new Outcome(offsets, missed, falseDetections, longest);
  }

  private static int[] partners(double[] reference, double[] detected, double toleranceSeconds) {
    List<Pair> pairs = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < reference.length; i++) {
      while (first < detected.length
          && detected[first] < reference[i] - toleranceSeconds - ROUNDING_SECONDS) {
        first++;
      }
      for (int j = first;
          j < detected.length && detected[j] <= reference[i] + toleranceSeconds + ROUNDING_SECONDS;
          j++) {
        pairs.add(new Pair(Math.abs(detected[j] - reference[i]), i, j));
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::apartSeconds)
            .thenComparingInt(Pair::reference)
            .thenComparingInt(Pair::detection));
    int[] partner = new int[reference.length];
    Arrays.fill(partner, -1);
    boolean[] taken = new boolean[detected.length];
    for (Pair pair : pairs) {
      if (partner[pair.reference()] < 0 && !taken[pair.detection()]) {
        partner[pair.reference()] = pair.detection();
        taken[pair.detection()] = true;
      }
    }
    return partner;
  }
}
