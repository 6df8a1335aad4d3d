package org.dorsi.app.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dorsi.app.detect.Detection;
import org.dorsi.app.recording.CsvRecording;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.controller.gait.FusionBenchmark;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.Recording;
import org.dorsi.sim.patient.PlanarWalk;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Detection: one sample through the full fusion, and one foot's recording of three minutes at 200
 * Hz as {@code dorsi detect} handles it, a generated walk.
 */
final class DetectBench implements Bench {

  private static final double SECONDS = 180;
  private static final double RATE_HZ = 200;
  private static final int RUNS = 11;

  /** At least so many times real time, reading included, and the detector alone. */
  private static final double TIMES_REAL_TIME = 1000;

  private static final double DETECTOR_TIMES_REAL_TIME = 3000;
  private static final double SAMPLE_MAX_NS = 2000;

  private static final String MAP =
      """
      [file]
      headerLines = 1
      separator = ","
      [time]
      column = "time_s"
      unit = "s"
      [[imu]]
      side = "right"
      segment = "foot"
      gyro = ["gx", "gy", "gz"]
      gyroUnit = "rad/s"
      acc = ["ax", "ay", "az"]
      accUnit = "m/s2"
      axes = ["+x", "+y", "+z"]
      """;

  @Override
  public String name() {
    return "detect";
  }

  @Override
  public List<BenchRow> measure() throws IOException, RunnerException {
    JmhBench.Bar bar = JmhBench.Bar.withoutAllocation(SAMPLE_MAX_NS);
    List<BenchRow> rows =
        new ArrayList<>(
            new JmhBench(name(), FusionBenchmark.class, Map.of("sample", bar)).measure());
    Path folder = Files.createTempDirectory("dorsi-bench");
    Path walk = folder.resolve("walk.csv");
    Path map = folder.resolve("map.toml");
    try {
      Files.writeString(map, MAP);
      write(walk);
      rows.addAll(measure(walk, RecordingMap.read(map)));
    } finally {
      Files.deleteIfExists(walk);
      Files.deleteIfExists(map);
      Files.delete(folder);
    }
    return rows;
  }

  private static void write(Path file) throws IOException {
    PlanarWalk walk = new PlanarWalk(1, 2, SECONDS, 0.03, 0, 1);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("time_s,gx,gy,gz,ax,ay,az\n");
      for (int k = 0; k < SECONDS * RATE_HZ; k++) {
        double[] moved = walk.foot(Side.RIGHT, k / RATE_HZ);
        out.write(
            String.format(
                Locale.ROOT,
                "%.4f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f%n",
                k / RATE_HZ,
                0.0,
                0.0,
                moved[0],
                moved[1],
                moved[2],
                0.0));
      }
    }
  }

  private static List<BenchRow> measure(Path file, RecordingMap map) {
    Durations whole = new Durations();
    Durations detector = new Durations();
    for (int run = 0; run < RUNS; run++) {
      long startNs = System.nanoTime();
      Recording recording = CsvRecording.read(file, map);
      long readNs = System.nanoTime();
      int events = new Detection(map, Optional.empty(), Optional.of(0)).run(recording, map).size();
      long endNs = System.nanoTime();
      if (events < SECONDS) {
        throw new IllegalStateException("a walk must have events, got " + events);
      }
      whole.add(endNs - startNs);
      detector.add(endNs - readNs);
    }
    return List.of(
        BenchRow.atMost(
            SECONDS / TIMES_REAL_TIME * 1e3,
            "detect 3 min of one foot, reading included, median",
            whole.percentileMillis(50),
            "ms"),
        BenchRow.atMost(
            SECONDS / DETECTOR_TIMES_REAL_TIME * 1e3,
            "detect 3 min of one foot, detector alone, median",
            detector.percentileMillis(50),
            "ms"));
  }
}
