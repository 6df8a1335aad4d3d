package org.dorsi.controller.gait;

import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;

/**
 * Gait events from an inertial unit on the foot.
 *
 * <p>The sagittal angular velocity turns sharply negative in push-off (heel up, toes down), is
 * positive while the leg swings forward, and the foot then rests flat. Toe off is taken just after
 * the push-off peak. Initial contact is the first substantial rise of the forward specific force
 * late in the swing (detection page, section F: zero crossings of the angular velocity fail, since
 * it returns to zero within the swing of hemiparetic gait). How strong a push-off is, how long a
 * swing lasts and how hard a landing is are learned from the wearer's own strides, each confirmed
 * by the rest that follows it.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class FootImuDetector implements EventDetector {

  /** No foot turns faster: what is above is a fault of the sensor (range of 2000 deg/s). */
  private static final double FASTEST_RAD_PER_SEC = 35;

  private static final double GRAVITY = 9.81;

  /** A foot at rest: turns slowly, against its own push-off, and feels gravity only. */
  private static final double REST_RAD_PER_SEC = 0.35;

  private static final double REST_SHARE = 0.12;
  private static final double REST_FORCE_METERS_PER_SEC2 = 2;

  /** A hemiparetic foot may hang still in mid-swing for 0.1 s: a rest must be longer than that. */
  private static final long REST_NS = 150_000_000L;

  /** Shares of the wearer's own push-off that tell heel off, a push-off, and its peak passed. */
  private static final double HEEL_OFF_SHARE = 0.22;

  private static final double HEEL_OFF_RAD_PER_SEC = 0.5;
  private static final double PUSH_OFF_SHARE = 0.55;
  private static final double PEAK_PASSED_SHARE = 0.88;
  private static final double FORWARD_SHARE = 0.2;

  /** A landing is not looked for before this share of the wearer's own swing. */
  private static final double LANDING_GATE_SHARE = 0.75;

  private static final double SHORTEST_SWING_SECONDS = 0.25;
  private static final double LONGEST_SWING_SECONDS = 2.0;

  /** A landing is a rise of this share of the wearer's own landings, and of no less than that. */
  private static final double LANDING_SHARE = 0.4;

  private static final double LEAST_LANDING_METERS_PER_SEC2 = 3;
  private static final double EARLIEST_HEEL_OFF = 0.25;
  private static final double USUAL_STRIDE_SECONDS = 0.8;
  private static final int STRIDES = 5;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private enum Foot {
    UNKNOWN,
    FLAT,
    PUSHING_OFF,
    SWINGING,
    LANDED
  }

  private final RecentMedian pushOff = new RecentMedian(STRIDES, 1.5);
  private final ForceRise forceRise = new ForceRise();
  private final SwingMemory swings = new SwingMemory(STRIDES);

  private Foot foot = Foot.UNKNOWN;
  private long restSinceNs = NEVER;
  private long contactNs = NEVER;
  private long toeOffNs = NEVER;
  private long peakNs;
  private double peak;
  private double forward;

  @Override
  public EventSource source() {
    return EventSource.FOOT_IMU;
  }

  @Override
  public boolean wants(SensorReading reading) {
    return reading instanceof ImuSample imu && imu.placement().segment() == BodySegment.FOOT;
  }

  @Override
  public void interrupt() {
    foot = Foot.UNKNOWN;
    restSinceNs = NEVER;
    contactNs = NEVER;
    toeOffNs = NEVER;
    forceRise.forget();
    swings.interrupt();
  }

  @Override
  public void accept(SensorReading reading, double strideSeconds, Sink sink) {
    ImuSample sample = (ImuSample) reading;
    double turn = sample.gyroZRadPerSec();
    if (!(Math.abs(turn) <= FASTEST_RAD_PER_SEC)) {
      return;
    }
    long timeNs = sample.timeNs();
    double rise = forceRise.add(timeNs, sample.forceXMetersPerSec2());
    boolean rest = isResting(sample);
    swings.follow(timeNs, rise, rest);
    switch (foot) {
      case UNKNOWN -> foot = rest ? Foot.FLAT : Foot.UNKNOWN;
      case LANDED -> landed(timeNs, turn, rest, strideSeconds, sink);
      case FLAT -> {}
      case PUSHING_OFF -> pushingOff(timeNs, turn, rest, sink);
      case SWINGING -> swinging(timeNs, turn, rise, rest, sink);
    }
    if (foot == Foot.FLAT && -turn > heelOffRadPerSec()) {
      foot = Foot.PUSHING_OFF;
      peak = -turn;
      peakNs = timeNs;
      sink.detected(EventKind.HEEL_OFF, timeNs, 0.5);
    }
  }

  private boolean isResting(ImuSample sample) {
    double x = sample.forceXMetersPerSec2();
    double y = sample.forceYMetersPerSec2();
    double z = sample.forceZMetersPerSec2();
    double force = StrictMath.sqrt(x * x + y * y + z * z);
    boolean quiet =
        Math.abs(sample.gyroZRadPerSec()) < Math.max(REST_RAD_PER_SEC, REST_SHARE * pushOff.value())
            && Math.abs(force - GRAVITY) < REST_FORCE_METERS_PER_SEC2;
    if (!quiet) {
      restSinceNs = NEVER;
    } else if (restSinceNs == NEVER) {
      restSinceNs = sample.timeNs();
    }
    return quiet && sample.timeNs() - restSinceNs >= REST_NS;
  }

  private double heelOffRadPerSec() {
    return Math.max(HEEL_OFF_RAD_PER_SEC, HEEL_OFF_SHARE * pushOff.value());
  }

  private void landed(long timeNs, double turn, boolean rest, double strideSeconds, Sink sink) {
    double stride = strideSeconds > 0 ? strideSeconds : USUAL_STRIDE_SECONDS;
    if (rest) {
      foot = Foot.FLAT;
      sink.detected(EventKind.FOOT_FLAT, timeNs, 0.5);
    } else if (-turn > PUSH_OFF_SHARE * pushOff.value()
        && seconds(timeNs, contactNs) > EARLIEST_HEEL_OFF * stride) {
      // A brisk walker's foot may never rest for long: the next push-off tells that it was flat.
      foot = Foot.FLAT;
    }
  }

  private void pushingOff(long timeNs, double turn, boolean rest, Sink sink) {
    if (-turn > peak) {
      peak = -turn;
      peakNs = timeNs;
    }
    if (rest && timeNs - peakNs > REST_NS) {
      foot = Foot.FLAT;
      sink.detected(EventKind.FOOT_FLAT, timeNs, 0.5);
    } else if (peak > PUSH_OFF_SHARE * pushOff.value() && -turn < PEAK_PASSED_SHARE * peak) {
      foot = Foot.SWINGING;
      toeOffNs = timeNs;
      forward = 0;
      swings.begin(timeNs);
      sink.detected(EventKind.TOE_OFF, timeNs, 0.8);
    }
  }

  private void swinging(long timeNs, double turn, double rise, boolean rest, Sink sink) {
    peak = Math.max(peak, -turn);
    forward = Math.max(forward, turn);
    double swingSeconds = seconds(timeNs, toeOffNs);
    double gateSeconds =
        swings.swingSeconds() > 0
            ? LANDING_GATE_SHARE * swings.swingSeconds()
            : SHORTEST_SWING_SECONDS;
    double least =
        Math.max(LEAST_LANDING_METERS_PER_SEC2, LANDING_SHARE * swings.landingMetersPerSec2());
    boolean landing =
        swingSeconds > gateSeconds && forward > FORWARD_SHARE * pushOff.value() && rise > least;
    if (landing || (rest && swingSeconds > SHORTEST_SWING_SECONDS)) {
      foot = Foot.LANDED;
      contactNs = timeNs;
      pushOff.add(peak);
      sink.detected(EventKind.INITIAL_CONTACT, timeNs, landing ? 0.8 : 0.3);
    } else if (swingSeconds > LONGEST_SWING_SECONDS) {
      foot = Foot.UNKNOWN;
    }
  }

  private static double seconds(long timeNs, long sinceNs) {
    return (timeNs - sinceNs) * 1e-9;
  }
}
