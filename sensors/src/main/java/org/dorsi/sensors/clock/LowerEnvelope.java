package org.dorsi.sensors.clock;

/**
 * The straight line under the points of a sliding window: no point lies below it, and at the middle
 * of the window it comes as near to them as a line can.
 *
 * <p>Points are (device time, delay), one a bucket of device time: the smallest delay seen in it.
 * The delay of a frame is the device's offset plus a transport delay that only ever adds, so the
 * lower envelope is the offset, and its slope the drift.
 */
final class LowerEnvelope {

  private final long bucketNs;
  private final long[] deviceNs;
  private final long[] delayNs;
  private final int[] hull;
  private int first;
  private int size;
  private long bucketEndNs;
  private double slope;

  /**
   * An empty envelope.
   *
   * @param bucketNs width of a bucket
   * @param buckets how many buckets the window holds
   */
  LowerEnvelope(long bucketNs, int buckets) {
    this.bucketNs = bucketNs;
    this.deviceNs = new long[buckets];
    this.delayNs = new long[buckets];
    this.hull = new int[buckets];
  }

  /** Forgets every point. */
  void clear() {
    first = 0;
    size = 0;
    slope = 0;
  }

  /** Delay per device time, dimensionless; 0 until the window is long enough to tell. */
  double slope() {
    return slope;
  }

  /**
   * Adds a point; device times never decrease.
   *
   * @return whether a bucket was completed, so that {@link #fitAt} is worth calling again
   */
  boolean add(long device, long delay) {
    boolean opens = size == 0 || device >= bucketEndNs;
    if (opens) {
      if (size == deviceNs.length) {
        first = (first + 1) % deviceNs.length;
        size--;
      }
      size++;
      bucketEndNs = device + bucketNs;
      set(size - 1, device, delay);
    } else if (delay < delayNs[index(size - 1)]) {
      set(size - 1, device, delay);
    }
    return opens && size > 1;
  }

  /**
   * Fits the line and gives its delay at a device time.
   *
   * @param shortestSpanNs below this span of the window the slope is taken for 0
   * @param steepest bound of the slope, dimensionless
   */
  double fitAt(long device, long shortestSpanNs, double steepest) {
    long span = time(size - 1) - time(0);
    if (span < shortestSpanNs) {
      slope = 0;
      return lowestAlong(device, 0);
    }
    int corners = lowerHull();
    double middle = meanTimeFromFirst();
    int corner = 1;
    while (corner < corners - 1 && time(hull[corner]) - time(0) < middle) {
      corner++;
    }
    int from = hull[corner - 1];
    int to = hull[corner];
    double steepness = (double) (delay(to) - delay(from)) / (time(to) - time(from));
    slope = Math.max(-steepest, Math.min(steepest, steepness));
    return lowestAlong(device, slope);
  }

  /** The delay at {@code device} of the highest line of a slope that has no point below it. */
  private double lowestAlong(long device, double lineSlope) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      lowest = Math.min(lowest, delay(i) + lineSlope * (device - time(i)));
    }
    return lowest;
  }

  /** Corners of the lower convex hull, left to right, into {@link #hull}. */
  private int lowerHull() {
    int corners = 0;
    for (int i = 0; i < size; i++) {
      while (corners >= 2 && !turnsUp(hull[corners - 2], hull[corners - 1], i)) {
        corners--;
      }
      hull[corners++] = i;
    }
    return corners;
  }

  private boolean turnsUp(int a, int b, int c) {
    double before = (double) (delay(b) - delay(a)) / (time(b) - time(a));
    double after = (double) (delay(c) - delay(b)) / (time(c) - time(b));
    return after > before;
  }

  private double meanTimeFromFirst() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += time(i) - time(0);
    }
    return sum / size;
  }

  private void set(int i, long device, long delay) {
    deviceNs[index(i)] = device;
    delayNs[index(i)] = delay;
  }

  private long time(int i) {
    return deviceNs[index(i)];
  }

  private long delay(int i) {
    return delayNs[index(i)];
  }

  private int index(int i) {
    return (first + i) % deviceNs.length;
  }
}
