package org.dorsi.sim.patient;

import org.dorsi.sensors.Side;
import org.dorsi.sim.body.LegChain;
import org.dorsi.sim.body.PlanarBody;

/**
 * The pose from which a patient is set walking: lean 6 degrees, left leg back and about to bear
 * weight, right leg forward, nothing turning (simulator.md 7).
 */
final class LaunchPose {

  private static final double TRUNK_RAD = Math.PI / 2 - Math.toRadians(6);

  private LaunchPose() {}

  /** Poses the body with the lowest point of the soles on the ground. */
  static void apply(PlanarBody body, double vxMetersPerSec) {
    body.setTrunk(TRUNK_RAD, 0);
    pose(body, Side.LEFT, 85, 172, 172);
    pose(body, Side.RIGHT, 90, 172, 142);
    body.setHip(0, 0, vxMetersPerSec, 0);
    body.place();
    double lowest = 0;
    for (Side side : Side.values()) {
      LegChain leg = body.leg(side);
      lowest = Math.min(lowest, leg.soleHeightMeters(leg.heelForwardMeters()));
      lowest = Math.min(lowest, leg.soleHeightMeters(leg.toeForwardMeters()));
    }
    body.setHip(0, -lowest, vxMetersPerSec, 0);
    body.place();
  }

  private static void pose(
      PlanarBody body, Side side, double ankleDeg, double kneeDeg, double hipDeg) {
    double thigh = TRUNK_RAD - Math.toRadians(hipDeg);
    double shank = Math.toRadians(kneeDeg) + thigh - Math.PI;
    double foot = shank + Math.PI - Math.toRadians(ankleDeg);
    body.setLeg(side, thigh, shank, foot);
  }
}
