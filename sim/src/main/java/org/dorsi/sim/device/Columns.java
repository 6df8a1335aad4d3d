package org.dorsi.sim.device;

/** What holds for the columns of a recorded track. */
final class Columns {

  private Columns() {}

  static void check(double[] timesSeconds, int rows) {
    if (timesSeconds.length != rows) {
      throw new IllegalArgumentException(
          "every row must have a time, got " + timesSeconds.length + " times, " + rows + " rows");
    }
    for (int i = 1; i < rows; i++) {
      if (!(timesSeconds[i] >= timesSeconds[i - 1])) {
        throw new IllegalArgumentException(
            "time must not fall, got "
                + timesSeconds[i]
                + " s after "
                + timesSeconds[i - 1]
                + " s in row "
                + (i + 1));
      }
    }
  }
}
