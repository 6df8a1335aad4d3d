package org.dorsi.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The short form of one JMH class: time and bytes allocated per operation of each of its methods.
 *
 * @param name what a person types to run only this one
 * @param type the class with the {@code @Benchmark} methods
 * @param maxBytes bytes that one operation may allocate, by method; where absent, nothing is asked
 */
record JmhBench(String name, Class<?> type, Map<String, Integer> maxBytes) implements Bench {

  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  JmhBench {
    maxBytes = Map.copyOf(maxBytes);
  }

  @Override
  public List<BenchRow> measure() throws RunnerException {
    List<BenchRow> rows = new ArrayList<>();
    for (RunResult run : new Runner(options().build()).run()) {
      String method = run.getPrimaryResult().getLabel();
      rows.add(BenchRow.plain(name + " " + method, run.getPrimaryResult().getScore(), "ns"));
      var secondary = run.getSecondaryResults();
      for (String key : secondary.keySet()) {
        if (key.endsWith(BYTES_PER_OPERATION)) {
          rows.add(bytes(method, secondary.get(key).getScore()));
        }
      }
    }
    return rows;
  }

  private BenchRow bytes(String method, double bytes) {
    String row = name + " " + method + ", allocated";
    Integer limit = maxBytes.get(method);
    return limit == null
        ? BenchRow.plain(row, bytes, "B")
        : BenchRow.atMost(limit, row, bytes, "B");
  }

  private OptionsBuilder options() {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + type.getName().replace(".", "\\.") + "\\.")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(1)
        .warmupIterations(5)
        .warmupTime(TimeValue.milliseconds(400))
        .measurementIterations(5)
        .measurementTime(TimeValue.milliseconds(400))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT);
    return options;
  }
}
