package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

/**
 * A foot on the ground that rests and pushes off, with a unit that is turned about the vertical.
 */
class FootAxesTest {

  private static final Placement FOOT = new Placement(Side.LEFT, BodySegment.FOOT);
  private static final double GRAVITY = 9.81;
  private static final double STEP_SECONDS = 0.005;

  private final FootAxes worn = new FootAxes();

  @Test
  void leavesTheMapAloneWhereTheFootTurnsAboutAnAxisTwentyDegreesOff() {
    assertFalse(worn.axes().isSettled());
    for (int stride = 0; stride < 5; stride++) {
      assertFalse(pushesOff(20, false), "stride " + stride);
      assertTrue(worn.axes().isSettled());
    }
    assertEquals(1, worn.axes().turnRadPerSec(sample(0, 0, 1, GRAVITY)), 1e-12);
  }

  @Test
  void takesTheAxisThatTwoPushOffsOfAStrangerShow() {
    for (double yawDeg : new double[] {-170, -90, 50, 90, 180}) {
      FootAxesTest other = new FootAxesTest();
      assertFalse(other.pushesOff(yawDeg, false), "one is chance");
      assertFalse(other.worn.axes().isSettled());
      assertTrue(other.pushesOff(yawDeg, false), "yaw " + yawDeg);
      double sine = StrictMath.sin(yawDeg * StrictMath.PI / 180);
      double cosine = StrictMath.cos(yawDeg * StrictMath.PI / 180);
      SegmentAxes axes = other.worn.axes();
      assertEquals(2, axes.turnRadPerSec(sample(2 * sine, 0, 2 * cosine, 0)), 0.01);
      ImuSample pushed = force(3 * cosine, GRAVITY, -3 * sine);
      assertEquals(3, axes.forwardMetersPerSec2(pushed), 0.05, "yaw " + yawDeg);
      assertEquals(GRAVITY, axes.upwardMetersPerSec2(pushed), 0.05);
      assertFalse(other.pushesOff(yawDeg, false), "and keeps to it");
    }
  }

  @Test
  void oddStepsDoNotMoveTheAxesOfSomebodyKnown() {
    for (int stride = 0; stride < 3; stride++) {
      assertFalse(pushesOff(5, true));
    }
    assertFalse(pushesOff(150, true));
    assertFalse(pushesOff(150, true));
    assertFalse(pushesOff(5, true));
    assertEquals(1, worn.axes().turnRadPerSec(sample(0, 0, 1, GRAVITY)), 1e-12);
  }

  @Test
  void turningOnTheSpotIsNoPushOff() {
    for (int turn = 0; turn < 6; turn++) {
      rest();
      for (int i = 0; i < 100; i++) {
        assertFalse(worn.follow(sample(0, 3, 0.2, GRAVITY), STEP_SECONDS, false));
      }
    }
    assertFalse(worn.axes().isSettled());
  }

  private boolean pushesOff(double yawDeg, boolean known) {
    double sine = StrictMath.sin(yawDeg * StrictMath.PI / 180);
    double cosine = StrictMath.cos(yawDeg * StrictMath.PI / 180);
    rest();
    boolean changed = false;
    for (int i = 0; i < 60; i++) {
      changed |= worn.follow(sample(-3 * sine, 0, -3 * cosine, GRAVITY), STEP_SECONDS, known);
    }
    return changed;
  }

  private void rest() {
    for (int i = 0; i < 100; i++) {
      worn.follow(sample(0, 0, 0, GRAVITY), STEP_SECONDS, false);
    }
  }

  private static ImuSample sample(double turnX, double turnY, double turnZ, double forceY) {
    return new ImuSample(0, 0, FOOT, turnX, turnY, turnZ, 0, forceY, 0);
  }

  private static ImuSample force(double x, double y, double z) {
    return new ImuSample(0, 0, FOOT, 0, 0, 0, x, y, z);
  }
}
