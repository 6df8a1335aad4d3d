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
 * <p>A session compiles with the quick compiler only, and a simulation with both. Benchmarks are
 * run with both, as is usual for JMH; what the quick compiler costs is seen in {@link
 * SensorToStimulatorBench}, which measures a session.
 *
 * @param name what a person types to run only this one
 * @param type the class with the {@code @Benchmark} methods
 * @param bars what is asked of one operation, by method; where absent, nothing is asked
 */
record JmhBench(String name, Class<?> type, Map<String, Bar> bars) implements Bench {

  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  /**
   * What the profiler itself is worth: it counts a few bytes of the harness over all operations.
   */
  private static final double NO_BYTES = 0.01;

  /**
   * What is asked of one operation.
   *
   * @param maxNs the longest time it may take
   * @param maxBytes what it may allocate
   */
  record Bar(double maxNs, double maxBytes) {

    /** Where only the time matters. */
    static Bar time(double maxNs) {
      return new Bar(maxNs, Double.POSITIVE_INFINITY);
    }

    /** Where only the bytes matter. */
    static Bar bytes(double maxBytes) {
      return new Bar(Double.POSITIVE_INFINITY, maxBytes);
    }

    /** A hot path: so long at the most, and nothing allocated. */
    static Bar withoutAllocation(double maxNs) {
      return new Bar(maxNs, NO_BYTES);
    }
  }

  JmhBench {
    bars = Map.copyOf(bars);
  }

  @Override
  public List<BenchRow> measure() throws RunnerException {
    List<BenchRow> rows = new ArrayList<>();
    for (RunResult run : new Runner(options().build()).run()) {
      String method = run.getPrimaryResult().getLabel();
      rows.add(time(method, run.getPrimaryResult().getScore()));
      var secondary = run.getSecondaryResults();
      for (String key : secondary.keySet()) {
        if (key.endsWith(BYTES_PER_OPERATION)) {
          rows.add(bytes(method, secondary.get(key).getScore()));
        }
      }
    }
    return rows;
  }

  private BenchRow time(String method, double ns) {
    String row = name + " " + method;
    Bar bar = bars.get(method);
    return bar == null || Double.isInfinite(bar.maxNs())
        ? BenchRow.plain(row, ns, "ns")
        : BenchRow.atMost(bar.maxNs(), row, ns, "ns");
  }

  private BenchRow bytes(String method, double bytes) {
    String row = name + " " + method + ", allocated";
    Bar bar = bars.get(method);
    return bar == null || Double.isInfinite(bar.maxBytes())
        ? BenchRow.plain(row, bytes, "B")
        : BenchRow.atMost(bar.maxBytes(), row, bytes, "B");
  }

  private OptionsBuilder options() {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + type.getName().replace(".", "\\.") + "\\.")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(1)
        .jvmArgs("-XX:+UseSerialGC")
        .warmupIterations(5)
        .warmupTime(TimeValue.milliseconds(400))
        .measurementIterations(5)
        .measurementTime(TimeValue.milliseconds(400))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT);
    return options;
  }
}
