package org.dorsi.sim.body;

/**
 * How a point fixed to a segment moves, in the lab frame, and how its segment is turned: everything
 * an ideal inertial unit there would feel. Reused from call to call; one thread.
 */
public final class PointMotion {

  /** Forward position, m. */
  public double xMeters;

  /** Height above the belt, m. */
  public double yMeters;

  /** Forward velocity, m/s. */
  public double vxMetersPerSec;

  /** Upward velocity, m/s. */
  public double vyMetersPerSec;

  /** Forward acceleration, without gravity, m/s2. */
  public double axMetersPerSec2;

  /** Upward acceleration, without gravity, m/s2. */
  public double ayMetersPerSec2;

  /** From the lab's x axis to the segment's anterior axis, counterclockwise, rad. */
  public double angleRad;

  /** Turning of the segment; a toe that rises is positive, rad/s. */
  public double rateRadPerSec;

  /** Angular acceleration of the segment, rad/s2. */
  public double accelerationRadPerSec2;
}
