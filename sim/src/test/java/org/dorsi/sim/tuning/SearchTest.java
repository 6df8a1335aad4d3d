package org.dorsi.sim.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

  private static final String NAME = "rosenbrock 4 seed 1";

  /** Least at (2, 1, -1, 0.5) from the start, at the end of a narrow bent valley. */
  private static double rosenbrock(double[] fromStart) {
    double[] x = {fromStart[0] - 1, fromStart[1], fromStart[2] + 2, fromStart[3] + 0.5};
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      sum += 100 * (x[i + 1] - x[i] * x[i]) * (x[i + 1] - x[i] * x[i]) + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }

  private static Search search(int evaluations, Journal journal) {
    return new Search(new Search.Plan(4, 0.5, 12, evaluations, 1), journal, (n, cost, best) -> {});
  }

  @Test
  void findsTheEndOfABentValley() {
    double[] found = search(6000, Journal.inMemory()).run(SearchTest::rosenbrock);
    assertArrayEquals(new double[] {2, 1, -1, 0.5}, found, 1e-4);
  }

  @Test
  void beginsWithTheStartAndFindsNothingWorse() {
    Search search = search(1, Journal.inMemory());
    double[] start = {0, 0, 0, 0};
    assertArrayEquals(start, search.run(SearchTest::rosenbrock), 0);
    assertEquals(rosenbrock(start), search.first());
    // Nothing is better than a start that is best.
    assertArrayEquals(start, search(50, Journal.inMemory()).run(x -> x[0] * x[0]), 0);
  }

  @Test
  void aSearchThatWasInterruptedEndsWhereAnUnbrokenOneDoes(@TempDir Path folder)
      throws IOException {
    double[] unbroken = search(500, Journal.inMemory()).run(SearchTest::rosenbrock);
    Path file = folder.resolve("search.journal");
    AtomicInteger asked = new AtomicInteger();
    try (Journal journal = Journal.open(file, NAME)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              search(500, journal)
                  .run(
                      x -> {
                        if (asked.incrementAndGet() > 200) {
                          throw new IllegalStateException("the computer was switched off");
                        }
                        return rosenbrock(x);
                      }));
    }
    // And the disk has half a line of what came next.
    Files.writeString(file, Files.readString(file) + "12.5");
    AtomicInteger again = new AtomicInteger();
    try (Journal journal = Journal.open(file, NAME)) {
      assertEquals(200, journal.size());
      double[] resumed =
          search(500, journal)
              .run(
                  x -> {
                    again.incrementAndGet();
                    return rosenbrock(x);
                  });
      assertArrayEquals(unbroken, resumed, 0);
    }
    assertEquals(300, again.get());
  }

  @Test
  void refusesTheJournalOfAnotherSearch(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("search.journal");
    Journal.open(file, "another").close();
    IOException refused = assertThrows(IOException.class, () -> Journal.open(file, NAME));
    assertTrue(Objects.requireNonNull(refused.getMessage()).contains(":1: is the journal of"));
  }

  @Test
  void namesTheLineThatIsNoCost(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("search.journal");
    Files.write(file, List.of(NAME, "1.5", "many"));
    IOException refused = assertThrows(IOException.class, () -> Journal.open(file, NAME));
    assertTrue(Objects.requireNonNull(refused.getMessage()).contains(":3: must be a cost"));
  }

  @Test
  void refusesACostThatIsNoNumber() {
    assertThrows(
        IllegalStateException.class, () -> search(100, Journal.inMemory()).run(x -> Double.NaN));
  }
}
