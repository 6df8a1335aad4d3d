package org.dorsi.app.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/** Many runs and what they came to, by row of the hazard table. */
final class Campaign {

  /** What is counted of a row. */
  private static final class Row {
    private int runs;
    private long pulses;
    private int stimulated;
    private final Map<String, Integer> caught = new TreeMap<>();
    private final Map<Finding.Rule, Integer> broken = new EnumMap<>(Finding.Rule.class);
  }

  private final Map<Hazard, Row> rows = new EnumMap<>(Hazard.class);
  private final List<Finding> findings = new ArrayList<>();
  private final Consumer<? super Finding> found;
  private int runs;
  private int stimulated;

  private Campaign(Consumer<? super Finding> found) {
    this.found = found;
  }

  /**
   * Runs the seeds from {@code first} on, as many at a time as there are processors.
   *
   * @param progress told how many runs are done, now and then
   * @param found told of each finding soon after it was made
   */
  static Campaign run(long first, int runs, IntConsumer progress, Consumer<? super Finding> found) {
    Campaign campaign = new Campaign(found);
    int chunk = 200;
    for (int done = 0; done < runs; done += chunk) {
      long from = first + done;
      LongStream.range(from, Math.min(first + runs, from + chunk))
          .parallel()
          .mapToObj(FaultyRun::of)
          .toList()
          .forEach(campaign::count);
      progress.accept(Math.min(runs, done + chunk));
    }
    return campaign;
  }

  private void count(FaultyRun.Outcome outcome) {
    runs++;
    boolean any = outcome.pulsesBefore() > 0;
    stimulated += any ? 1 : 0;
    if (outcome.hazards().size() == 1) {
      // Only of a fault alone is it known what was caught.
      rows.computeIfAbsent(outcome.hazards().get(0), unused -> new Row())
          .caught
          .merge(kind(outcome.caught()), 1, Integer::sum);
    }
    for (Hazard hazard : outcome.hazards()) {
      Row row = rows.computeIfAbsent(hazard, unused -> new Row());
      row.runs++;
      row.pulses += outcome.pulses();
      row.stimulated += any ? 1 : 0;
      for (Finding.Rule rule : Finding.Rule.values()) {
        boolean broken = outcome.findings().stream().anyMatch(each -> each.rule() == rule);
        row.broken.merge(rule, broken ? 1 : 0, Integer::sum);
      }
    }
    for (Finding finding : outcome.findings()) {
      Finding whole = finding.among(outcome.hazards());
      findings.add(whole);
      found.accept(whole);
    }
  }

  /** The same cause on another side, channel or number is the same. */
  private static String kind(String cause) {
    return cause.isEmpty()
        ? "no suspension"
        : cause.replaceFirst("^(left|right) ", "").replaceAll("channel \\d+", "channel N");
  }

  /** The rows that were injected. */
  Set<Hazard> rows() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  /** By row: what took the output back, in the runs with this fault alone. */
  String catches() {
    StringBuilder table = new StringBuilder("| row | fault | caught by (runs) |\n");
    table.append("| --- | --- | --- |\n");
    rows.forEach(
        (hazard, row) -> {
          StringJoiner causes = new StringJoiner("; ");
          row.caught.forEach((cause, count) -> causes.add(cause + " (" + count + ")"));
          table.append(
              String.format(Locale.ROOT, "| %s | %s | %s |%n", hazard, hazard.words(), causes));
        });
    return table.toString();
  }

  int runs() {
    return runs;
  }

  /** Runs that had pulses before the first bound. */
  int stimulated() {
    return stimulated;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** By row: runs, runs amid stimulation, pulses, runs with each kind of finding. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| row | fault | runs | amid stimulation | pulses judged | envelope | late | phase |\n");
    table.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    rows.forEach(
        (hazard, row) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %d | %d | %d |%n",
                    hazard,
                    hazard.words(),
                    row.runs,
                    row.stimulated,
                    row.pulses,
                    row.broken.get(Finding.Rule.ENVELOPE),
                    row.broken.get(Finding.Rule.LATE),
                    row.broken.get(Finding.Rule.PHASE))));
    return table.toString();
  }
}
