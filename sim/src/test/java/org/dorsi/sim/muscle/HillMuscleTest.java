package org.dorsi.sim.muscle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: the equations of a muscle at rest, and the exponential that activation follows. */
class HillMuscleTest {

  private static final double STEP = 1e-4;
  private static final double ANKLE = 1.4;
  private static final double KNEE = 2.7;
  private static final double HIP = 2.8;

  @ParameterizedTest
  @EnumSource(LegMuscle.class)
  void aMuscleHeldStillPullsWithWhatItsFibreCanHold(LegMuscle muscle) {
    LegMuscles muscles = held();
    muscles.excite(muscle, 0.6);
    advance(muscles, 2);
    double length = muscles.normalizedLength(muscle);
    double fibre =
        0.6 * HillCurves.forceLength(length)
            + HillCurves.parallel(length)
            - HillCurves.buffer(length);
    assertEquals(fibre, muscles.normalizedForce(muscle), 1e-6);
    assertEquals(0, muscles.normalizedVelocity(muscle), 1e-6);
  }

  @Test
  void activationFollowsExcitationExponentially() {
    LegMuscles muscles = held();
    muscles.excite(LegMuscle.SOLEUS, 1);
    advance(muscles, 0.02);
    double expected = 1 - (1 - LegMuscles.LEAST_EXCITATION) * StrictMath.exp(-2);
    assertEquals(expected, muscles.activation(LegMuscle.SOLEUS), 2e-3);
  }

  @Test
  void stimulationAddsToTheMusclesOwnActivation() {
    LegMuscles muscles = held();
    muscles.excite(LegMuscle.TIBIALIS_ANTERIOR, 0.2);
    muscles.stimulate(LegMuscle.TIBIALIS_ANTERIOR, 0.3);
    advance(muscles, 0.5);
    assertEquals(0.5, muscles.activation(LegMuscle.TIBIALIS_ANTERIOR), 1e-9);
    muscles.stimulate(LegMuscle.TIBIALIS_ANTERIOR, 1);
    assertEquals(1, muscles.activation(LegMuscle.TIBIALIS_ANTERIOR), 1e-9);
  }

  @Test
  void aWeakMusclePullsLessAndAShortTendonMore() {
    LegMuscles healthy = held();
    advance(healthy, 1);
    LegMuscles weak = held();
    weak.weaken(LegMuscle.SOLEUS, 0.5);
    advance(weak, 1);
    LegMuscles tight = held();
    tight.shorten(LegMuscle.SOLEUS, 0.9);
    advance(tight, 1);
    double force = healthy.forceNewtons(LegMuscle.SOLEUS);
    assertEquals(0.5 * force, weak.forceNewtons(LegMuscle.SOLEUS), 1e-9 * force);
    assertEquals(1, Math.signum(tight.forceNewtons(LegMuscle.SOLEUS) - force));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.6, -0.1, 0, 0.1, 0.5, 1})
  void velocityInvertsForceVelocity(double velocity) {
    assertEquals(velocity, HillCurves.velocity(HillCurves.forceVelocity(velocity)), 1e-12);
  }

  @Test
  void curvesHaveTheValuesTheyAreDefinedBy() {
    assertEquals(1, HillCurves.forceLength(1), 1e-15);
    assertEquals(0.05, HillCurves.forceLength(1 + HillCurves.WIDTH), 1e-15);
    assertEquals(0.05, HillCurves.forceLength(1 - HillCurves.WIDTH), 1e-15);
    assertEquals(1, HillCurves.parallel(1 + HillCurves.WIDTH), 1e-12);
    assertEquals(1, HillCurves.buffer(1 - 1.5 * HillCurves.WIDTH), 1e-12);
    assertEquals(1, HillCurves.tendon(HillCurves.REFERENCE_STRAIN), 1e-15);
    assertEquals(0, HillCurves.tendon(-0.01));
    assertEquals(0, HillCurves.forceVelocity(-1), 1e-15);
    assertEquals(1, HillCurves.forceVelocity(0), 1e-15);
    assertEquals(HillCurves.ECCENTRIC_MAXIMUM, HillCurves.forceVelocity(1), 1e-15);
  }

  private static LegMuscles held() {
    LegMuscles muscles = new LegMuscles(1, 1);
    muscles.relax(
        StrictMath.sin(ANKLE),
        StrictMath.cos(ANKLE),
        StrictMath.sin(KNEE),
        StrictMath.cos(KNEE),
        HIP);
    return muscles;
  }

  private static void advance(LegMuscles muscles, double seconds) {
    for (long i = 0; i < Math.round(seconds / STEP); i++) {
      muscles.advance(
          STEP,
          StrictMath.sin(ANKLE),
          StrictMath.cos(ANKLE),
          StrictMath.sin(KNEE),
          StrictMath.cos(KNEE),
          HIP);
    }
  }
}
