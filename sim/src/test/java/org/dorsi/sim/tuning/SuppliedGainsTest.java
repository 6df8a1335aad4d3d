package org.dorsi.sim.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dorsi.sim.patient.Gait;
import org.dorsi.sim.patient.SuppliedPatients;
import org.dorsi.sim.rig.Walker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gains of each supplied gait stand below the command that made them, and cost what it says:
 * gains, muscles or a current that were changed by hand are found out.
 */
class SuppliedGainsTest {

  private static final Pattern COMMAND =
      Pattern.compile(
          "# Gains by: dorsi tune (\\S+)\\.toml --speed (\\S+) --evaluations \\d+ --population \\d+"
              + " --step \\S+ --seed (\\d+) \\(cost (\\S+), from (\\S+)\\)");

  static Stream<String> patients() {
    return SuppliedPatients.names().stream();
  }

  @ParameterizedTest
  @MethodSource("patients")
  void costsWhatTheCommandAboveItSays(String name) throws IOException {
    Walker walker = Walker.of(name);
    List<Double> speeds = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (String[] gait : gaits(name)) {
        Matcher command = COMMAND.matcher(gait[0]);
        assertTrue(command.matches(), name + ": no command above a gait: " + gait[0]);
        assertEquals(name, command.group(1));
        assertEquals("speed-m-per-s = " + command.group(2), gait[2], name);
        double speed = Double.parseDouble(command.group(2));
        speeds.add(speed);
        GainSpace space = new GainSpace(walker.patient(), speed);
        WalkCost cost =
            new WalkCost(walker.at(speed), space, threads, Long.parseLong(command.group(3)));
        String found = String.format(Locale.ROOT, "%.2f", cost.of(new double[space.dimensions()]));
        assertEquals(command.group(4), found, name + " at " + speed + " m/s");
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(
        walker.patient().gaits().stream().map(Gait::speedMetersPerSec).sorted().toList(),
        speeds.stream().sorted().toList());
  }

  /** The line above each gait, its own, and the one below. */
  private static List<String[]> gaits(String name) throws IOException {
    List<String> lines;
    try (InputStream in =
        Objects.requireNonNull(SuppliedPatients.class.getResourceAsStream(name + ".toml"))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<String[]> gaits = new ArrayList<>();
    for (int i = 1; i + 1 < lines.size(); i++) {
      if (lines.get(i).equals("[[gait]]")) {
        gaits.add(new String[] {lines.get(i - 1), lines.get(i), lines.get(i + 1)});
      }
    }
    return gaits;
  }
}
