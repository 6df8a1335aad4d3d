package org.dorsi.sim.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Truth: the same functions of {@link StrictMath}, to some units in the last place. */
class ElementaryFunctionsTest {

  private static final int DRAWS = 100_000;

  @Test
  void directionsHaveTheCosineAndSineOfTheirAngle() {
    Random random = new Random(11);
    Direction direction = new Direction();
    for (int i = 0; i < DRAWS; i++) {
      double angle = 40 * random.nextDouble() - 20;
      direction.turnTo(angle);
      assertEquals(StrictMath.cos(angle), direction.cos(), 2.3e-16, () -> "cos " + angle);
      assertEquals(StrictMath.sin(angle), direction.sin(), 2.3e-16, () -> "sin " + angle);
    }
  }

  @Test
  void exponentialsAreThoseOfTheLibrary() {
    Random random = new Random(12);
    for (int i = 0; i < DRAWS; i++) {
      double x = 60 * random.nextDouble() - 40;
      assertEquals(1, Exponential.of(x) / StrictMath.exp(x), 6e-16, () -> "exp " + x);
    }
  }

  @Test
  void exponentialsBeyondDoublesStayFinite() {
    assertEquals(StrictMath.exp(700), Exponential.of(1e6), 1e290);
    assertEquals(StrictMath.exp(-700), Exponential.of(-1e6), 1e-310);
  }
}
