package org.dorsi.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trial that was cut anywhere opens up to its last whole record, and says what it lacks. */
@Timeout(120)
class CutTrialTest {

  private static final int CUTS = 20;
  private static final int AT_ONCE = 4;

  /** Enough of the file for its header and configuration, without which there is no trial. */
  private static final int BEGINNING = 8192;

  private final Path folder;

  CutTrialTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void verifiesWhatIsLeftOfATrialCutAnywhere() throws Exception {
    byte[] trial = Files.readAllBytes(demo());
    Random random = new Random(6);
    List<Long> compared = new ArrayList<>();
    for (int cut = 0; cut < CUTS; cut += AT_ONCE) {
      List<DorsiProcess> replays = new ArrayList<>();
      try {
        for (int i = cut; i < cut + AT_ONCE; i++) {
          int length = BEGINNING + random.nextInt(trial.length - BEGINNING);
          Path file = folder.resolve("cut-" + i + ".wpilog");
          Files.write(file, Arrays.copyOf(trial, length));
          replays.add(
              DorsiProcess.start(
                  folder, "replay-" + i, "replay", file.toString(), "--verify", "--json"));
        }
        for (DorsiProcess replay : replays) {
          compared.add(ticksCompared(replay, replay.awaitExit(30)));
        }
      } finally {
        replays.forEach(DorsiProcess::close);
      }
    }
    assertTrue(compared.stream().distinct().count() > CUTS / 2, compared::toString);
  }

  private Path demo() throws Exception {
    try (DorsiProcess demo =
        DorsiProcess.start(folder, "demo", "demo", "--headless", "--seconds", "6", "--json")) {
      assertEquals(0, demo.awaitExit(40), demo.said());
      JsonNode summary = new ObjectMapper().readTree(demo.lastLine());
      return folder.resolve(summary.path("trial").asText());
    }
  }

  private static long ticksCompared(DorsiProcess replay, int exit) throws Exception {
    String said = replay.said();
    JsonNode result = new ObjectMapper().readTree(replay.lastLine());
    boolean whole = exit == 0;
    assertAll(
        () -> assertTrue(exit == 0 || exit == 3, said),
        () -> assertFalse(said.contains("\tat "), said),
        () -> assertFalse(result.has("firstDifference"), said),
        () -> assertEquals(whole, result.path("verified").asBoolean(), said),
        () -> assertEquals(whole, !said.contains("incomplete: "), said));
    return result.path("ticksCompared").asLong();
  }
}
