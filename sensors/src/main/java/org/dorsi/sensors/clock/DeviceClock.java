package org.dorsi.sensors.clock;

/**
 * Maps one device's wrapping 32-bit counter to session time.
 *
 * <p>The time between measurement and arrival is a smallest transport delay plus whatever buffers
 * and schedulers add. The mapping follows the smallest delay over the last {@value #WINDOW_SECONDS}
 * s as a straight line (offset and drift), so that late arrivals, singly or in bursts, do not move
 * the instants of measurement. The smallest delay itself cannot be seen and is taken for 0. Nominal
 * sample rates are not used.
 *
 * <p>Results never decrease and never lie after the arrival. Deterministic; owned by one thread.
 */
public final class DeviceClock {

  /** Long enough to see 10 ppm of drift through 0.1 ms of jitter, short enough to follow heat. */
  private static final int WINDOW_SECONDS = 10;

  private static final long BUCKET_NS = 500_000_000;
  private static final int BUCKETS = (int) (WINDOW_SECONDS * 1_000_000_000L / BUCKET_NS);

  /** Over a shorter span the jitter of USB (1 ms) would be read as a drift beyond 500 ppm. */
  private static final long SHORTEST_SPAN_FOR_DRIFT_NS = 2_000_000_000;

  /** Ceramic resonators of small boards are good for 0.5 %; twice that is no clock. */
  private static final double STEEPEST_DRIFT = 0.01;

  /** A frame this much faster than any before: the fit began in a jam, or the clock jumped. */
  private static final long EARLY_JUMP_NS = 10_000_000;

  /** Beyond this a delay that stays is a jump of the clock, not a jam. */
  private static final long LATE_JUMP_NS = 100_000_000;

  /** A jam is over after this time, a jump is not. */
  private static final long LATE_JUMP_HOLD_NS = 1_000_000_000;

  private final long tickNs;
  private final LowerEnvelope envelope = new LowerEnvelope(BUCKET_NS, BUCKETS);
  private boolean started;
  private int lastTicks;
  private long deviceNs;
  private long lineAtNs;
  private double lineDelayNs;
  private long lateSinceNs = -1;
  private long lastTimeNs = Long.MIN_VALUE;
  private int restarts;

  private DeviceClock(long tickNs) {
    this.tickNs = tickNs;
  }

  /** A clock that counts microseconds. */
  public static DeviceClock ofMicroseconds() {
    return new DeviceClock(1_000);
  }

  /** A clock that counts ticks of 0.1 ms, as Xsens' SampleTimeFine does. */
  public static DeviceClock ofTenthMilliseconds() {
    return new DeviceClock(100_000);
  }

  /**
   * The instant of measurement, session time.
   *
   * @param ticks the device's counter, 32 bits that wrap
   * @param arrivalNs arrival of the frame, session time; never decreases
   */
  public long toSessionNs(long ticks, long arrivalNs) {
    int step = (int) ticks - lastTicks;
    lastTicks = (int) ticks;
    if (!started) {
      started = true;
      restart(arrivalNs);
    } else if (step < 0) {
      restarts++;
      restart(arrivalNs);
    } else {
      deviceNs += step * tickNs;
    }
    follow(arrivalNs);
    long timeNs = Math.min(deviceNs + (long) Math.floor(delayAt(deviceNs)), arrivalNs);
    lastTimeNs = Math.max(lastTimeNs, timeNs);
    return lastTimeNs;
  }

  /**
   * How much faster the session's clock runs than the device's, parts per million; 0 until known.
   */
  public double driftPartsPerMillion() {
    return envelope.slope() * 1e6;
  }

  /** How often the device's clock jumped or started anew. */
  public int restarts() {
    return restarts;
  }

  private void follow(long arrivalNs) {
    long delayNs = arrivalNs - deviceNs;
    double excessNs = delayNs - delayAt(deviceNs);
    if (excessNs < -EARLY_JUMP_NS || staysLate(excessNs, arrivalNs)) {
      restarts++;
      restart(arrivalNs);
      return;
    }
    if (envelope.add(deviceNs, delayNs)) {
      lineDelayNs = envelope.fitAt(deviceNs, SHORTEST_SPAN_FOR_DRIFT_NS, STEEPEST_DRIFT);
      lineAtNs = deviceNs;
    }
    // Measured before it arrived: the line gives way at once, the next fit explains why.
    lineDelayNs = Math.min(lineDelayNs, delayNs - envelope.slope() * (deviceNs - lineAtNs));
  }

  private boolean staysLate(double excessNs, long arrivalNs) {
    if (excessNs <= LATE_JUMP_NS) {
      lateSinceNs = -1;
      return false;
    }
    if (lateSinceNs < 0) {
      lateSinceNs = arrivalNs;
    }
    return arrivalNs - lateSinceNs >= LATE_JUMP_HOLD_NS;
  }

  private void restart(long arrivalNs) {
    envelope.clear();
    lateSinceNs = -1;
    lineAtNs = deviceNs;
    lineDelayNs = arrivalNs - deviceNs;
    envelope.add(deviceNs, arrivalNs - deviceNs);
  }

  private double delayAt(long device) {
    return lineDelayNs + envelope.slope() * (device - lineAtNs);
  }
}
