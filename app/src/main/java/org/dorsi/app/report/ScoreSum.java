package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.app.score.EventScore;

/**
 * Scores of one event at one tolerance, over several trials.
 *
 * <p>Any one thread.
 */
final class ScoreSum {

  private int found;
  private int wrong;
  private int falseDetections;
  private double minutes;
  private double squares;
  private double worst = 1;
  private final List<Double> mediansMs = new ArrayList<>();

  /** Adds a trial. */
  void add(EventScore score) {
    found += score.found();
    wrong += score.missed() + score.falseDetections();
    falseDetections += score.falseDetections();
    minutes += score.scoredSeconds() / 60;
    squares += score.found() * score.residualSdMs() * score.residualSdMs();
    worst = Math.min(worst, score.f1());
    mediansMs.add(score.medianMs());
  }

  /** Of all events of all trials. */
  double f1() {
    return 2.0 * found / (2.0 * found + wrong);
  }

  /** F1 of the trial that has the lowest. */
  double worstF1() {
    return worst;
  }

  /** Detections of nothing, a minute. */
  double falsePerMinute() {
    return falseDetections / minutes;
  }

  /** Spread of what was found, each trial's median taken out, ms. */
  double sdMs() {
    return Math.sqrt(squares / found);
  }

  /** The middle one of the trials' medians, ms; positive is late. */
  double medianMs() {
    mediansMs.sort(Double::compare);
    return mediansMs.get(mediansMs.size() / 2);
  }

  /** Root mean square of what remains, ms, each event missed or told for nothing so far off. */
  double rmsMs(double lostMs) {
    return Math.sqrt((squares + wrong * lostMs * lostMs) / (found + wrong));
  }
}
