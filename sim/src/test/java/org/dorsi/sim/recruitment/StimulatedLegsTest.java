package org.dorsi.sim.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;
import org.junit.jupiter.api.Test;

class StimulatedLegsTest {

  private static final StimulationChannel TA =
      new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, Side.RIGHT, 25);

  private static StimulatedLegs stimulated(FesSettings settings, double milliamps, double ankle) {
    StimulatedLegs legs = new StimulatedLegs(List.of(TA), FesSettings.TYPICAL, settings, 1);
    for (int i = 0; i < 1000; i++) {
      if (i % 25 == 0) {
        legs.pulse(1, milliamps, 300, ankle);
      }
      legs.advance();
    }
    return legs;
  }

  @Test
  void aPulseReachesItsOwnMuscleOnItsOwnSide() {
    StimulatedLegs legs = stimulated(FesSettings.TYPICAL, 30, 0);
    assertTrue(legs.activation(Side.RIGHT, LegMuscle.TIBIALIS_ANTERIOR) > 0.05);
    for (LegMuscle muscle : LegMuscle.values()) {
      assertEquals(0, legs.activation(Side.LEFT, muscle));
      if (muscle != LegMuscle.TIBIALIS_ANTERIOR) {
        assertEquals(0, legs.activation(Side.RIGHT, muscle), muscle.words());
      }
    }
  }

  @Test
  void moreCurrentOverflowsToTheCalf() {
    double calf =
        stimulated(FesSettings.TYPICAL, 60, 0).activation(Side.RIGHT, LegMuscle.GASTROCNEMIUS);
    double shin =
        stimulated(FesSettings.TYPICAL, 60, 0).activation(Side.RIGHT, LegMuscle.TIBIALIS_ANTERIOR);
    assertTrue(calf > 0 && calf < 0.2 * shin, calf + " of " + shin);
  }

  @Test
  void activationRisesWithCurrent() {
    double before = 0;
    for (double milliamps = 22; milliamps <= 60; milliamps += 2) {
      double now =
          stimulated(FesSettings.TYPICAL, milliamps, 0)
              .activation(Side.RIGHT, LegMuscle.TIBIALIS_ANTERIOR);
      assertTrue(now > before, milliamps + " mA: " + now + " after " + before);
      before = now;
    }
  }

  @Test
  void withdrawalLiftsTheLegOnlyAboveItsThreshold() {
    FesSettings withdrawing =
        new FesSettings(RecruitmentCurve.TYPICAL, FatigueConstants.TYPICAL, 0.02, 0, 0, 35);
    assertEquals(0, stimulated(withdrawing, 34, 0).activation(Side.RIGHT, LegMuscle.HIP_FLEXORS));
    assertTrue(stimulated(withdrawing, 45, 0).activation(Side.RIGHT, LegMuscle.HIP_FLEXORS) > 0.03);
    assertTrue(stimulated(withdrawing, 45, 0).activation(Side.RIGHT, LegMuscle.HAMSTRINGS) > 0.02);
  }

  @Test
  void theAnkleMovesTheSkinOverTheNerve() {
    FesSettings settings =
        new FesSettings(
            RecruitmentCurve.TYPICAL,
            FatigueConstants.TYPICAL,
            0.02,
            0,
            0.15,
            Double.POSITIVE_INFINITY);
    double neutral =
        stimulated(settings, 30, 0).activation(Side.RIGHT, LegMuscle.TIBIALIS_ANTERIOR);
    double dorsiflexed =
        stimulated(settings, 30, Math.PI / 9).activation(Side.RIGHT, LegMuscle.TIBIALIS_ANTERIOR);
    assertEquals(1.15, dorsiflexed / neutral, 0.01);
  }

  @Test
  void patientsDifferWithinTheirRangesAndEachIsHisOwn() {
    assertEquals(FesSettings.TYPICAL.randomized(4), FesSettings.TYPICAL.randomized(4));
    assertNotEquals(FesSettings.TYPICAL.randomized(4), FesSettings.TYPICAL.randomized(5));
    for (int seed = 0; seed < 1000; seed++) {
      RecruitmentCurve curve = FesSettings.TYPICAL.randomized(seed).curve();
      assertTrue(curve.thresholdMilliamps() >= 15 && curve.thresholdMilliamps() <= 25);
      assertTrue(curve.saturationMilliamps() >= 45 && curve.saturationMilliamps() <= 70);
      assertTrue(curve.shortestPulseMicros() >= 100 && curve.shortestPulseMicros() <= 160);
      assertTrue(curve.gainFraction() >= 0.7 && curve.gainFraction() <= 1.3);
    }
  }
}
