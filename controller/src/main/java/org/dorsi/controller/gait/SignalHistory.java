package org.dorsi.controller.gait;

import org.dorsi.sensors.ImuSample;

/**
 * The last seconds of a foot's motion on an even grid of 5 ms, whatever the sensor's rate.
 *
 * <p>The grid follows the device's clock. Where the time stamps run ahead of the count of samples,
 * after a gap whose samples come late in a burst, the count is believed until the stamps agree
 * again (detection page, section F: no sample is lost in such a gap).
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class SignalHistory {

  /** One step of the grid. */
  static final double STEP_SECONDS = 0.005;

  /** 10 s: the longest valid stride twice, and what leads to it. */
  private static final int ROOM = 2048;

  private static final double USUAL_PERIOD_SECONDS = 0.01;
  private static final double LEAST_PERIOD_SECONDS = 0.0004;
  private static final double GREATEST_PERIOD_SECONDS = 0.05;

  /** The share of each period's deviation that its running mean takes over. */
  private static final double PERIOD_SHARE = 0.01;

  private static final int FIRST_PERIODS = 20;

  /** Stamps this far from the count of samples are not those of the measurement. */
  private static final double BELIEVED_SECONDS = 0.03;

  /** A burst lasts 6 s at most (provenance of the recordings): then samples were truly lost. */
  private static final double LONGEST_BURST_SECONDS = 8;

  private static final double FOLLOW_SHARE = 0.5;

  /** No segment turns faster or is hit harder: what is above is a fault of the sensor. */
  private static final double FASTEST_RAD_PER_SEC = 35;

  private static final double HARDEST_METERS_PER_SEC2 = 400;

  /** A unit that repeats itself to the bit for so many samples is not measuring. */
  private static final int FROZEN_SAMPLES = 20;

  /** A sample that was held up for longer foretells no more. */
  private static final double LONGEST_DELAY_SECONDS = 0.02;

  private final double[] turn = new double[ROOM];
  private final double[] forward = new double[ROOM];
  private final double[] upward = new double[ROOM];
  private final double[] force = new double[ROOM];

  private int steps;
  private int periods;
  private int sharing;
  private double periodSeconds = USUAL_PERIOD_SECONDS;
  private long stampNs;
  private double deviceSeconds;
  private double aheadSeconds;
  private double doubtedSeconds;
  private boolean begun;
  private int same;
  private double lastTurn;
  private double lastForward;
  private double lastUpward;
  private double lastForce;

  /** How many steps of the grid a time lasts. */
  static int steps(double seconds) {
    return (int) Math.rint(seconds / STEP_SECONDS);
  }

  /**
   * How long what a sample says holds until it is acted upon: since it was measured, and half the
   * time until the next one.
   *
   * @param lastedSeconds how long the sample lasts
   */
  static double aheadSeconds(ImuSample sample, double lastedSeconds) {
    double delaySeconds = (sample.arrivalNs() - sample.timeNs()) * 1e-9;
    return Math.min(LONGEST_DELAY_SECONDS, delaySeconds) + lastedSeconds / 2;
  }

  /** Whether a sample cannot be one of a leg: a spike. */
  static boolean isSpike(ImuSample sample) {
    double x = sample.forceXMetersPerSec2();
    double y = sample.forceYMetersPerSec2();
    double z = sample.forceZMetersPerSec2();
    return !(Math.abs(sample.gyroXRadPerSec()) <= FASTEST_RAD_PER_SEC
        && Math.abs(sample.gyroYRadPerSec()) <= FASTEST_RAD_PER_SEC
        && Math.abs(sample.gyroZRadPerSec()) <= FASTEST_RAD_PER_SEC
        && x * x + y * y + z * z <= HARDEST_METERS_PER_SEC2 * HARDEST_METERS_PER_SEC2);
  }

  /**
   * Takes a sample, what it says of the sagittal plane at hand; a spike counts, and the sample
   * before it stands in for it.
   *
   * @return how many steps of the grid it completes
   */
  int add(
      ImuSample sample,
      double turnRadPerSec,
      double forwardMetersPerSec2,
      double upwardMetersPerSec2) {
    if (isSpike(sample)) {
      return begun ? add(sample.timeNs(), lastTurn, lastForward, lastUpward, lastForce) : 0;
    }
    double x = sample.forceXMetersPerSec2();
    double y = sample.forceYMetersPerSec2();
    double z = sample.forceZMetersPerSec2();
    double force = StrictMath.sqrt(x * x + y * y + z * z);
    same = turnRadPerSec == lastTurn && force == lastForce ? same + 1 : 0;
    return add(sample.timeNs(), turnRadPerSec, forwardMetersPerSec2, upwardMetersPerSec2, force);
  }

  /** Whether the unit has been repeating itself: noise makes that impossible while it measures. */
  boolean isFrozen() {
    return same >= FROZEN_SAMPLES;
  }

  /**
   * Takes a sample.
   *
   * @return how many steps of the grid it completes
   */
  int add(
      long timeNs,
      double turnRadPerSec,
      double forwardMetersPerSec2,
      double upwardMetersPerSec2,
      double forceMetersPerSec2) {
    double before = deviceSeconds;
    if (begun) {
      deviceSeconds += elapsedSeconds((timeNs - stampNs) * 1e-9);
    } else {
      before = deviceSeconds = steps * STEP_SECONDS;
      begun = true;
      keep(turnRadPerSec, forwardMetersPerSec2, upwardMetersPerSec2, forceMetersPerSec2);
    }
    stampNs = timeNs;
    int first = steps;
    double lasted = deviceSeconds - before;
    while (steps * STEP_SECONDS <= deviceSeconds) {
      double share = lasted > 0 ? Math.max(0, (steps * STEP_SECONDS - before) / lasted) : 1;
      int at = steps & ROOM - 1;
      turn[at] = lastTurn + share * (turnRadPerSec - lastTurn);
      forward[at] = lastForward + share * (forwardMetersPerSec2 - lastForward);
      upward[at] = lastUpward + share * (upwardMetersPerSec2 - lastUpward);
      force[at] = lastForce + share * (forceMetersPerSec2 - lastForce);
      steps++;
    }
    keep(turnRadPerSec, forwardMetersPerSec2, upwardMetersPerSec2, forceMetersPerSec2);
    return steps - first;
  }

  private void keep(double turnNow, double forwardNow, double upwardNow, double forceNow) {
    lastTurn = turnNow;
    lastForward = forwardNow;
    lastUpward = upwardNow;
    lastForce = forceNow;
  }

  private double elapsedSeconds(double stampedSeconds) {
    learnPeriod(stampedSeconds);
    aheadSeconds += stampedSeconds - periodSeconds;
    boolean believed = Math.abs(aheadSeconds) < BELIEVED_SECONDS;
    doubtedSeconds = believed ? 0 : doubtedSeconds + periodSeconds;
    if (doubtedSeconds > LONGEST_BURST_SECONDS) {
      aheadSeconds = 0;
      doubtedSeconds = 0;
    }
    if (!believed) {
      return periodSeconds;
    }
    double correction = Math.max(-FOLLOW_SHARE * periodSeconds, FOLLOW_SHARE * aheadSeconds);
    aheadSeconds -= correction;
    return periodSeconds + correction;
  }

  /** Samples that were stamped alike have shared the time since the stamp before theirs. */
  private void learnPeriod(double stampedSeconds) {
    sharing++;
    if (stampedSeconds < LEAST_PERIOD_SECONDS) {
      return;
    }
    double period = stampedSeconds / sharing;
    int samples = sharing;
    sharing = 0;
    if (stampedSeconds > GREATEST_PERIOD_SECONDS || period < LEAST_PERIOD_SECONDS) {
      return;
    }
    periods += samples;
    double share = Math.max(PERIOD_SHARE, 1.0 / periods);
    if (periods <= FIRST_PERIODS || (period > periodSeconds / 3 && period < periodSeconds * 3)) {
      periodSeconds += Math.min(1, samples * share) * (period - periodSeconds);
    }
  }

  /** How many steps there are; the newest is the one before. */
  int steps() {
    return steps;
  }

  /** Whether a step is still remembered. */
  boolean remembers(int step) {
    return step >= 0 && step < steps && steps - step <= ROOM;
  }

  /** Angular velocity about the sagittal axis, rad/s, toes up is positive. */
  double turn(int step) {
    return turn[step & ROOM - 1];
  }

  /** Specific force along the foot, m/s2. */
  double forward(int step) {
    return forward[step & ROOM - 1];
  }

  /** Specific force across the sole, m/s2. */
  double upward(int step) {
    return upward[step & ROOM - 1];
  }

  /** Size of the specific force, m/s2. */
  double force(int step) {
    return force[step & ROOM - 1];
  }

  /** How far the force along the foot has risen within the last steps. */
  double riseMetersPerSec2(int step, int steps) {
    double lowest = forward(step);
    for (int k = step - steps; k < step; k++) {
      lowest = Math.min(lowest, forward(k));
    }
    return forward(step) - lowest;
  }
}
