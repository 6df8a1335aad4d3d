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

  /** The other foot lands half a stride after this one, where it is not observed. */
  private static final double OTHER_CONTACT = 0.5;

  /** The other foot's last event is older than that share of a stride: it does not walk. */
  private static final double OTHER_SILENT = 1;

  /** So late in swing the tibia is vertical, even where a unit's offset hides it. */
  private static final double LATE_THIRDS = 2.6;

  /** Perry: swing is the last 38 % of the cycle. Stands for the wearer's until it is known. */
  private static final double USUAL_SWING_SHARE = 0.38;

  private static final double USUAL_STRIDE_SECONDS = 1.2;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Side side;
  private final EventDetector detector;
  private final StrideLog strides = new StrideLog();
  private final CycleTimes times = new CycleTimes();
  private final Reporter reporter = new Reporter();

  /** Where in the cycle the leg is; what is shown may be less. */
  private GaitPhase place = GaitPhase.SENSOR_LOST;

  private final ShownPhase shown = new ShownPhase();
  private boolean heelUp;
  private long otherEventNs = NEVER;
  private boolean otherSwings;
  private long contactNs = NEVER;
  private long toeOffNs = NEVER;
  private long lastEventNs = NEVER;
  private long heardNs = NEVER;

  private final NewestReadings newest = new NewestReadings();

  public LegTracker(LegSetup setup) {
    this.side = setup.side();
    this.detector = SensorFusion.detector(setup);
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
        || newest.isOlder(reading)
        || reading.timeNs() > nowNs + FUTURE_NS) {
      return;
    }
    if (reading.arrivalNs() - heardNs > LOST_NS) {
      lose(nowNs, GaitPhase.SENSOR_LOST);
      enter(GaitPhase.NOT_WALKING, nowNs);
    }
    heardNs = Math.max(heardNs, reading.arrivalNs());
    newest.take(reading);
    reporter.begin(nowNs, events);
    detector.accept(reading, strides.strideSeconds(), reporter);
    show(nowNs);
  }

  /** The other leg stands or swings beside this one. */
  void seeOther(LegTracker other) {
    detector.otherLeans(other.place.isPhase() ? other.detector.leanRad() : Double.NaN);
  }

  /** The other leg had an event: its double supports are this leg's, too. */
  void hearOfOther(GaitEvent event, long nowNs) {
    if (event instanceof GaitEvent.ToeOff && place == GaitPhase.LOADING_RESPONSE) {
      enter(GaitPhase.MID_STANCE, nowNs);
    } else if (event instanceof GaitEvent.InitialContact
        && (place == GaitPhase.MID_STANCE || place == GaitPhase.TERMINAL_STANCE)) {
      enter(GaitPhase.PRE_SWING, nowNs);
    }
    if (event instanceof GaitEvent.InitialContact && contactNs != NEVER) {
      detector.otherLanded((event.estimateNs() - contactNs) * 1e-9 / strides.strideSeconds());
    }
    if (event instanceof GaitEvent.ToeOff || event instanceof GaitEvent.InitialContact) {
      otherSwings = event instanceof GaitEvent.ToeOff;
    }
    otherEventNs = nowNs;
  }

  /**
   * Lets time pass: notices silence, standing still, and the phases that begin without an event.
   */
  public void advance(long nowNs) {
    if (isLost(nowNs)) {
      if (place != GaitPhase.SENSOR_LOST) {
        lose(nowNs, GaitPhase.SENSOR_LOST);
      }
    } else if (place == GaitPhase.SENSOR_LOST) {
      enter(GaitPhase.NOT_WALKING, nowNs);
    } else if (place.isPhase()) {
      if (nowNs - lastEventNs > strides.maxEventAgeNs()) {
        lose(nowNs, GaitPhase.NOT_WALKING);
      } else {
        divide(nowNs);
      }
    }
    show(nowNs);
  }

  /** Forgets the place in the gait cycle: readings came too late to trust it. */
  public void interrupt(long nowNs) {
    if (place.isPhase()) {
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
    return shown.phase();
  }

  /**
   * Whether the heel is up: from heel off (toe off, where no heel off was seen) until initial
   * contact, of a leg that has a phase.
   */
  public boolean isHeelUp() {
    return heelUp && shown.phase().isPhase();
  }

  /** When the next events are expected. */
  public GaitForecast forecast(long nowNs) {
    return shown.phase().isPhase()
        ? times.forecast(
            nowNs,
            strides.strideSeconds(),
            detector.seenComingNs(EventKind.TOE_OFF),
            detector.seenComingNs(EventKind.INITIAL_CONTACT))
        : GaitForecast.NONE;
  }

  /** When the last valid event was detected; long ago where none was. */
  public long lastEventNs() {
    return lastEventNs;
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

  /** Writes down what was learned of the wearer. */
  void save(WearerHabits habits) {
    strides.save(habits, name() + ".stride");
    detector.save(habits, name());
  }

  /** Starts from what was learned in an earlier session. */
  void restore(WearerHabits habits) {
    strides.restore(habits, name() + ".stride");
    detector.restore(habits, name());
  }

  private String name() {
    return side == Side.LEFT ? "left" : "right";
  }

  /** Begins the run of valid strides anew, as gait must prove itself; the phase is kept. */
  void revalidate() {
    strides.interrupt();
  }

  /** What is known, as a value. */
  public LegState state(long nowNs) {
    return new LegState(
        shown.phase(),
        reason(),
        shown.sinceNs(),
        isHeelUp(),
        cycleFraction(nowNs),
        strides.strideSeconds(),
        strides.variationFraction(),
        strides.stanceFraction(),
        strides.strides(),
        strides.validInARow(),
        detector.source(),
        forecast(nowNs));
  }

  /** Why there is no phase, or what is amiss although there is one. */
  public PhaseReason reason() {
    return switch (shown.phase()) {
      case NOT_WALKING -> PhaseReason.STANDING;
      case SENSOR_LOST -> PhaseReason.SILENT;
      case CALIBRATING -> PhaseReason.FIRST_STRIDES;
      case LOW_CONFIDENCE -> PhaseReason.WEAK_EVENTS;
      default -> detector.reason();
    };
  }

  /** Stance and swing each run at the wearer's own pace; each waits for its end. */
  private double cycleFraction(long nowNs) {
    double stance = times.stanceSeconds();
    double share = stance / (stance + times.swingSeconds());
    if (!shown.phase().isPhase() || !(share > 0)) {
      return Double.NaN;
    }
    if (place.isSwing()) {
      double swung = (nowNs - toeOffNs) * 1e-9 / times.swingSeconds();
      return Math.min(1, share + (1 - share) * swung);
    }
    return contactNs == NEVER
        ? Double.NaN
        : Math.min(share, share * (nowNs - contactNs) * 1e-9 / stance);
  }

  private void lose(long nowNs, GaitPhase instead) {
    detector.interrupt();
    strides.interrupt();
    times.interrupt();
    contactNs = NEVER;
    toeOffNs = NEVER;
    heelUp = false;
    shown.forget();
    // A sensor that comes back may have started its clock anew.
    if (instead == GaitPhase.SENSOR_LOST) {
      newest.forget();
    }
    enter(instead, nowNs);
    show(nowNs);
  }

  private void enter(GaitPhase next, long nowNs) {
    if (next != place) {
      place = next;
      show(nowNs);
    }
  }

  private void show(long nowNs) {
    shown.follow(place, detector.isCalibrated(), nowNs);
  }

  /** The phases that begin without an event of this leg, where the other leg tells none either. */
  private void divide(long nowNs) {
    double stride = strides.strideSeconds();
    if (place == GaitPhase.MID_STANCE || place == GaitPhase.TERMINAL_STANCE) {
      if (isOtherSilent(nowNs)
          && contactNs != NEVER
          && (nowNs - contactNs) * 1e-9 > OTHER_CONTACT * stride) {
        enter(GaitPhase.PRE_SWING, nowNs);
      }
    } else if (place.isSwing()) {
      double swingSeconds =
          stride > 0
              ? stride * (1 - strides.stanceFraction())
              : USUAL_SWING_SHARE * USUAL_STRIDE_SECONDS;
      double third = (nowNs - toeOffNs) * 3e-9 / swingSeconds;
      if (third >= (detector.tells(EventKind.TIBIA_VERTICAL) ? LATE_THIRDS : 2)) {
        enter(GaitPhase.TERMINAL_SWING, nowNs);
      } else if (third >= 1
          && place == GaitPhase.INITIAL_SWING
          && !detector.tells(EventKind.FEET_ADJACENT)) {
        enter(GaitPhase.MID_SWING, nowNs);
      }
    }
  }

  private boolean isOtherSilent(long nowNs) {
    double stride = strides.strideSeconds() > 0 ? strides.strideSeconds() : USUAL_STRIDE_SECONDS;
    return (nowNs - otherEventNs) * 1e-9 > OTHER_SILENT * stride;
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
      if (kind == EventKind.FEET_ADJACENT) {
        enter(GaitPhase.MID_SWING, nowNs);
        return;
      } else if (kind == EventKind.TIBIA_VERTICAL) {
        enter(GaitPhase.TERMINAL_SWING, nowNs);
        return;
      }
      if (strides.add(kind, estimateNs)) {
        lastEventNs = nowNs;
      }
      times.add(kind, estimateNs);
      switch (kind) {
        case INITIAL_CONTACT -> {
          contactNs = estimateNs;
          heelUp = false;
          shown.told(confidenceFraction);
          enter(GaitPhase.LOADING_RESPONSE, nowNs);
        }
        case FOOT_FLAT -> {
          heelUp = false;
          if (otherSwings || place == GaitPhase.TERMINAL_STANCE || isOtherSilent(nowNs)) {
            enter(GaitPhase.MID_STANCE, nowNs);
          }
        }
        case HEEL_OFF -> {
          heelUp = true;
          if (place != GaitPhase.PRE_SWING) {
            enter(GaitPhase.TERMINAL_STANCE, nowNs);
          }
        }
        default -> {
          toeOffNs = estimateNs;
          heelUp = true;
          shown.told(confidenceFraction);
          enter(GaitPhase.INITIAL_SWING, nowNs);
        }
      }
    }

    @Override
    public void stanceGoesOn(boolean heelDown) {
      strides.withdrawToeOff();
      times.withdrawToeOff();
      heelUp = !heelDown;
      enter(heelDown ? GaitPhase.MID_STANCE : GaitPhase.PRE_SWING, nowNs);
    }
  }
}
