package org.dorsi.sim.body;

import org.dorsi.sensors.Side;

/**
 * Soft ends of the joints' ranges: a spring with nonlinear damping that never pulls (simulator.md
 * 1.1). Angles as in {@code sim.muscle}. Immutable; any thread.
 */
public final class JointStops {

  /** 0.3 N m a degree. */
  private static final double STIFFNESS = 0.3 * 180 / Math.PI;

  /** The stop is twice as stiff at this velocity into it, rad/s: 1 degree a second. */
  private static final double RELAXATION = Math.PI / 180;

  /** Least ankle angle: 62 degrees, 28 of dorsiflexion (70 in Geyer's; simulator.md 12). */
  private static final double ANKLE_LEAST = Math.toRadians(62);

  private static final double ANKLE_MOST = Math.toRadians(130);
  private static final double KNEE_MOST = Math.toRadians(175);
  private static final double HIP_MOST = Math.toRadians(230);

  private JointStops() {}

  /** Adds the torques of the stops of a leg. */
  public static void apply(PlanarBody body, Side side) {
    LegChain leg = body.leg(side);
    double ankle = leg.ankleAngleRad();
    if (ankle < ANKLE_LEAST) {
      leg.addAnkleTorque(push(ANKLE_LEAST - ankle, -leg.ankleRateRadPerSec()));
    } else if (ankle > ANKLE_MOST) {
      leg.addAnkleTorque(-push(ankle - ANKLE_MOST, leg.ankleRateRadPerSec()));
    }
    double knee = leg.kneeAngleRad();
    if (knee > KNEE_MOST) {
      leg.addKneeTorque(-push(knee - KNEE_MOST, leg.kneeRateRadPerSec()));
    }
    double hip = body.hipAngleRad(side);
    if (hip > HIP_MOST) {
      body.addHipTorque(side, -push(hip - HIP_MOST, body.hipRateRadPerSec(side)));
    }
  }

  /** What the stop pushes back with. */
  static double push(double beyondRad, double rateRadPerSec) {
    return STIFFNESS * beyondRad * Math.max(0, 1 + rateRadPerSec / RELAXATION);
  }
}
