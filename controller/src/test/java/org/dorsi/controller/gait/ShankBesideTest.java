package org.dorsi.controller.gait;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Winter 1991, normal cadence: the ankles pass where the shanks lean 32.6 and 11.3 degrees. */
class ShankBesideTest {

  private static final double STANDING_RAD = Math.toRadians(-11.3);
  private static final double SWINGING_RAD = Math.toRadians(-32.6);
  private static final double SPREAD_RAD = Math.toRadians(1);

  private static ShankBeside walked(int strides, double otherShare) {
    ShankBeside beside = new ShankBeside();
    for (int k = 0; k < strides; k++) {
      beside.otherLanded(otherShare);
    }
    beside.otherLeans(STANDING_RAD);
    return beside;
  }

  @Test
  void seesTheFeetOfAnUnevenWalkerPass() {
    ShankBeside beside = walked(10, 0.56);
    assertTrue(beside.isTold());
    assertFalse(beside.isPassing(SWINGING_RAD - SPREAD_RAD));
    assertTrue(beside.isPassing(SWINGING_RAD + SPREAD_RAD));
  }

  @Test
  void leavesEvenWalkersToTheWayOfTheirFeet() {
    assertFalse(walked(20, 0.48).isTold());
  }

  @Test
  void takesNobodyForUnevenAfterAFewSteps() {
    assertFalse(walked(9, 0.56).isTold());
  }

  @Test
  void saysNothingOnceTheOtherLegIsNotSeen() {
    ShankBeside beside = walked(10, 0.56);
    beside.otherLeans(Double.NaN);
    assertFalse(beside.isTold());
    assertFalse(beside.isPassing(0));
  }
}
