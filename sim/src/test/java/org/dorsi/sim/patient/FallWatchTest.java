package org.dorsi.sim.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.dorsi.sim.body.PlanarBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FallWatchTest {

  private static final long TICK_NS = 1_000_000;

  private final PlanarBody body = new PlanarBody(SuppliedPatients.patient("healthy").body());
  private final double weightNewtons = body.parameters().weightNewtons();
  private final FallWatch watch = new FallWatch(body);
  private long timeNs;

  FallWatchTest() {
    LaunchPose.apply(body, 0);
  }

  @Test
  void whoHangsInTheHarnessHasFallen() {
    hang(0.4, 1.0);
    Fall fall = watch.fall();
    assertNotNull(fall);
    // 0.3 of the weight as the mean of a second is reached after 0.75 s at 0.4.
    assertEquals(0.75, fall.timeNs() * 1e-9, 0.002);
    assertEquals("the harness carried more than 30 % of the weight for a second", fall.cause());
  }

  @Test
  void aStumbleIntoTheHarnessIsNoFall() {
    for (int stumble = 0; stumble < 5; stumble++) {
      assertNull(hang(1.0, 0.25));
      assertNull(hang(0, 1.0));
    }
  }

  @Test
  void littleHelpForLongIsNoFall() {
    assertNull(hang(0.25, 10));
  }

  private @Nullable Fall hang(double weights, double seconds) {
    for (int tick = 0; tick < Math.round(seconds * 1000); tick++) {
      timeNs += TICK_NS;
      watch.watch(timeNs, weights * weightNewtons);
    }
    return watch.fall();
  }
}
