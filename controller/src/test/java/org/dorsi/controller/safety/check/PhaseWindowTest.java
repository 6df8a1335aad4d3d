package org.dorsi.controller.safety.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.sensors.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where in its leg's cycle a burst may begin, and how often it may not. */
class PhaseWindowTest {

  private static final String OUTSIDE = "ta-right: bursts outside their window";
  private static final SafeCommand ON = TestCommands.armed(1, new PulseParameters(20, 250, 40));
  private static final SafeCommand NONE = TestCommands.armed(1);

  @Test
  void theThirdOfTenBurstsOutsideItsWindowLatches() {
    assertNull(latchedAfter(0b0000000101), "two of ten");
    assertEquals(OUTSIDE, latchedAfter(0b1000000011));
    assertNull(latchedAfter(0b10000000011), "three of eleven");
  }

  /** One burst a stride; where the bit is set it begins in the middle of stance. */
  private static @Nullable String latchedAfter(int outside) {
    WatchedWalk walk = new WatchedWalk(new PhaseWindow());
    walk.until(6_000);
    @Nullable String latched = null;
    for (int stride = 0; stride < 12; stride++) {
      boolean wrong = (outside >> stride & 1) != 0;
      long startMs = walk.ms + (wrong ? 120 : 550);
      walk.until(startMs);
      walk.given = ON;
      latched = latched == null ? walk.step().latches() : latched;
      assertNull(walk.step().latches(), "told once");
      walk.until(startMs + 100);
      walk.given = NONE;
      walk.until(6_000 + (stride + 1) * 1_200L);
    }
    return latched;
  }

  @Test
  void awayFromGaitNoBurstHasAWindow() {
    WatchedWalk walk = new WatchedWalk(new PhaseWindow());
    walk.mode = StimulationMode.EXERCISE;
    walk.until(6_000);
    for (int i = 0; i < 10; i++) {
      walk.until(6_000 + i * 1_200L + 120);
      walk.given = ON;
      assertNull(walk.step().latches());
      walk.given = NONE;
      walk.step();
    }
  }

  /**
   * A swing that lasts longer than the wearer's others waits at the end of the cycle, and there the
   * window from heel off to contact ends: what begins there is still inside.
   */
  @Test
  void aBurstThatBeginsInTheLastInstantOfItsWindowIsInside() {
    WatchedWalk walk = new WatchedWalk(new PhaseWindow());
    walk.until(6_000);
    walk.right = time -> 0;
    walk.until(6_600);
    assertNull(latchedAfterBursts(walk, 5));
  }

  @Test
  void aProgramWithoutAWindowHasNoPlaceInGait() {
    WatchedWalk walk = new WatchedWalk(new PhaseWindow());
    walk.program = program(Side.RIGHT, null);
    assertEquals(OUTSIDE, latchedAfterBursts(walk, 3));
  }

  @Test
  void aBurstOfALegThatNobodyWatchesIsOutsideItsWindow() {
    WatchedWalk walk = new WatchedWalk(new PhaseWindow(), Side.RIGHT);
    walk.program = program(Side.LEFT, GaitWindow.heelOffToContact(0));
    assertEquals("ta-left: bursts outside their window", latchedAfterBursts(walk, 3));
  }

  private static ChannelProgram program(Side side, @Nullable GaitWindow window) {
    return new ChannelProgram(
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, side, 25),
        new CalibratedCurrents(20, 30),
        250,
        40,
        0.2,
        0.15,
        1.5,
        window);
  }

  /** Bursts of a millisecond, one after the other; no more than are asked for latch. */
  private static @Nullable String latchedAfterBursts(WatchedWalk walk, int bursts) {
    for (int i = 0; i < bursts; i++) {
      assertNull(walk.findings.latches(), "after " + i);
      walk.given = NONE;
      walk.step();
      walk.given = ON;
      walk.step();
    }
    return walk.findings.latches();
  }
}
