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

  /** At 100 ms and at 250 ms. */
  private record Sums(ScoreSum near, ScoreSum loose) {}

  private final String people;
  private final SortedMap<String, Sums> sums = new TreeMap<>();

  Totals(String people) {
    this.people = people;
  }

  /** Adds a trial's score at 100 ms and at 250 ms. */
  void add(String event, EventScore near, EventScore loose) {
    Sums both = sums.computeIfAbsent(event, key -> new Sums(new ScoreSum(), new ScoreSum()));
    both.near().add(near);
    both.loose().add(loose);
  }

  /** One table row an event. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    sums.forEach(
        (event, both) ->
            rows.add(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %.3f | %.3f | %.3f | %.2f | %.0f | %+.0f |",
                    people,
                    event,
                    both.near().f1(),
                    both.loose().f1(),
                    both.loose().worstF1(),
                    both.loose().falsePerMinute(),
                    both.loose().sdMs(),
                    both.loose().medianMs())));
    return rows;
  }
}
