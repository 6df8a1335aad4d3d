package org.dorsi.controller.gait;

import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;

/**
 * Gait events from an inertial unit on the foot.
 *
 * <p>A stride is push-off (the foot turns sharply toes down), swing (it turns toes up) and rest.
 * Rest confirms the stride in retrospect: then the peak of push-off and the rise of the force at
 * landing are known, and from them two predictions are learned anew, of toe off and of initial
 * contact. In the next strides those tell the events as they happen, instead of some tens of
 * milliseconds later (detection page, section F). Until three strides have been learned, and where
 * a prediction fails, the passed peak, the rise itself, and at last the rest stand in for them.
 *
 * <p>How strong push-off and landing are and how long a swing lasts are the wearer's own, of the
 * last strides. Nothing is shared between people.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class FootImuDetector implements EventDetector {

  /** Shares of the wearer's own push-off that tell it has begun, is on, and its peak passed. */
  private static final double BEGUN_SHARE = 0.22;

  private static final double NEAR_TOE_OFF_SHARE = 0.35;
  private static final double PUSH_OFF_SHARE = 0.45;
  private static final double PEAK_PASSED_SHARE = 0.88;

  /** A foot that turns toes up, and has not just stopped. */
  private static final double TOES_UP_RAD_PER_SEC = 0.3;

  /** A foot that rests flat feels no more along its sole: it is within 6 degrees of level. */
  private static final double LEVEL_METERS_PER_SEC2 = 1;

  /** A stranger's toes that leave the ground point down by so much at least. */
  private static final double LEAST_PITCH_RAD = 0.12;

  /** Nobody lifts the heel by 20 degrees but to leave the ground. */
  private static final double SURE_PITCH_RAD = 0.35;

  /** Toe off lies this much before the peak of push-off: medians of -23 to 69 ms, recorded. */
  private static final int TOE_OFF_BEFORE_PEAK_STEPS = SignalHistory.steps(0.025);

  /** The peak is looked for until then. */
  private static final int PEAK_AFTER_TOE_OFF_STEPS = SignalHistory.steps(0.3);

  private static final double LONGEST_SWING_SECONDS = 2.0;

  /** A rest within this of toe off without a swing between them: the foot did not leave. */
  private static final double LONGEST_STUMBLE_SECONDS = 0.5;

  /** Quiet for so long after landing the foot is flat; whether it rests shows later. */
  private static final int FLAT_STEPS = SignalHistory.steps(0.03);

  private static final double EARLIEST_HEEL_OFF = 0.25;
  private static final double USUAL_STRIDE_SECONDS = 0.8;

  /** What is learned from, around toe off and up to initial contact. */
  private static final int BEFORE_TOE_OFF_STEPS = SignalHistory.steps(0.4);

  private static final int AFTER_TOE_OFF_STEPS = SignalHistory.steps(0.05);
  private static final int AFTER_PEAK_STEPS = SignalHistory.steps(0.1);
  private static final int AFTER_CONTACT_STEPS = SignalHistory.steps(0.07);

  private enum Foot {
    UNKNOWN,
    FLAT,
    PUSHING_OFF,
    SWINGING,
    LANDED
  }

  private final SignalHistory history = new SignalHistory();
  private final FootAxes worn = new FootAxes();
  private final SegmentAxes axes = worn.axes();
  private final Levelling levelling = new Levelling();
  private final FootRest rest = new FootRest();
  private final FootTravel travel = new FootTravel();
  private final HeelRise heelRise = new HeelRise();
  private final LandingSearch landingSearch = new LandingSearch();
  private final EventPredictor toeOffs = new EventPredictor();
  private final EventPredictor contacts = new EventPredictor();
  private final FootHabits habits = new FootHabits();
  private final LandingWatch landing = new LandingWatch(contacts, habits);
  private final SwitchLessons lessons;

  private Foot foot = Foot.UNKNOWN;
  private int unbrokenFrom;
  private int begunStep;
  private int peakStep;
  private int toeOffStep;
  private int contactStep;
  private int quietestStep;
  private boolean isFlatTold;
  private boolean isPassingTold;
  private double peak;
  private double fastestUnknown;
  private long newestNs;
  private double aheadSeconds;

  /**
   * @param calibrateStrides strides in which switches on the same foot teach this wearing's offsets
   */
  FootImuDetector(int calibrateStrides) {
    lessons = new SwitchLessons(calibrateStrides, toeOffs, contacts);
  }

  @Override
  public EventSource source() {
    return EventSource.FOOT_IMU;
  }

  @Override
  public boolean wants(SensorReading reading) {
    return reading instanceof ImuSample imu && imu.placement().segment() == BodySegment.FOOT;
  }

  @Override
  public boolean tells(EventKind kind) {
    return kind != EventKind.TIBIA_VERTICAL;
  }

  @Override
  public boolean isCalibrated() {
    return toeOffs.isReady() && contacts.isReady();
  }

  @Override
  public boolean isStill() {
    return rest.quietSteps() >= FootRest.STEPS && !history.isFrozen();
  }

  @Override
  public boolean isSureOf(EventKind kind) {
    return kind == EventKind.INITIAL_CONTACT && landing.isStruck();
  }

  @Override
  public long seenComingNs(EventKind kind) {
    return switch (kind) {
      case TOE_OFF -> toeOffs.comingNs(newestNs);
      case INITIAL_CONTACT -> contacts.comingNs(newestNs);
      default -> GaitForecast.NEVER;
    };
  }

  @Override
  public boolean isTaughtBy(SensorReading reading) {
    return lessons.areIn(reading);
  }

  @Override
  public void teach(SensorReading reading) {
    lessons.teach(reading, history.steps() - 1);
  }

  @Override
  public void otherLanded(double strideFraction) {
    travel.otherLanded(strideFraction);
  }

  @Override
  public void interrupt() {
    foot = Foot.UNKNOWN;
    rest.forget();
    travel.forget();
    worn.interrupt();
    unbrokenFrom = history.steps();
  }

  @Override
  public void accept(SensorReading reading, double strideSeconds, Sink sink) {
    ImuSample sample = (ImuSample) reading;
    double x = axes.forwardMetersPerSec2(sample);
    double y = axes.upwardMetersPerSec2(sample);
    boolean spike = SignalHistory.isSpike(sample);
    landing.lookAway();
    int added =
        history.add(
            sample, axes.turnRadPerSec(sample), levelling.forward(x, y), levelling.upward(x, y));
    double lasted = added * SignalHistory.STEP_SECONDS;
    aheadSeconds = SignalHistory.aheadSeconds(sample, lasted);
    if (!spike && worn.follow(sample, lasted, isCalibrated())) {
      levelling.forget();
      interrupt();
      return;
    }
    for (int step = history.steps() - added; step < history.steps(); step++) {
      boolean resting = rest.follow(history, step, pushOffRadPerSec(step));
      if (resting && !spike) {
        levelling.rest(x, y);
      }
      boolean offGround = foot == Foot.PUSHING_OFF || foot == Foot.SWINGING;
      boolean flat = foot == Foot.LANDED && rest.quietSteps() >= FLAT_STEPS;
      boolean level = Math.abs(history.forward(step)) < LEVEL_METERS_PER_SEC2;
      if (flat || (resting && level && !offGround)) {
        travel.rest();
      } else {
        travel.follow(history, step);
      }
      if (step - unbrokenFrom > TimeToEvent.REACH_STEPS) {
        follow(step, sample.timeNs(), resting, strideSeconds, sink);
      }
    }
  }

  /** The wearer's own, or of a stranger the fastest so far: brisk feet also rest less quietly. */
  private double pushOffRadPerSec(int step) {
    fastestUnknown = foot == Foot.UNKNOWN ? Math.max(fastestUnknown, -history.turn(step)) : 0;
    return Math.max(fastestUnknown, habits.pushOffRadPerSec());
  }

  private void follow(int step, long timeNs, boolean resting, double strideSeconds, Sink sink) {
    double turn = history.turn(step);
    newestNs = timeNs;
    toeOffs.lookAway();
    contacts.lookAway();
    switch (foot) {
      case UNKNOWN -> foot = resting ? Foot.FLAT : Foot.UNKNOWN;
      case FLAT -> {}
      case PUSHING_OFF -> pushingOff(step, timeNs, resting, sink);
      case SWINGING -> swinging(step, timeNs, resting, sink);
      case LANDED -> landed(step, timeNs, resting, strideSeconds, sink);
    }
    boolean rises = heelRise.follow(turn, habits.pushOffRadPerSec());
    if (rises && foot == Foot.FLAT && !history.isFrozen()) {
      foot = Foot.PUSHING_OFF;
      begunStep = step;
      peakStep = step;
      peak = -turn;
      sink.detected(EventKind.HEEL_OFF, timeNs, 0.5);
    }
  }

  private void pushingOff(int step, long timeNs, boolean resting, Sink sink) {
    double down = -history.turn(step);
    if (peak < BEGUN_SHARE * habits.pushOffRadPerSec()) {
      begunStep = step;
    }
    if (down > peak) {
      peak = down;
      peakStep = step;
    }
    if (resting && step - peakStep > FootRest.STEPS) {
      if (travel.isAway()) {
        // It has made a step that was too weak for the wearer's habits: they were of other days.
        habits.pushedOff(peak);
      }
      foot = Foot.FLAT;
      sink.detected(EventKind.FOOT_FLAT, timeNs, 0.5);
      return;
    }
    boolean ready = toeOffs.isReady();
    boolean due =
        ready
            && down > NEAR_TOE_OFF_SHARE * habits.pushOffRadPerSec()
            && toeOffs.untilSeconds(history, step) < 0;
    boolean passed =
        ready ? down < -TOES_UP_RAD_PER_SEC : down < PEAK_PASSED_SHARE * peak && isLeaving();
    boolean tilted = ready || (travel.toesDownRad() > LEAST_PITCH_RAD && worn.isToesDown());
    if (tilted && (due || (passed && peak > PUSH_OFF_SHARE * habits.pushOffRadPerSec()))) {
      foot = Foot.SWINGING;
      toeOffStep = step;
      isPassingTold = false;
      landing.begin((step - begunStep) * SignalHistory.STEP_SECONDS);
      sink.detected(EventKind.TOE_OFF, timeNs, due ? 0.9 : 0.7);
    }
  }

  private void swinging(int step, long timeNs, boolean resting, Sink sink) {
    double turn = history.turn(step);
    if (-turn > peak && step - toeOffStep < PEAK_AFTER_TOE_OFF_STEPS) {
      peak = -turn;
      peakStep = step;
    }
    if (!isPassingTold && travel.isPassing(aheadSeconds)) {
      isPassingTold = true;
      sink.detected(EventKind.FEET_ADJACENT, timeNs, 0.8);
    }
    double seconds = (step - toeOffStep) * SignalHistory.STEP_SECONDS;
    double landed = landing.land(history, step, seconds, resting && isStep());
    if (landed > 0) {
      land(step, timeNs, landed, sink);
    } else if (resting && !(landing.hasSwung() && isStep()) && seconds > LONGEST_STUMBLE_SECONDS) {
      foot = Foot.FLAT;
      sink.stanceGoesOn(true);
    } else if (seconds > LONGEST_SWING_SECONDS) {
      foot = Foot.UNKNOWN;
    }
  }

  /** A stranger's heel that rises a little may come down again. */
  private boolean isLeaving() {
    return travel.isAway() || travel.toesDownRad() > SURE_PITCH_RAD;
  }

  /** A stranger's foot has made a step only where it has gone away. */
  private boolean isStep() {
    return contacts.isReady() || travel.isAway();
  }

  private void land(int step, long timeNs, double confidenceFraction, Sink sink) {
    foot = Foot.LANDED;
    contactStep = step;
    quietestStep = step;
    isFlatTold = false;
    habits.pushedOff(peak);
    sink.detected(EventKind.INITIAL_CONTACT, timeNs, confidenceFraction);
  }

  private void landed(int step, long timeNs, boolean resting, double strideSeconds, Sink sink) {
    double turn = history.turn(step);
    if (Math.abs(turn) < Math.abs(history.turn(quietestStep))) {
      quietestStep = step;
    }
    double stride = strideSeconds > 0 ? strideSeconds : USUAL_STRIDE_SECONDS;
    double seconds = (step - contactStep) * SignalHistory.STEP_SECONDS;
    landing.feel(history, step, seconds);
    if (!isFlatTold && rest.quietSteps() >= FLAT_STEPS) {
      isFlatTold = true;
      sink.detected(EventKind.FOOT_FLAT, timeNs, 0.5);
    }
    if (resting) {
      foot = Foot.FLAT;
      recall(step - FootRest.STEPS + 1);
    } else if (-turn > PUSH_OFF_SHARE * habits.pushOffRadPerSec()
        && seconds > EARLIEST_HEEL_OFF * stride) {
      // A brisk walker's foot may never rest for long: the next push-off tells that it was flat.
      foot = Foot.FLAT;
      recall(quietestStep);
    }
  }

  /** Learns from the stride that a rest has confirmed. */
  private void recall(int restStep) {
    int firstStep = Math.max(begunStep, peakStep - BEFORE_TOE_OFF_STEPS);
    if (!axes.isSettled()
        || firstStep - TimeToEvent.REACH_STEPS < unbrokenFrom
        || !history.remembers(firstStep - TimeToEvent.REACH_STEPS)) {
      return;
    }
    int shownContact =
        landingSearch.find(history, peakStep, restStep, LandingWatch.LEAST_LANDING_METERS_PER_SEC2);
    if (shownContact == LandingSearch.NONE) {
      return;
    }
    int toeOff = toeOffs.taught(peakStep - TOE_OFF_BEFORE_PEAK_STEPS);
    int initialContact = contacts.taught(shownContact);
    lessons.strideEnds();
    habits.swung(
        (initialContact - toeOff) * SignalHistory.STEP_SECONDS,
        landingSearch.steepnessMetersPerSec2());
    int newest = history.steps() - 1;
    toeOffs.learn(history, firstStep, Math.min(newest, toeOff + AFTER_TOE_OFF_STEPS), toeOff);
    contacts.learn(
        history,
        peakStep + AFTER_PEAK_STEPS,
        Math.min(newest, initialContact + AFTER_CONTACT_STEPS),
        initialContact);
  }

  @Override
  public void save(WearerHabits all, String name) {
    habits.save(all, name);
    toeOffs.save(all, name + ".foot.toe-off");
    contacts.save(all, name + ".foot.contact");
  }

  @Override
  public void restore(WearerHabits all, String name) {
    habits.restore(all, name);
    toeOffs.restore(all, name + ".foot.toe-off");
    contacts.restore(all, name + ".foot.contact");
  }
}
