package org.dorsi.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dorsi.app.score.EventScore;

/**
 * Trials of one group of people taken together, event by event.
 *
 * <p>Any one thread.
 */
final class Totals {

  private static final class Sum {
    private int foundNear;
    private int wrongNear;
    private int found;
    private int wrong;
    private int falseDetections;
    private double minutes;
    private double squares;
    private double worst = 1;
    private final List<Double> medians = new ArrayList<>();
  }

  private final String people;
  private final SortedMap<String, Sum> sums = new TreeMap<>();

  Totals(String people) {
    this.people = people;
  }

  /** Adds a trial's score at 100 ms and at 250 ms. */
  void add(String event, EventScore near, EventScore loose) {
    Sum sum = sums.computeIfAbsent(event, key -> new Sum());
    sum.foundNear += near.found();
    sum.wrongNear += near.missed() + near.falseDetections();
    sum.found += loose.found();
    sum.wrong += loose.missed() + loose.falseDetections();
    sum.falseDetections += loose.falseDetections();
    sum.minutes += loose.scoredSeconds() / 60;
    sum.squares += loose.found() * loose.residualSdMs() * loose.residualSdMs();
    sum.worst = Math.min(sum.worst, loose.f1());
    sum.medians.add(loose.medianMs());
  }

  /** One table row an event. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    sums.forEach(
        (event, sum) -> {
          sum.medians.sort(Double::compare);
          rows.add(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %.3f | %.3f | %.3f | %.2f | %.0f | %+.0f |",
                  people,
                  event,
                  2.0 * sum.foundNear / (2.0 * sum.foundNear + sum.wrongNear),
                  2.0 * sum.found / (2.0 * sum.found + sum.wrong),
                  sum.worst,
                  sum.falseDetections / sum.minutes,
                  Math.sqrt(sum.squares / sum.found),
                  sum.medians.get(sum.medians.size() / 2)));
        });
    return rows;
  }
}
