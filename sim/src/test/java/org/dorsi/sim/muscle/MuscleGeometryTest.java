package org.dorsi.sim.muscle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Truth: virtual work. A muscle's lever is how its length changes with the joint angle; Geyer's
 * fibres, which stand for pennate ones, follow by the factor rho.
 */
class MuscleGeometryTest {

  private static final double DELTA = 1e-6;

  @ParameterizedTest
  @EnumSource(LegMuscle.class)
  void leversAreTheChangeOfLengthWithTheJointAngle(LegMuscle muscle) {
    MuscleGeometry path = MuscleGeometry.of(muscle, 1);
    for (double ankle = 1.1; ankle < 2.2; ankle += 0.1) {
      for (double knee = 1.8; knee < 3.1; knee += 0.2) {
        for (double hip = 2.0; hip < 3.6; hip += 0.4) {
          double byAnkle =
              (length(path, ankle + DELTA, knee, hip) - length(path, ankle - DELTA, knee, hip))
                  / (2 * DELTA);
          double byKnee =
              (length(path, ankle, knee + DELTA, hip) - length(path, ankle, knee - DELTA, hip))
                  / (2 * DELTA);
          double byHip =
              (length(path, ankle, knee, hip + DELTA) - length(path, ankle, knee, hip - DELTA))
                  / (2 * DELTA);
          double ankleArm = path.ankleArmMeters(StrictMath.sin(ankle), StrictMath.cos(ankle));
          double kneeArm = path.kneeArmMeters(StrictMath.sin(knee), StrictMath.cos(knee));
          assertEquals(-rhoAtAnkle(muscle) * ankleArm, byAnkle, 1e-8, "ankle");
          assertEquals(-0.7 * kneeArm, byKnee, 1e-8, "knee");
          assertEquals(-rhoAtHip(muscle) * path.hipArmMeters(), byHip, 1e-8, "hip");
        }
      }
    }
  }

  private static double rhoAtAnkle(LegMuscle muscle) {
    return muscle == LegMuscle.SOLEUS ? 0.5 : 0.7;
  }

  private static double rhoAtHip(LegMuscle muscle) {
    return muscle == LegMuscle.HAMSTRINGS ? 0.7 : 0.5;
  }

  private static double length(MuscleGeometry path, double ankle, double knee, double hip) {
    return path.lengthMeters(
        StrictMath.sin(ankle),
        StrictMath.cos(ankle),
        StrictMath.sin(knee),
        StrictMath.cos(knee),
        hip);
  }
}
