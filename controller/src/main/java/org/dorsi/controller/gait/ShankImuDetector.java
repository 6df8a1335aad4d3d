package org.dorsi.controller.gait;

import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;

/**
 * Gait events from an inertial unit on the shank, by its angular velocity about the mediolateral
 * axis.
 *
 * <p>In swing the shank turns forward (positive) in one hump; before it, around toe off, and after
 * it, at the landing, it turns backward sharply (Salarian et al. 2004, Catalfamo et al. 2010). The
 * landing shows at once. Toe off is predicted as on the foot, from the strides' troughs, which are
 * known once the hump is over; until three strides have been learned, and where the prediction
 * fails, the passed trough tells it, with less confidence.
 *
 * <p>Control thread only; allocates nothing after construction.
 */
final class ShankImuDetector implements EventDetector {

  private static final double EARLIEST_HEEL_OFF = 0.25;
  private static final double USUAL_STRIDE_SECONDS = 0.8;

  /** Toe off comes about at the trough (Salarian 2004); the hump must follow within this time. */
  private static final double LONGEST_RISE_SECONDS = 0.5;

  private static final double LONGEST_SWING_SECONDS = 2;

  /** Foot flat is taken for granted so long after contact: the shank shows nothing of it. */
  private static final int AFTER_CONTACT_STEPS = SignalHistory.steps(0.1);

  /** So long before the shank turns forward the trough of its push-off lies at most. */
  private static final int TROUGH_STEPS = SignalHistory.steps(0.25);

  private static final int BEFORE_TOE_OFF_STEPS = SignalHistory.steps(0.3);
  private static final int AFTER_EVENT_STEPS = SignalHistory.steps(0.06);

  /** A shank that turns forward, and has not just stopped. */
  private static final double FORWARD_RAD_PER_SEC = 0.3;

  /** A shank at rest. */
  private static final double STILL_RAD_PER_SEC = 0.25;

  private static final int STILL_STEPS = SignalHistory.steps(0.15);

  /** Nobody's walking shank is still for so long. */
  private static final int STANDING_STEPS = SignalHistory.steps(0.4);

  /** So long after the last step the wearer's habits may be those of other days: a slow stride. */
  private static final int DOUBTED_STEPS = SignalHistory.steps(3);

  private enum Leg {
    UNKNOWN,
    STANCE,
    TURNING_BACK,
    RISING,
    SWINGING,
    LANDED
  }

  private final SignalHistory history = new SignalHistory();
  private final ShankAxes worn = new ShankAxes();
  private final SegmentAxes axes = worn.axes();
  private final ShankTilt tilt = new ShankTilt();
  private final RollOver rollOver = new RollOver();
  private final ShankBeside beside = new ShankBeside();
  private final SwingMarks marks = new SwingMarks(tilt, beside);
  private final EventPredictor toeOffs = new EventPredictor();
  private final ShankHabits habits = new ShankHabits();
  private final ShankLanding landing = new ShankLanding(habits);
  private final SwitchLessons lessons;

  private Leg leg = Leg.UNKNOWN;
  private int unbrokenFrom;
  private int stillSteps;
  private int contactStep;
  private int landedStep;
  private int troughStep;
  private int toeOffStep;
  private double deepest;
  private double fastest;
  private boolean isHeelOffTold;
  private boolean isHeelOffDue;
  private long newestNs;
  private double aheadSeconds;

  /**
   * @param calibrateStrides strides in which switches on the same leg teach this wearing's offsets
   */
  ShankImuDetector(int calibrateStrides) {
    lessons = new SwitchLessons(calibrateStrides, toeOffs, null);
  }

  @Override
  public EventSource source() {
    return EventSource.SHANK_IMU;
  }

  @Override
  public boolean wants(SensorReading reading) {
    return reading instanceof ImuSample imu && imu.placement().segment() == BodySegment.SHANK;
  }

  @Override
  public boolean tells(EventKind kind) {
    return kind != EventKind.FEET_ADJACENT || beside.isTold();
  }

  @Override
  public boolean isCalibrated() {
    return toeOffs.isReady();
  }

  @Override
  public boolean isStill() {
    return stillSteps >= STILL_STEPS && !history.isFrozen();
  }

  @Override
  public boolean isSureOf(EventKind kind) {
    return kind == EventKind.HEEL_OFF && isHeelOffDue;
  }

  @Override
  public long seenComingNs(EventKind kind) {
    return kind == EventKind.TOE_OFF ? toeOffs.comingNs(newestNs) : GaitForecast.NEVER;
  }

  @Override
  public boolean isTaughtBy(SensorReading reading) {
    return lessons.areIn(reading);
  }

  @Override
  public void teach(SensorReading reading) {
    int step = history.steps() - 1;
    boolean heelOff = lessons.teach(reading, step);
    if (heelOff && isRollingOver()) {
      rollOver.lesson(secondsSinceLanding(step), tilt.angleRad(), history.turn(step));
    }
  }

  @Override
  public void otherLanded(double strideFraction) {
    beside.otherLanded(strideFraction);
  }

  @Override
  public double leanRad() {
    return tilt.isKnown() ? tilt.angleRad() : Double.NaN;
  }

  @Override
  public void otherLeans(double otherLeanRad) {
    beside.otherLeans(otherLeanRad);
  }

  @Override
  public void footLanded() {
    landedStep = history.steps() - 1;
  }

  @Override
  public void interrupt() {
    leg = Leg.UNKNOWN;
    stillSteps = 0;
    tilt.forget();
    worn.interrupt();
    unbrokenFrom = history.steps();
  }

  @Override
  public void accept(SensorReading reading, double strideSeconds, Sink sink) {
    ImuSample sample = (ImuSample) reading;
    int added =
        history.add(
            sample,
            axes.turnRadPerSec(sample),
            axes.forwardMetersPerSec2(sample),
            axes.upwardMetersPerSec2(sample));
    double lasted = added * SignalHistory.STEP_SECONDS;
    if (!SignalHistory.isSpike(sample) && worn.follow(sample, lasted, isCalibrated())) {
      interrupt();
      return;
    }
    isHeelOffDue = false;
    newestNs = sample.timeNs();
    aheadSeconds = SignalHistory.aheadSeconds(sample, lasted);
    for (int step = history.steps() - added; step < history.steps(); step++) {
      tilt.follow(history.turn(step));
      stillSteps = Math.abs(history.turn(step)) < STILL_RAD_PER_SEC ? stillSteps + 1 : 0;
      if (stillSteps >= STANDING_STEPS) {
        tilt.breakOff();
      }
      if (step - unbrokenFrom > TimeToEvent.REACH_STEPS) {
        toeOffs.lookAway();
        follow(step, sample.timeNs(), strideSeconds, sink);
      }
    }
  }

  private void follow(int step, long timeNs, double strideSeconds, Sink sink) {
    if (step - contactStep < DOUBTED_STEPS || leg == Leg.SWINGING) {
      habits.trust();
    } else {
      habits.doubt(history.turn(step));
    }
    isHeelOffDue |=
        isRollingOver()
            && rollOver.isDue(secondsSinceLanding(step), tilt.angleRad(), history.turn(step));
    switch (leg) {
      case UNKNOWN -> find(step);
      case STANCE -> stance(step, timeNs, strideSeconds, sink);
      case TURNING_BACK -> turningBack(step, timeNs, sink);
      case RISING -> rising(step, sink);
      case SWINGING -> swinging(step, timeNs, strideSeconds, sink);
      case LANDED -> landed(step, timeNs, sink);
    }
  }

  /** A leg that stands still is in stance; one that swings is found by its hump. */
  private void find(int step) {
    if (stillSteps >= STANDING_STEPS) {
      leg = Leg.STANCE;
      contactStep = step;
      isHeelOffTold = false;
    } else if (habits.isSureSwing(history.turn(step))) {
      leg = Leg.SWINGING;
      // How long it has been swinging is not known: it may land at once.
      toeOffStep =
          habits.swingSeconds() > 0 ? step - SignalHistory.steps(habits.swingSeconds()) : step;
      troughStep = step;
      deepest = habits.troughRadPerSec();
      fastest = 0;
      marks.miss();
    }
  }

  private void stance(int step, long timeNs, double strideSeconds, Sink sink) {
    double back = -history.turn(step);
    double stride = strideSeconds > 0 ? strideSeconds : USUAL_STRIDE_SECONDS;
    double seconds = (step - contactStep) * SignalHistory.STEP_SECONDS;
    if (seconds < EARLIEST_HEEL_OFF * stride) {
      return;
    }
    if (back > ShankHabits.LEAST_TROUGH_RAD_PER_SEC && habits.isPushOff(back)) {
      if (!isHeelOffTold) {
        isHeelOffTold = true;
        tilt.strideEnds();
        sink.detected(EventKind.HEEL_OFF, timeNs, 0.4);
      }
      leg = Leg.TURNING_BACK;
      deepest = back;
      troughStep = step;
    } else if (habits.isSwing(history.turn(step))) {
      // A swing without a push-off: a stiff or paretic leg.
      troughStep = step;
      deepest = ShankHabits.LEAST_TROUGH_RAD_PER_SEC;
      leaveGround(step, timeNs, 0.3, sink);
    }
  }

  private boolean isRollingOver() {
    return tilt.isKnown() && (leg == Leg.STANCE || leg == Leg.TURNING_BACK);
  }

  private double secondsSinceLanding(int step) {
    return (step - landedStep) * SignalHistory.STEP_SECONDS;
  }

  private void turningBack(int step, long timeNs, Sink sink) {
    double back = -history.turn(step);
    if (back > deepest) {
      deepest = back;
      troughStep = step;
    }
    boolean due =
        toeOffs.isReady() && habits.isPushOff(back) && toeOffs.untilSeconds(history, step) < 0;
    boolean passed = back < -FORWARD_RAD_PER_SEC;
    if (due || (passed && habits.isPushOff(deepest))) {
      leaveGround(step, timeNs, due ? 0.8 : 0.6, sink);
    } else if (passed) {
      leg = Leg.STANCE;
    }
  }

  private void leaveGround(int step, long timeNs, double confidenceFraction, Sink sink) {
    leg = Leg.RISING;
    toeOffStep = step;
    fastest = 0;
    marks.begin();
    sink.detected(EventKind.TOE_OFF, timeNs, confidenceFraction);
  }

  private void rising(int step, Sink sink) {
    double turn = history.turn(step);
    if (-turn > deepest) {
      deepest = -turn;
      troughStep = step;
    }
    if (habits.isSwing(turn)) {
      leg = Leg.SWINGING;
    } else if ((step - toeOffStep) * SignalHistory.STEP_SECONDS > LONGEST_RISE_SECONDS) {
      leg = Leg.STANCE;
      sink.stanceGoesOn(true);
    }
  }

  private void swinging(int step, long timeNs, double strideSeconds, Sink sink) {
    double turn = history.turn(step);
    fastest = Math.max(fastest, turn);
    double seconds = (step - toeOffStep) * SignalHistory.STEP_SECONDS;
    marks.follow(turn, aheadSeconds, timeNs, sink);
    double landed = landing.land(history, step, seconds, strideSeconds);
    if (landed > 0) {
      land(step, timeNs, landed, sink);
    } else if (seconds > LONGEST_SWING_SECONDS) {
      leg = Leg.UNKNOWN;
    }
  }

  private void land(int step, long timeNs, double confidenceFraction, Sink sink) {
    leg = Leg.LANDED;
    contactStep = step;
    sink.detected(EventKind.INITIAL_CONTACT, timeNs, confidenceFraction);
  }

  private void landed(int step, long timeNs, Sink sink) {
    if (step - contactStep > AFTER_CONTACT_STEPS) {
      leg = Leg.STANCE;
      isHeelOffTold = false;
      recall();
      sink.detected(EventKind.FOOT_FLAT, timeNs, 0.3);
    }
  }

  /** Learns from the swing that is over. */
  private void recall() {
    if (!history.remembers(troughStep - TROUGH_STEPS)) {
      return;
    }
    int shownToeOff = pushOffTrough();
    int firstStep = shownToeOff - BEFORE_TOE_OFF_STEPS;
    if (!axes.isSettled()
        || firstStep - TimeToEvent.REACH_STEPS < unbrokenFrom
        || !history.remembers(firstStep - TimeToEvent.REACH_STEPS)) {
      return;
    }
    int toeOff = toeOffs.taught(shownToeOff);
    lessons.strideEnds();
    habits.swung(fastest, deepest, (contactStep - toeOff) * SignalHistory.STEP_SECONDS);
    toeOffs.learn(history, firstStep, toeOff + AFTER_EVENT_STEPS, toeOff);
  }

  /** Where the shank turned back fastest, shortly before it turned forward. */
  private int pushOffTrough() {
    int forward = troughStep;
    while (forward < contactStep && history.turn(forward) < 0) {
      forward++;
    }
    int fastest = forward;
    for (int k = forward - TROUGH_STEPS; k < forward; k++) {
      if (history.turn(k) < history.turn(fastest)) {
        fastest = k;
      }
    }
    return fastest;
  }

  @Override
  public void save(WearerHabits all, String name) {
    habits.save(all, name);
    toeOffs.save(all, name + ".shank.toe-off");
  }

  @Override
  public void restore(WearerHabits all, String name) {
    habits.restore(all, name);
    toeOffs.restore(all, name + ".shank.toe-off");
  }
}
