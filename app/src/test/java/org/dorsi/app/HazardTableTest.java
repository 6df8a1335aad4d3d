package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dorsi.sensors.testing.Recordings;
import org.junit.jupiter.api.Test;

/** Every hazard is in the table of docs/safety.md, and every test that it names is there. */
class HazardTableTest {

  private static final Path ROOT = Recordings.reactorRoot();
  private static final List<String> MODULES =
      List.of("sensors", "controller", "sim", "visualization", "app");
  private static final int HAZARDS = 48;
  private static final Pattern ROW = Pattern.compile("^\\| (H\\d+) \\|.*\\| ([^|]+) \\|$");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

  private static final String CAMPAIGN =
      "FaultCampaignTest.aThousandFaultyRunsHaveNoPulseBeyondTheEnvelopeAndNoneAfterItsBound";

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/safety.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertEquals(null, rows.put(row.group(1), row.group(2)), row.group(1) + " twice");
      }
    }
    return rows;
  }

  @Test
  void everyHazardIsInTheTableWithATestAtLeast() throws IOException {
    Map<String, String> rows = rows();
    List<String> hazards = IntStream.rangeClosed(1, HAZARDS).mapToObj(i -> "H" + i).toList();
    assertEquals(hazards.size(), rows.size());
    for (String hazard : hazards) {
      String tests = rows.getOrDefault(hazard, "");
      assertTrue(tests.contains("Campaign") || NAMED.matcher(tests).find(), hazard);
    }
  }

  @Test
  void everyNamedTestExists() throws IOException {
    List<String> absent = new ArrayList<>();
    String table = String.join(" ", rows().values()) + " `" + CAMPAIGN + "`";
    Matcher named = NAMED.matcher(table);
    while (named.find()) {
      if (!isTest(named.group(1), named.group(2))) {
        absent.add(named.group());
      }
    }
    assertEquals(List.of(), absent);
    assertFalse(isTest("FaultCampaignTest", "noSuchTest"));
  }

  private static boolean isTest(String simpleName, String method) throws IOException {
    Pattern test = Pattern.compile("\\b(void|(List|Stream)<DynamicTest>) " + method + "\\(");
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        List<Path> found = files.filter(file -> file.endsWith(simpleName + ".java")).toList();
        for (Path file : found) {
          if (test.matcher(Files.readString(file)).find()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Test
  void everyHazardOfTheCampaignNamesItInItsRow() throws IOException {
    Path hazards = ROOT.resolve("app/src/test/java/org/dorsi/app/campaign/Hazard.java");
    List<String> injected =
        Files.readAllLines(hazards).stream()
            .filter(line -> line.matches("^  H\\d+\\(.*"))
            .map(line -> line.strip().replaceFirst("\\(.*", ""))
            .sorted()
            .toList();
    List<String> named =
        rows().entrySet().stream()
            .filter(row -> row.getValue().contains("Campaign"))
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(injected, named);
  }

  /** Row H45. */
  @Test
  void noInjectorIsInADeliveredClassFolder() throws IOException {
    for (String module : MODULES) {
      try (Stream<Path> classes = Files.walk(ROOT.resolve(module + "/target/classes/org/dorsi"))) {
        assertEquals(List.of(), classes.filter(each -> each.endsWith("campaign")).toList());
      }
    }
  }
}
