package org.dorsi.sim.sensing;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.body.PlanarBody;
import org.dorsi.sim.body.PointMotion;
import org.dorsi.sim.contact.FootContact;

/**
 * Everything that a simulated person wears: switches under both feet, inertial units wherever they
 * are strapped on. Looks at the body once a millisecond. Seeded; one thread.
 */
public final class WornSensors {

  private final VirtualFootSwitches left;
  private final VirtualFootSwitches right;
  private final List<VirtualImu> imus = new ArrayList<>();
  private final List<Placement> placements;
  private final PointMotion motion = new PointMotion();

  /**
   * @param worn of what kind they are
   * @param placements where inertial units are
   * @param legLengthMeters of the wearer, from hip to sole
   * @param seed decides every error
   */
  public WornSensors(
      WornSettings worn, List<Placement> placements, double legLengthMeters, long seed) {
    this.left = new VirtualFootSwitches(Side.LEFT, worn.left(), seed);
    this.right = new VirtualFootSwitches(Side.RIGHT, worn.right(), seed + 10);
    this.placements = List.copyOf(placements);
    for (int i = 0; i < placements.size(); i++) {
      imus.add(VirtualImu.worn(placements.get(i), worn, legLengthMeters, seed + 20 + i));
    }
  }

  /** Where inertial units are worn. */
  public List<Placement> placements() {
    return placements;
  }

  /**
   * A millisecond on.
   *
   * @param timeNs simulated time
   * @param taken what was measured now is added here: the left foot's switches, the right foot's,
   *     then the inertial units in the order of their placements
   */
  public void look(
      long timeNs,
      PlanarBody body,
      FootContact leftContact,
      FootContact rightContact,
      List<SensorReading> taken) {
    look(timeNs, left, leftContact, taken);
    look(timeNs, right, rightContact, taken);
    for (int i = 0; i < imus.size(); i++) {
      VirtualImu imu = imus.get(i);
      body.motionOf(imu.point(), motion);
      ImuSample sample = imu.look(timeNs, motion);
      if (sample != null) {
        taken.add(sample);
      }
    }
  }

  private static void look(
      long timeNs, VirtualFootSwitches shoe, FootContact contact, List<SensorReading> taken) {
    FootSwitchSample sample = shoe.look(timeNs, contact.heelNewtons(), contact.toeNewtons());
    if (sample != null) {
      taken.add(sample);
    }
  }
}
