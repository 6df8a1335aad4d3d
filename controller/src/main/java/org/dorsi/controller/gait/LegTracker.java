package org.dorsi.controller.gait;

import java.util.List;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/**
 * All that is known of one leg: hears its readings, has its events detected, counts its strides,
 * names its phase, and knows how old all that is.
 *
 * <p>Control thread only.
 */
public final class LegTracker {

  /**
   * A detector not heard for this long drives no pulse, so that the last one comes within T_off
   * (100 ms, safety requirements, section 3) of the silence's onset. Not earlier: recorded walks
   * are full of silences of 60 to 90 ms, and a burst that is cut must rest for 100 ms, which costs
   * the patient that swing.
   */
  public static final long STALE_NS = 95_000_000L;

  /**
   * A detector not heard for this long has lost its place in the gait cycle (H5). A little more
   * than T_off, so that the jitter of arrival does not decide about silences of just that length.
   */
  public static final long LOST_NS = 110_000_000L;

  /** A reading that claims to lie further ahead is not believed (section 2, row oref0). */
  private static final long FUTURE_NS = 100_000_000L;

  /** T_gait of section 3: the oldest event that still means walking. */
  private static final long MAX_EVENT_AGE_NS = 3_000_000_000L;

  private static final long MIN_EVENT_AGE_NS = 1_500_000_000L;
  private static final double EVENT_AGE_STRIDES = 1.5;

  /** Perry: mid-stance ends at 31 % of the cycle. */
  private static final double END_OF_MID_STANCE = 0.31;

  /** Perry: swing is the last 38 % of the cycle. Stands for the wearer's until it is known. */
  private static final double USUAL_SWING_SHARE = 0.38;

  private static final double USUAL_STRIDE_SECONDS = 1.2;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Side side;
  private final EventDetector detector;
  private final StrideLog strides = new StrideLog();
  private final Reporter reporter = new Reporter();

  private GaitPhase phase = GaitPhase.SENSOR_LOST;
  private long phaseSinceNs;
  private long contactNs = NEVER;
  private long toeOffNs = NEVER;
  private long lastEventNs = NEVER;
  private long heardNs = NEVER;
  private long newestNs = NEVER;

  public LegTracker(LegSetup setup) {
    this.side = setup.side();
    this.detector =
        switch (setup.detector()) {
          case FOOT_SWITCH -> new FootSwitchDetector();
          case FOOT_IMU -> new FootImuDetector(setup.calibrateStrides());
        };
  }

  public Side side() {
    return side;
  }

  /**
   * Looks at one reading; readings of other legs and sensors are passed over.
   *
   * @param reading the reading
   * @param nowNs the tick's time: when events are emitted
   * @param events where detected events are added
   */
  public void accept(SensorReading reading, long nowNs, List<GaitEvent> events) {
    if (reading.side() == side && detector.isTaughtBy(reading)) {
      detector.teach(reading);
      return;
    }
    if (reading.side() != side
        || !detector.wants(reading)
        || reading.timeNs() < newestNs
        || reading.timeNs() > nowNs + FUTURE_NS) {
      return;
    }
    if (reading.arrivalNs() - heardNs > LOST_NS) {
      lose(nowNs, GaitPhase.SENSOR_LOST);
      enter(GaitPhase.NOT_WALKING, nowNs);
    }
    heardNs = Math.max(heardNs, reading.arrivalNs());
    newestNs = reading.timeNs();
    reporter.begin(nowNs, events);
    detector.accept(reading, strides.strideSeconds(), reporter);
  }

  /**
   * Lets time pass: notices silence, standing still, and the phases that begin without an event.
   */
  public void advance(long nowNs) {
    if (isLost(nowNs)) {
      if (phase != GaitPhase.SENSOR_LOST) {
        lose(nowNs, GaitPhase.SENSOR_LOST);
      }
    } else if (phase == GaitPhase.SENSOR_LOST) {
      enter(GaitPhase.NOT_WALKING, nowNs);
    } else if (phase.isPhase()) {
      if (nowNs - lastEventNs > maxEventAgeNs()) {
        lose(nowNs, GaitPhase.NOT_WALKING);
      } else {
        divide(nowNs);
      }
    }
  }

  /** Forgets the place in the gait cycle: readings came too late to trust it. */
  public void interrupt(long nowNs) {
    if (phase.isPhase()) {
      lose(nowNs, GaitPhase.NOT_WALKING);
    }
  }

  /** How long ago the newest reading of the detector's sensor arrived. */
  public long ageNs(long nowNs) {
    return nowNs - heardNs;
  }

  /**
   * Whether the detector's sensor has been silent for so long that the cycle must be found anew.
   */
  public boolean isLost(long nowNs) {
    return ageNs(nowNs) > LOST_NS;
  }

  /** The phase, or the state that is none. */
  public GaitPhase phase() {
    return phase;
  }

  /** Median of the last five valid stride times; NaN before the first. */
  public double strideSeconds() {
    return strides.strideSeconds();
  }

  /**
   * Valid strides since the last interruption, complete at the earliest event that completes them.
   */
  public int validInARow() {
    return strides.validInARow();
  }

  /** What is known, as a value. */
  public LegState state(long nowNs) {
    double sinceContactSeconds = (nowNs - contactNs) * 1e-9;
    boolean placed = phase.isPhase() && contactNs != NEVER;
    double cycle = placed ? Math.min(1, sinceContactSeconds / strides.strideSeconds()) : Double.NaN;
    return new LegState(
        phase,
        phaseSinceNs,
        cycle,
        strides.strideSeconds(),
        strides.stanceFraction(),
        strides.strides(),
        strides.validInARow());
  }

  private long maxEventAgeNs() {
    double adapted = EVENT_AGE_STRIDES * strides.strideSeconds() * 1e9;
    long ageNs = adapted > MIN_EVENT_AGE_NS ? (long) adapted : MIN_EVENT_AGE_NS;
    return Math.min(MAX_EVENT_AGE_NS, ageNs);
  }

  private void lose(long nowNs, GaitPhase instead) {
    detector.interrupt();
    strides.interrupt();
    contactNs = NEVER;
    toeOffNs = NEVER;
    // A sensor that comes back may have started its clock anew.
    newestNs = instead == GaitPhase.SENSOR_LOST ? NEVER : newestNs;
    enter(instead, nowNs);
  }

  private void enter(GaitPhase next, long nowNs) {
    if (next != phase) {
      phase = next;
      phaseSinceNs = nowNs;
    }
  }

  /** Terminal stance, mid-swing and terminal swing begin at a share of the cycle, by no event. */
  private void divide(long nowNs) {
    double stride = strides.strideSeconds();
    if (phase == GaitPhase.MID_STANCE) {
      if (contactNs != NEVER && (nowNs - contactNs) * 1e-9 > END_OF_MID_STANCE * stride) {
        enter(GaitPhase.TERMINAL_STANCE, nowNs);
      }
    } else if (phase.isSwing()) {
      double swingSeconds =
          stride > 0
              ? stride * (1 - strides.stanceFraction())
              : USUAL_SWING_SHARE * USUAL_STRIDE_SECONDS;
      double third = (nowNs - toeOffNs) * 3e-9 / swingSeconds;
      if (third >= 2) {
        enter(GaitPhase.TERMINAL_SWING, nowNs);
      } else if (third >= 1) {
        enter(GaitPhase.MID_SWING, nowNs);
      }
    }
  }

  /** Turns detections into events of this leg. */
  private final class Reporter implements EventDetector.Sink {
    private long nowNs;
    private List<GaitEvent> events = List.of();

    void begin(long tickNs, List<GaitEvent> sink) {
      nowNs = tickNs;
      events = sink;
    }

    @Override
    public void detected(EventKind kind, long estimateNs, double confidenceFraction) {
      events.add(kind.at(nowNs, estimateNs, side, confidenceFraction, detector.source()));
      if (strides.add(kind, estimateNs)) {
        lastEventNs = nowNs;
      }
      switch (kind) {
        case INITIAL_CONTACT -> {
          contactNs = estimateNs;
          enter(GaitPhase.LOADING_RESPONSE, nowNs);
        }
        case FOOT_FLAT -> enter(GaitPhase.MID_STANCE, nowNs);
        case HEEL_OFF -> enter(GaitPhase.PRE_SWING, nowNs);
        case TOE_OFF -> {
          toeOffNs = estimateNs;
          enter(GaitPhase.INITIAL_SWING, nowNs);
        }
      }
    }

    @Override
    public void stanceGoesOn(boolean heelDown) {
      strides.withdrawToeOff();
      enter(heelDown ? GaitPhase.MID_STANCE : GaitPhase.PRE_SWING, nowNs);
    }
  }
}
