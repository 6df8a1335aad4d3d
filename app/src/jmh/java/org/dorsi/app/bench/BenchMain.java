package org.dorsi.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dorsi.app.command.ExitCode;
import org.openjdk.jmh.annotations.Benchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * The command {@code dorsi bench}: runs every benchmark in its short form and judges the figures.
 */
@Command(
    name = "bench",
    description = "Measures how fast Dorsi is on this machine, beside what is asked of it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 every bar met, 4 a bar not met.",
      "",
      "Examples:",
      "  dorsi bench                 everything, as a table",
      "  dorsi bench control         one benchmark only",
      "  dorsi bench --json          a last line for programs"
    })
final class BenchMain implements Callable<Integer> {

  /** What one tick may allocate: immutable values only (architecture, section 8). */
  private static final int TICK_MAX_BYTES = 1024;

  /** What a limiter may take of a tick (issue on stimulation, "Must hold"). */
  private static final int LIMITER_MAX_NS = 1_000;

  /** Its gait events, some ten a second. */
  private static final int PATIENT_MAX_BYTES = 10;

  /** What writing or reading one frame of a stimulator may take. */
  private static final double FRAME_MAX_NS = 1_000;

  @Option(
      names = "--json",
      description = "End standard output with the figures as one JSON object on a line.")
  private boolean json;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Run only these benchmarks.")
  private List<String> names = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchMain()).execute(args));
  }

  /** All there are; a new one only has to be added here. */
  static List<Bench> all() {
    return List.of(
        new JmhBench(
            "control",
            ControlTickBenchmark.class,
            Map.of("tick", JmhBench.Bar.bytes(TICK_MAX_BYTES))),
        new JmhBench(
            "limiter",
            LimiterBenchmark.class,
            Map.of(
                "controller", JmhBench.Bar.withoutAllocation(LIMITER_MAX_NS),
                "guard", JmhBench.Bar.withoutAllocation(LIMITER_MAX_NS))),
        new JmhBench(
            "patient",
            PatientBenchmark.class,
            Map.of("tick", new JmhBench.Bar(PatientBenchmark.MAX_TICK_NS, PATIENT_MAX_BYTES))),
        new DetectBench(),
        new JmhBench("sim", SimulationBenchmark.class, Map.of("tick", SimulationBenchmark.BAR)),
        codec("sciencemode4", ScienceMode4Benchmark.class),
        codec("sciencemode2", ScienceMode2Benchmark.class),
        codec("sciencemode1", ScienceMode1Benchmark.class),
        new SensorToStimulatorBench(),
        new PulseTimingBench());
  }

  /** Every frame of a stimulator, written or read, within the same time. */
  private static JmhBench codec(String name, Class<?> type) {
    Map<String, JmhBench.Bar> bars = new TreeMap<>();
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(Benchmark.class)) {
        bars.put(method.getName(), JmhBench.Bar.time(FRAME_MAX_NS));
      }
    }
    return new JmhBench(name, type, bars);
  }

  @Override
  public Integer call() throws Exception {
    List<BenchRow> rows = new ArrayList<>();
    for (Bench bench : chosen()) {
      System.err.println("measuring " + bench.name() + " ...");
      rows.addAll(measure(bench));
    }
    boolean ok = rows.stream().allMatch(BenchRow::ok);
    System.out.print(BenchTable.of(rows));
    if (json) {
      System.out.println(toJson(rows, ok));
    }
    return ok ? ExitCode.OK : ExitCode.NOT_MET;
  }

  /**
   * A computer that is busy with other things for a moment deserves a second try; a benchmark that
   * fails twice is a bar not met, and no reason to lose the others' figures.
   */
  private static List<BenchRow> measure(Bench bench) throws Exception {
    try {
      return bench.measure();
    } catch (IllegalStateException e) {
      System.err.println("  once more, because " + e.getMessage());
    }
    try {
      return bench.measure();
    } catch (IllegalStateException e) {
      System.err.println("  not measured, because " + e.getMessage());
      return List.of(BenchRow.failed(bench.name()));
    }
  }

  private List<Bench> chosen() {
    List<Bench> all = all();
    List<String> known = all.stream().map(Bench::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "benchmark must be one of " + known + ", got " + name);
      }
    }
    return all.stream().filter(b -> names.isEmpty() || names.contains(b.name())).toList();
  }

  private static String toJson(List<BenchRow> rows, boolean ok) throws JsonProcessingException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("benchmarks", rows);
    report.put("ok", ok);
    return new ObjectMapper().writeValueAsString(report);
  }
}
