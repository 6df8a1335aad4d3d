package org.dorsi.app.judge;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.app.judge.FootContacts.Dropout;
import org.dorsi.app.judge.FootContacts.Swing;

/**
 * Says how well the pulses of one channel fit the swings of its leg.
 *
 * <p>A swing counts as stimulated if pulses no more than the nominal interval + 60 % apart cover at
 * least 80 % of toe off to initial contact. Pulses are allowed from heel off until initial contact
 * + extension + falling ramp + 30 ms. After a dropout of the recording nothing is scored until
 * three strides without one have passed.
 */
public final class StimulationJudge {

  private static final double COVERED_SHARE = 0.8;
  private static final double INTERVAL_TOLERANCE = 1.6;
  private static final double LATE_SECONDS = 0.030;
  private static final int VALID_STRIDES = 3;

  /**
   * A pulse may be logged this much before the sample that caused it, by rounding of the clocks.
   */
  private static final double EARLY_SECONDS = 0.005;

  /**
   * How the session was set.
   *
   * @param skipStrides strides at the start that are not scored
   * @param frequencyHz pulses per second within a burst
   * @param tailSeconds extension after initial contact plus falling ramp
   */
  public record Rules(int skipStrides, double frequencyHz, double tailSeconds) {}

  /**
   * The verdict.
   *
   * @param strides strides of the recording after the skipped ones
   * @param scored how many were scored
   * @param stimulated how many scored swings were stimulated
   * @param pulses pulses within scored strides
   * @param outside pulses in scored strides outside the allowed window
   * @param missedAtSeconds toe offs of scored swings that were not stimulated
   * @param outsideAtSeconds the pulses outside
   */
  public record Verdict(
      int strides,
      int scored,
      int stimulated,
      int pulses,
      int outside,
      List<Double> missedAtSeconds,
      List<Double> outsideAtSeconds) {

    /** Share of strides that could be scored, percent. */
    public double scoredPercent() {
      return strides == 0 ? 0 : 100.0 * scored / strides;
    }

    /** Share of scored swings that were stimulated, percent. */
    public double stimulatedPercent() {
      return scored == 0 ? 0 : 100.0 * stimulated / scored;
    }

    /** Whether the bars are met: 95 % stimulated, none outside, 60 % scored. */
    public boolean met() {
      return stimulatedPercent() >= 95 && outside == 0 && scoredPercent() >= 60;
    }
  }

  private final Rules rules;

  public StimulationJudge(Rules rules) {
    this.rules = rules;
  }

  /**
   * Judges one channel.
   *
   * @param contacts the recorded foot
   * @param pulses times of the pulses in seconds of the recording, ascending
   */
  public Verdict judge(FootContacts contacts, double[] pulses) {
    List<Swing> swings = contacts.swings();
    List<Double> missed = new ArrayList<>();
    List<Double> outside = new ArrayList<>();
    int strides = 0;
    int scored = 0;
    int stimulated = 0;
    int inScored = 0;
    int toRevalidate = 0;
    for (int i = 1; i < swings.size(); i++) {
      // The stride from one initial contact to the next holds exactly the swing that ends it.
      double from = swings.get(i - 1).initialContactSeconds();
      Swing swing = swings.get(i);
      boolean whole = !interrupted(contacts, from, swing.initialContactSeconds());
      boolean due = i > rules.skipStrides();
      strides += due ? 1 : 0;
      if (!whole) {
        toRevalidate = VALID_STRIDES;
        continue;
      }
      if (toRevalidate > 0) {
        toRevalidate--;
        continue;
      }
      if (!due) {
        continue;
      }
      scored++;
      if (covered(pulses, swing)) {
        stimulated++;
      } else {
        missed.add(swing.toeOffSeconds());
      }
      double tailEnd = from + rules.tailSeconds() + LATE_SECONDS;
      for (int p = firstAtOrAfter(pulses, from); p < pulses.length; p++) {
        double at = pulses[p];
        if (at >= swing.initialContactSeconds()) {
          break;
        }
        inScored++;
        if (at > tailEnd && at < swing.heelOffSeconds() - EARLY_SECONDS) {
          outside.add(at);
        }
      }
    }
    return new Verdict(strides, scored, stimulated, inScored, outside.size(), missed, outside);
  }

  private static boolean interrupted(FootContacts contacts, double from, double to) {
    for (Dropout d : contacts.dropouts()) {
      if (d.endSeconds() > from && d.startSeconds() < to) {
        return true;
      }
    }
    return false;
  }

  private boolean covered(double[] pulses, Swing swing) {
    double reach = INTERVAL_TOLERANCE / rules.frequencyHz();
    double covered = 0;
    double last = Double.NaN;
    for (int p = firstAtOrAfter(pulses, swing.toeOffSeconds() - reach); p < pulses.length; p++) {
      double at = pulses[p];
      if (at - last <= reach) {
        covered +=
            Math.max(
                0,
                Math.min(at, swing.initialContactSeconds())
                    - Math.max(last, swing.toeOffSeconds()));
      }
      last = at;
      if (at >= swing.initialContactSeconds()) {
        break;
      }
    }
    return covered >= COVERED_SHARE * (swing.initialContactSeconds() - swing.toeOffSeconds());
  }

  private static int firstAtOrAfter(double[] pulses, double seconds) {
    int low = 0;
    int high = pulses.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pulses[middle] < seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
