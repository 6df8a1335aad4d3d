package org.dorsi.controller.safety.check;

import java.util.Arrays;
import java.util.List;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/**
 * An inertial unit whose values are no leg's (H7): saturated, broken, or no numbers. Single spikes
 * are common in recordings and are the detectors' matter; here it is the lack of any sample in
 * range. Control thread only.
 */
final class SensorRange implements SafetyCheck {

  /**
   * How long nothing in range may come, from the first wrong sample on, so that the last pulse
   * comes within 100 ms of the onset (safety requirements, H7, "100 ms live").
   */
  private static final long WRONG_NS = 80_000_000L;

  /** Just below the end of the usual range, 2000 deg/s: 34.9 rad/s. No foot stays there. */
  private static final double FASTEST_RAD_PER_SEC = 34;

  /** No foot is hit harder: the bound of the foot's own detector. */
  private static final double HARDEST_METERS_PER_SEC2 = 400;

  private static final long NEVER = Long.MAX_VALUE;

  /** Since when every sample has been out of range, by side and segment. */
  private final long[] wrongSinceNs = new long[Slots.PLACES];

  SensorRange() {
    Arrays.fill(wrongSinceNs, NEVER);
  }

  @Override
  public void look(Sight sight, Findings findings) {
    List<SensorReading> readings = sight.readings();
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i) instanceof ImuSample sample) {
        take(sample);
      }
    }
    for (Side side : Slots.SIDES) {
      for (int segment = 0; segment < Slots.SEGMENTS; segment++) {
        long sinceNs = wrongSinceNs[Slots.SEGMENTS * Slots.of(side) + segment];
        if (sight.nowNs() - WRONG_NS >= sinceNs && sight.used(side) != null) {
          findings.suspend(Slots.words(side) + " inertial unit out of range");
        }
      }
    }
  }

  private void take(ImuSample s) {
    int slot = Slots.of(s.placement());
    boolean right =
        isWithin(FASTEST_RAD_PER_SEC, s.gyroXRadPerSec(), s.gyroYRadPerSec(), s.gyroZRadPerSec())
            && isWithin(
                HARDEST_METERS_PER_SEC2,
                s.forceXMetersPerSec2(),
                s.forceYMetersPerSec2(),
                s.forceZMetersPerSec2());
    wrongSinceNs[slot] = right ? NEVER : Math.min(wrongSinceNs[slot], s.arrivalNs());
  }

  private static boolean isWithin(double bound, double x, double y, double z) {
    return Math.abs(x) < bound && Math.abs(y) < bound && Math.abs(z) < bound;
  }
}
