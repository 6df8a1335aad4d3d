package org.dorsi.controller.telemetry;

import java.util.Arrays;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;

/**
 * Points of a {@link TraceHistory} as columns of primitives.
 *
 * <p>Whoever made it owns it: one thread at a time.
 */
public final class TraceColumns {

  /** The heel's bit in {@link #switches}. */
  public static final int HEEL = 1;

  /** The forefoot's bit in {@link #switches}. */
  public static final int FOREFOOT = 2;

  /** The value of {@link #switches} before the first reading. */
  public static final byte NO_SWITCHES = -1;

  private static final int LEGS = 2;

  private final long[] timesNs;
  private final byte[][] switches;
  private final float[][] gyros;
  private final GaitPhase[][] phases;
  private final float[][] milliamps;

  /**
   * @param length how many points there is room for
   */
  public TraceColumns(int length) {
    timesNs = new long[length];
    switches = new byte[LEGS][length];
    gyros = new float[LEGS][length];
    phases = new GaitPhase[LEGS][length];
    for (GaitPhase[] leg : phases) {
      Arrays.fill(leg, GaitPhase.NOT_WALKING);
    }
    milliamps = new float[StimulationChannel.MAX_CHANNELS][length];
  }

  /** How many points there is room for. */
  public int length() {
    return timesNs.length;
  }

  /** Session time of a point, ns. */
  public long timeNs(int point) {
    return timesNs[point];
  }

  /** {@link #HEEL} and {@link #FOREFOOT} where loaded; {@link #NO_SWITCHES} where unknown. */
  public int switches(Side side, int point) {
    return switches[leg(side)][point];
  }

  /** Sagittal angular velocity of the leg's first inertial unit, rad/s; NaN where there is none. */
  public float gyroZRadPerSec(Side side, int point) {
    return gyros[leg(side)][point];
  }

  /** Phase of the leg. */
  public GaitPhase phase(Side side, int point) {
    return phases[leg(side)][point];
  }

  /** Highest current commanded to a channel (1 to 8) since the point before, mA. */
  public float milliamps(int channel, int point) {
    return milliamps[channel - 1][point];
  }

  /** The leg's row. */
  static int leg(Side side) {
    return side == Side.LEFT ? 0 : 1;
  }

  void set(
      int at,
      long timeNs,
      byte[] switchBits,
      float[] gyroRadPerSec,
      GaitPhase left,
      GaitPhase right,
      float[] currents) {
    timesNs[at] = timeNs;
    for (int leg = 0; leg < LEGS; leg++) {
      switches[leg][at] = switchBits[leg];
      gyros[leg][at] = gyroRadPerSec[leg];
    }
    phases[leg(Side.LEFT)][at] = left;
    phases[leg(Side.RIGHT)][at] = right;
    for (int c = 0; c < currents.length; c++) {
      milliamps[c][at] = currents[c];
    }
  }

  void copyFrom(TraceColumns other, int from, int to) {
    timesNs[to] = other.timesNs[from];
    for (int leg = 0; leg < LEGS; leg++) {
      switches[leg][to] = other.switches[leg][from];
      gyros[leg][to] = other.gyros[leg][from];
      phases[leg][to] = other.phases[leg][from];
    }
    for (int c = 0; c < milliamps.length; c++) {
      milliamps[c][to] = other.milliamps[c][from];
    }
  }
}
