package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class GeneratedWalkTest {

  private static final long MS = 1_000_000L;

  private static WalkSettings settings(Optional<Side> dropFoot, boolean bounce) {
    return new WalkSettings(2, 1.2, 0.62, 0.03, 0, dropFoot, bounce, 7);
  }

  private static List<TrueEvent> walk(GeneratedWalk walk, double seconds, Runnable each) {
    List<TrueEvent> events = new ArrayList<>();
    for (long t = 0; t < seconds * 1e9; t += MS) {
      walk.advance(t);
      each.run();
    }
    walk.drainEvents(events);
    return events;
  }

  @Test
  void standsOnBothFeetBeforeTheFirstStep() {
    GeneratedWalk walk = new GeneratedWalk(settings(Optional.empty(), true));
    walk(
        walk,
        1.9,
        () -> {
          assertEquals(15, walk.closedBits(Side.LEFT));
          assertEquals(15, walk.closedBits(Side.RIGHT));
          assertEquals(0, walk.gyroZRadPerSec(Side.RIGHT));
        });
  }

  @Test
  void everyLegGoesThroughItsEventsInOrderWithTheStancesOfTheSettings() {
    for (Side side : Side.values()) {
      List<TrueEvent> events =
          walk(new GeneratedWalk(settings(Optional.empty(), true)), 60, () -> {}).stream()
              .filter(event -> event.side() == side)
              .toList();
      assertEquals("HO", events.get(0).label());
      String order = "IC FF HO TO";
      double stance = 0;
      int strides = 0;
      for (int i = 2; i + 4 < events.size(); i += 4) {
        assertEquals(
            order,
            String.join(" ", events.subList(i, i + 4).stream().map(TrueEvent::label).toList()));
        double strideNs = events.get(i + 4).timeNs() - events.get(i).timeNs();
        stance += (events.get(i + 3).timeNs() - events.get(i).timeNs()) / strideNs;
        strides++;
      }
      assertEquals(0.62, stance / strides, 1e-3);
      assertEquals(58 / 1.2, strides, 3);
    }
  }

  @Test
  void theFootComesBackToWhereItWasAfterEachStride() {
    GeneratedWalk walk = new GeneratedWalk(settings(Optional.empty(), false));
    double[] angle = {0};
    double[] worst = {0};
    walk(
        walk,
        30,
        () -> {
          angle[0] += walk.gyroZRadPerSec(Side.RIGHT) * 1e-3;
          if (walk.closedBits(Side.RIGHT) == 15) {
            worst[0] = Math.max(worst[0], Math.abs(angle[0]));
          }
        });
    assertTrue(worst[0] < 0.02, "flat on the ground the pitch is 0, got " + worst[0] + " rad");
  }

  @Test
  void aDropFootLandsOnTheForefootUnlessItWasStimulatedInSwing() {
    GeneratedWalk alone = new GeneratedWalk(settings(Optional.of(Side.RIGHT), false));
    GeneratedWalk helped = new GeneratedWalk(settings(Optional.of(Side.RIGHT), false));
    int[] aloneFirst = {0, 0};
    int[] helpedFirst = {0, 0};
    count(alone, aloneFirst, false);
    count(helped, helpedFirst, true);
    assertEquals(0, aloneFirst[0], "heel first without help");
    assertTrue(aloneFirst[1] > 20);
    assertEquals(0, helpedFirst[1], "forefoot first with help");
    assertTrue(helpedFirst[0] > 20);
  }

  /** Contacts of the right foot: heel first, forefoot first. */
  private static void count(GeneratedWalk walk, int[] firsts, boolean help) {
    int[] before = {15};
    long[] sinceOff = {0};
    walk(
        walk,
        30,
        () -> {
          int bits = walk.closedBits(Side.RIGHT);
          if (before[0] == 0 && bits != 0) {
            firsts[(bits & FootSwitchSample.HEEL) != 0 ? 0 : 1]++;
          }
          sinceOff[0] = (bits & FootSwitchSample.HEEL) != 0 ? 0 : sinceOff[0] + 1;
          if (help && sinceOff[0] % 25 == 1) {
            walk.stimulate(Side.RIGHT, 6);
          }
          before[0] = bits;
        });
  }

  @Test
  void bouncingSwitchesOpenAgainShortlyAfterContactOnly() {
    GeneratedWalk clean = new GeneratedWalk(settings(Optional.empty(), false));
    GeneratedWalk bouncing = new GeneratedWalk(settings(Optional.empty(), true));
    int[] edges = {0, 0};
    int[] last = {15, 15};
    for (long t = 0; t < 30_000 * MS; t += MS) {
      clean.advance(t);
      bouncing.advance(t);
      int[] now = {clean.closedBits(Side.LEFT), bouncing.closedBits(Side.LEFT)};
      for (int i = 0; i < 2; i++) {
        edges[i] += now[i] != last[i] ? 1 : 0;
        last[i] = now[i];
      }
    }
    assertTrue(edges[1] > edges[0] + 20, edges[0] + " edges clean, " + edges[1] + " bouncing");
  }

  @Test
  void theSameSeedGivesTheSameWalkToTheBitAndAnotherOneDoesNot() {
    WalkSettings settings = WalkSettings.dropFootRight(3);
    List<TrueEvent> first = walk(new GeneratedWalk(settings), 20, () -> {});
    assertEquals(first, walk(new GeneratedWalk(settings), 20, () -> {}));
    assertFalse(first.equals(walk(new GeneratedWalk(WalkSettings.dropFootRight(4)), 20, () -> {})));
  }
}
