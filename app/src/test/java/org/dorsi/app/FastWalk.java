package org.dorsi.app;

import java.util.List;
import java.util.Optional;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sim.device.Recording;
import org.dorsi.sim.device.SwitchTrack;

/**
 * Switches under a right foot in a walk so fast that a session stimulates after two seconds of it:
 * three strides of {@link #STRIDE_SECONDS}, then pulses in more than half of each.
 */
final class FastWalk {

  static final double STRIDE_SECONDS = 0.6;

  private static final double RATE_HZ = 200;
  private static final double FOOT_FLAT = 0.1;
  private static final double HEEL_OFF = 0.45;
  private static final double TOE_OFF = 0.6;
  private static final int RIGHT = 4;

  private FastWalk() {}

  static Recording of(double seconds) {
    int rows = (int) (seconds * RATE_HZ);
    double[] times = new double[rows];
    byte[] closed = new byte[rows];
    for (int row = 0; row < rows; row++) {
      times[row] = row / RATE_HZ;
      double strides = times[row] / STRIDE_SECONDS;
      double cycle = strides - Math.floor(strides);
      int heel = cycle < HEEL_OFF ? FootSwitchSample.HEEL : 0;
      int forefoot = cycle >= FOOT_FLAT && cycle < TOE_OFF ? FootSwitchSample.TOE : 0;
      closed[row] = (byte) ((heel | forefoot) << RIGHT);
    }
    return new Recording("fast walk", Optional.of(new SwitchTrack(times, closed)), List.of());
  }
}
