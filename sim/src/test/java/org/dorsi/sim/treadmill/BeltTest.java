package org.dorsi.sim.treadmill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Truth: uniform acceleration. */
class BeltTest {

  @Test
  void rampsUpHoldsAndStopsWithTheSetAcceleration() {
    Belt belt = new Belt(0);
    belt.runTo(1.2, 0.5);
    run(belt, 1);
    assertEquals(0.5, belt.speedMetersPerSec(), 1e-9);
    assertEquals(-0.5, belt.surfaceVelocityXMetersPerSec(), 1e-9);
    run(belt, 3);
    assertEquals(1.2, belt.speedMetersPerSec());
    belt.runTo(0, 0.4);
    run(belt, 1);
    assertEquals(0.8, belt.speedMetersPerSec(), 1e-9);
    run(belt, 5);
    assertEquals(0, belt.speedMetersPerSec());
  }

  @Test
  void refusesAnAccelerationThatIsNone() {
    var e = assertThrows(IllegalArgumentException.class, () -> new Belt(1).runTo(2, 0));
    assertEquals("belt acceleration must be above 0 m/s2, got 0.0", e.getMessage());
  }

  private static void run(Belt belt, double seconds) {
    for (int i = 0; i < Math.round(seconds / 1e-4); i++) {
      belt.advance(1e-4);
    }
  }
}
