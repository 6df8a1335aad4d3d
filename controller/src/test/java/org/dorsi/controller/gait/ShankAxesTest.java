package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/** A shank that swings forward in 0.4 s and back in 0.8 s, with a unit strapped on anyhow. */
class ShankAxesTest {

  private static final Placement SHANK = new Placement(Side.LEFT, BodySegment.SHANK);
  private static final double STEP_SECONDS = 0.005;

  private final ShankAxes worn = new ShankAxes();

  @Test
  void leavesTheMapAloneWhereTheUnitSitsTwentyDegreesRoundTheShank() {
    assertFalse(walks(20, 20));
    assertTrue(worn.axes().isSettled());
  }

  @Test
  void takesTheAxisAboutWhichTheShankSwingsForwardFastest() {
    assertTrue(walks(180, 9));
    assertEquals(-1, worn.axes().turnRadPerSec(sample(1, 0)), 1e-6);
  }

  @Test
  void aLegThatStandsOrIsShiftedShowsNothing() {
    for (int i = 0; i < 4000; i++) {
      double turn = 0.5 * StrictMath.sin(i * 0.02);
      assertFalse(worn.follow(sample(turn, 90), STEP_SECONDS, false));
    }
    assertFalse(worn.axes().isSettled());
  }

  /** Whether the axes change within so many seconds. */
  private boolean walks(double yawDeg, double forSeconds) {
    boolean changed = false;
    for (int i = 0; i * STEP_SECONDS < forSeconds; i++) {
      double phase = (i % 240) / 240.0;
      double turn = phase < 1 / 3.0 ? 3 : -1.5;
      changed |= worn.follow(sample(turn, yawDeg), STEP_SECONDS, false);
    }
    return changed;
  }

  private static ImuSample sample(double turn, double yawDeg) {
    double sine = StrictMath.sin(yawDeg * StrictMath.PI / 180);
    double cosine = StrictMath.cos(yawDeg * StrictMath.PI / 180);
    return new ImuSample(0, 0, SHANK, turn * sine, 0, turn * cosine, 0, 9.81, 0);
  }
}
