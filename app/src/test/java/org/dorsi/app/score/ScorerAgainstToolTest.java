package org.dorsi.app.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another implementation: the scoring tool that lies beside the recordings. */
class ScorerAgainstToolTest {

  private final Path folder;

  ScorerAgainstToolTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "agora_treadmill_foot_imu_fsr, H01_trial1, 0.7, 20",
    "agora_treadmill_foot_imu_fsr, P08_trial2, 0.7, 20",
    "tripod_treadmill_imu_optogait, PWS, 0, 5"
  })
  void agreesOnEventsThatAreShiftedLostAndMadeUp(
      String data, String trial, double pad, int skipStrides) throws Exception {
    Path reference = Recordings.require(data + "/reference_events/" + trial + ".csv");
    Path gaps = reference.resolveSibling(trial + ".gaps.csv");
    Path detected = disturbed(reference);
    LeftOut leftOut =
        LeftOut.read(gaps, pad).andFirstStrides(EventTimes.read(reference), skipStrides);
    List<EventScore> ours =
        Scorer.score(EventTimes.read(reference), EventTimes.read(detected), leftOut);
    JsonNode theirs = tool(reference, detected, gaps, pad, skipStrides).get("results");
    assertEquals(theirs.size(), ours.size());
    for (int i = 0; i < ours.size(); i++) {
      assertSame(theirs.get(i), ours.get(i));
    }
  }

  private static void assertSame(JsonNode theirs, EventScore ours) {
    String what = ours.event() + " at " + ours.toleranceMs();
    assertEquals(theirs.get("event").asText(), ours.event());
    assertEquals(theirs.get("tol_ms").asDouble(), ours.toleranceMs());
    assertEquals(theirs.get("tp").asInt(), ours.found(), what);
    assertEquals(theirs.get("fp").asInt(), ours.falseDetections(), what);
    assertEquals(theirs.get("fn").asInt(), ours.missed(), what);
    assertEquals(theirs.get("f1").asDouble(), ours.f1(), 1e-9, what);
    assertEquals(theirs.get("bias_ms").asDouble(), ours.meanMs(), 1e-6, what);
    assertEquals(theirs.get("sd_ms").asDouble(), ours.sdMs(), 1e-6, what);
    assertEquals(theirs.get("mae_ms").asDouble(), ours.meanAbsoluteMs(), 1e-6, what);
    assertEquals(theirs.get("med_ms").asDouble(), ours.medianMs(), 1e-6, what);
    assertEquals(theirs.get("sd_res_ms").asDouble(), ours.residualSdMs(), 1e-6, what);
    assertEquals(theirs.get("p95_ms").asDouble(), ours.p95Ms(), 1e-6, what);
    assertEquals(theirs.get("p95_res_ms").asDouble(), ours.residualP95Ms(), 1e-6, what);
  }

  private Path disturbed(Path reference) throws IOException {
    Random random = new Random(7);
    List<String> rows = new ArrayList<>(List.of("time_s,event,side"));
    for (String row : Files.readAllLines(reference).stream().skip(1).toList()) {
      String[] cells = row.split(",", -1);
      double at = Double.parseDouble(cells[0]) + 0.03 + 0.06 * random.nextGaussian();
      if (random.nextInt(20) != 0) {
        rows.add(String.format(Locale.ROOT, "%.6f,%s,%s", at, cells[1], cells[2]));
      }
      if (random.nextInt(20) == 0) {
        rows.add(String.format(Locale.ROOT, "%.6f,%s,%s", at + 0.2, cells[1], cells[2]));
      }
    }
    return Files.write(folder.resolve("detected.csv"), rows);
  }

  private JsonNode tool(Path reference, Path detected, Path gaps, double pad, int skipStrides)
      throws Exception {
    Path tool = Recordings.folder().resolve("../tools/score_events.py").normalize();
    Assumptions.assumeTrue(
        Files.exists(tool) && succeeds("python3", "-c", "import numpy"),
        "needs " + tool + " and python3 with numpy");
    Path out = folder.resolve("tool.json");
    Process process =
        new ProcessBuilder(
                "python3",
                tool.toString(),
                reference.toString(),
                detected.toString(),
                "--gaps",
                gaps.toString(),
                "--pad",
                String.valueOf(pad),
                "--skip-strides",
                String.valueOf(skipStrides),
                "--json")
            .redirectOutput(out.toFile())
            .start();
    assertEquals(0, process.waitFor());
    return new ObjectMapper().readTree(out.toFile());
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
