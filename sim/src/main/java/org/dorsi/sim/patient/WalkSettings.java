package org.dorsi.sim.patient;

import java.util.Optional;
import org.dorsi.sensors.Side;

/**
 * How a generated walk goes.
 *
 * @param standingSeconds quiet standing before the first step, 0 to 600
 * @param strideSeconds mean time between two contacts of one foot, 0.4 to 4
 * @param stanceFraction share of stance in a stride, 0.5 to 0.8
 * @param variationFraction standard deviation of the step time over its mean, 0 to 0.2
 * @param asymmetryFraction by how much longer than the mean the step onto the right foot takes,
 *     -0.3 to 0.3
 * @param dropFoot the foot whose dorsiflexors are paretic
 * @param contactBounce whether switches bounce as they close
 * @param seed decides every chance in the walk
 */
public record WalkSettings(
    double standingSeconds,
    double strideSeconds,
    double stanceFraction,
    double variationFraction,
    double asymmetryFraction,
    Optional<Side> dropFoot,
    boolean contactBounce,
    long seed) {

  public WalkSettings {
    check("standing time", standingSeconds, 0, 600, "s");
    check("stride time", strideSeconds, 0.4, 4, "s");
    check("stance share", stanceFraction, 0.5, 0.8, "");
    check("step time variation", variationFraction, 0, 0.2, "");
    check("step time asymmetry", asymmetryFraction, -0.3, 0.3, "");
  }

  private static void check(String what, double value, double min, double max, String unit) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          what + " must be in [" + min + ", " + max + "] " + unit + ", got " + value);
    }
  }
}
