package org.dorsi.app.session;

import org.dorsi.sim.rig.Walker;

/**
 * Who walks in a session without hardware, and how.
 *
 * @param walker who
 * @param speedMetersPerSec belt speed at the start
 * @param onsetSeconds when the impairment begins to set in, session time
 * @param realTime whether somebody watches
 * @param seed decides every chance
 */
public record Simulation(
    Walker walker, double speedMetersPerSec, double onsetSeconds, boolean realTime, long seed) {

  /**
   * Long enough after the start for stimulation to have begun: arming, three valid strides, and the
   * soft start.
   */
  public static final double ONSET_SECONDS = 12;
}
