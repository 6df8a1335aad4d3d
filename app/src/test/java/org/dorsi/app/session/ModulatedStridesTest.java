package org.dorsi.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.trial.ReplayResult;
import org.dorsi.controller.trial.ReplayVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an adaptive controller asks for, through controller, trial and replay. */
class ModulatedStridesTest {

  private static final String DROP_FOOT =
      Lab.text(
          "program = \"drop-foot\"",
          Lab.SWITCHES + Lab.FOOT_UNIT,
          """
          [[channel]]
          number = 1
          electrodeAreaCm2 = 25
          currentMilliamps = 5
          maximumMilliamps = 6
          """);

  private static final String OPERATOR =
      """
      1 attest self-test
      1 attest side-check
      2 arm
      3 start
      20 modulate ta-right 0.5 1
      30 modulate ta-right 1 0.8
      45 modulate ta-right 9 9
      """;

  private static List<WalkWithProgram.Burst> between(WalkWithProgram walk, long from, long until) {
    return walk.bursts.stream()
        .filter(b -> b.fromNs() >= from * 1_000_000_000L && b.untilNs() < until * 1_000_000_000L)
        .toList();
  }

  /** What every one of the bursts reaches: none is cut short before. */
  private static void assertHighest(double milliamps, List<WalkWithProgram.Burst> bursts) {
    for (WalkWithProgram.Burst burst : bursts) {
      assertEquals(milliamps, burst.highestMilliamps(), 1e-9, burst::toString);
    }
  }

  @Test
  void givesEachStrideWhatWasAskedForAndReplaysItToTheLastBit(@TempDir Path folder)
      throws Exception {
    WalkWithProgram walk = new WalkWithProgram(DROP_FOOT, 1);
    Path trial = walk.record(OPERATOR, 60, folder);
    List<WalkWithProgram.Burst> before = between(walk, 14, 20);
    List<WalkWithProgram.Burst> halved = between(walk, 22, 30);
    List<WalkWithProgram.Burst> narrow = between(walk, 40, 45);
    List<WalkWithProgram.Burst> more = between(walk, 45, 60);
    assertTrue(Math.min(before.size(), halved.size()) >= 3, walk.bursts::toString);
    assertHighest(5, before);
    assertHighest(2.5, halved);
    assertHighest(5, narrow);
    for (WalkWithProgram.Burst burst : walk.bursts) {
      // From heel off to contact is 61 % of this walker's stride: every tenth burst ran into the
      // limit on duty and left a swing without pulses, until tails made room for it.
      assertTrue(burst.untilNs() - burst.fromNs() > 600_000_000L, burst::toString);
    }
    narrow.forEach(b -> assertEquals(240, b.widestMicros(), 1e-9));
    assertTrue(more.get(more.size() - 1).highestMilliamps() > 5.1, more::toString);
    for (WalkWithProgram.Burst b : more) {
      assertTrue(b.highestMilliamps() <= 6, b::toString);
      assertTrue(b.highestMilliamps() * b.widestMicros() <= 6 * 300 * 1.0001, b::toString);
    }
    ReplayResult again =
        ReplayVerifier.verify(
            trial,
            header ->
                new GaitController(
                    SessionConfigReader.parse("trial", header.config()).controllerSettings()),
            (ticks, read, size) -> {});
    assertNull(again.firstDifference());
    assertTrue(again.verified());
    assertEquals(60_000, again.ticksCompared());
  }
}
