package org.dorsi.sim.device;

import java.util.Arrays;

/**
 * The shape of one pulse: up to sixteen constant currents, one after the other. Immutable.
 *
 * <p>Built from points of four bytes: 12 bits duration in us, 10 bits current as 2 mA + 300.
 */
final class Waveform {

  /** The device runs a shorter point for this long. */
  private static final int SHORTEST_POINT_MICROS = 10;

  private static final int CURRENT_ZERO = 300;
  private static final int MAX_HALF_MILLIAMPS = 2 * 130;

  private final int[] micros;
  private final int[] halfMilliamps;

  private Waveform(int[] micros, int[] halfMilliamps) {
    this.micros = micros;
    this.halfMilliamps = halfMilliamps;
  }

  static Waveform read(byte[] data, int offset, int points) {
    int[] micros = new int[points];
    int[] halfMilliamps = new int[points];
    for (int i = 0; i < points; i++) {
      int at = offset + 4 * i;
      micros[i] = (data[at] & 0xFF) << 4 | (data[at + 1] & 0xF0) >> 4;
      halfMilliamps[i] = ((data[at + 1] & 0x0F) << 6 | (data[at + 2] & 0xFC) >> 2) - CURRENT_ZERO;
    }
    return new Waveform(micros, halfMilliamps);
  }

  /** Whether every current is one that the device can give: at most 130 mA either way. */
  boolean isWithinDevice() {
    return Arrays.stream(halfMilliamps).allMatch(half -> Math.abs(half) <= MAX_HALF_MILLIAMPS);
  }

  /** How long the pulse takes. */
  long durationMicros() {
    long sum = 0;
    for (int point : micros) {
      sum += Math.max(SHORTEST_POINT_MICROS, point);
    }
    return sum;
  }

  /** The current of the first phase, without its sign; 0 when no current flows. */
  double currentMilliamps() {
    double peak = 0;
    for (int i = firstCurrent(); i < micros.length && sameSign(i); i++) {
      peak = Math.max(peak, Math.abs(halfMilliamps[i]) / 2.0);
    }
    return peak;
  }

  /** How long the first phase lasts; 0 when no current flows. */
  long phaseMicros() {
    long sum = 0;
    for (int i = firstCurrent(); i < micros.length && sameSign(i); i++) {
      sum += Math.max(SHORTEST_POINT_MICROS, micros[i]);
    }
    return sum;
  }

  /** The charge that stays behind: 1 mA for 1 us is 1 nC; 0 for a balanced pulse. */
  double netChargeNanocoulombs() {
    double sum = 0;
    for (int i = 0; i < micros.length; i++) {
      sum += halfMilliamps[i] / 2.0 * Math.max(SHORTEST_POINT_MICROS, micros[i]);
    }
    return sum;
  }

  private int firstCurrent() {
    int i = 0;
    while (i < micros.length && halfMilliamps[i] == 0) {
      i++;
    }
    return i;
  }

  private boolean sameSign(int i) {
    return Integer.signum(halfMilliamps[i]) == Integer.signum(halfMilliamps[firstCurrent()]);
  }

  /** The points as JSON: {@code [[us, mA], ...]}. */
  String json() {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < micros.length; i++) {
      json.append(i == 0 ? "[" : ",[")
          .append(micros[i])
          .append(',')
          .append(halfMilliamps[i] / 2.0)
          .append(']');
    }
    return json.append(']').toString();
  }
}
