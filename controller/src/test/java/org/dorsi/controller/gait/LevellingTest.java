package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LevellingTest {

  private static final double GRAVITY = 9.81;

  @Test
  void tiltedUnitFeelsForwardForceForwardOnceItHasRested() {
    for (double tilt : new double[] {-0.7, -0.2, 0, 0.4, 0.9}) {
      Levelling levelling = new Levelling();
      double sine = StrictMath.sin(tilt);
      double cosine = StrictMath.cos(tilt);
      for (int i = 0; i < 2000; i++) {
        levelling.rest(GRAVITY * sine, GRAVITY * cosine);
      }
      double x = 5 * cosine + GRAVITY * sine;
      double y = -5 * sine + GRAVITY * cosine;
      assertEquals(5, levelling.forward(x, y), 1e-6, "tilt " + tilt);
      assertEquals(GRAVITY, levelling.upward(x, y), 1e-6, "tilt " + tilt);
    }
  }

  @Test
  void leavesAUnitAloneThatLiesOnItsSide() {
    Levelling levelling = new Levelling();
    for (int i = 0; i < 2000; i++) {
      levelling.rest(0.01, -0.02);
    }
    assertEquals(1, levelling.forward(1, 0), 0.05);
  }
}
