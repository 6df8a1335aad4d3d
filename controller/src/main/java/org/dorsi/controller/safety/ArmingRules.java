package org.dorsi.controller.safety;

import java.util.List;
import java.util.StringJoiner;
import org.dorsi.controller.safety.Arming.Ending;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulation.StimulationMode;

/**
 * What the operator's commands make of the arming and suspension machine: a pure function, defined
 * for every state and command (safety requirements, section 4.3). What time and the world make of
 * it is in {@link PassingRules}. Any thread.
 */
final class ArmingRules {

  /** A cause must have been clear for this long before it can be acknowledged (section 4.3). */
  static final long CLEAR_NS = 2_000_000_000L;

  static final String PAUSED = SafetyState.Suspended.PAUSED_BY_OPERATOR;

  private final ArmingSequence sequence;
  private final List<String> channels;

  /**
   * @param sequence what must be attested before arming
   * @param channels names of the channels that may be tested
   */
  ArmingRules(ArmingSequence sequence, List<String> channels) {
    this.sequence = sequence;
    this.channels = List.copyOf(channels);
  }

  /** What arming still waits for, in words; empty when it may be armed. */
  String missing(Arming arming, Stimulator stimulator, long nowNs) {
    StringJoiner missing = new StringJoiner(", ");
    if (stimulator == Stimulator.ABSENT) {
      missing.add("stimulator");
    } else if (stimulator == Stimulator.FAULT) {
      missing.add("stimulator without fault");
    }
    for (int i = 0; i < sequence.steps().size(); i++) {
      if ((arming.orders().attested() & (1 << i)) == 0 || isTooOld(arming, i, nowNs)) {
        missing.add(sequence.steps().get(i).word());
      }
    }
    return missing.toString();
  }

  private boolean isTooOld(Arming at, int step, long nowNs) {
    boolean doneNow = (at.orders().tested() & (1 << step)) != 0;
    return !doneNow && nowNs >= sequence.steps().get(step).validUntilNs();
  }

  /**
   * A sensor's port was lost: which sensor is on which side must be checked again before anything
   * is stimulated, by whoever may have moved the cables (rows H19 and H33).
   */
  Arming sensorLost(Arming at) {
    int kept = at.orders().attested() & ~sequence.bitOf(ArmingSequence.SIDE_CHECK);
    if (kept == at.orders().attested()) {
      return at;
    }
    Arming unsure = at.with(at.orders().withAttested(kept));
    return at.mode().isArmed() ? unsure.end(Mode.LATCHED, "a sensor's port was lost") : unsure;
  }

  /** An electrode may have come off or a cable out: what was found through them holds no longer. */
  Arming stimulatorFaulty(Arming at) {
    return at.with(at.orders().keeping(~sequence.bitsOfCalibrations()));
  }

  /** What one command of the operator makes of the state; one that does not fit leaves a note. */
  Arming command(Arming at, OperatorCommand command, Conditions now, List<String> notes) {
    if (command instanceof OperatorCommand.EmergencyStop) {
      return at.end(Mode.STOPPED, "stopped by the operator");
    }
    if (command instanceof OperatorCommand.Attest attest) {
      return attest(at, attest.step(), now, notes);
    }
    if (command instanceof OperatorCommand.Arm) {
      return arm(at, now, notes);
    }
    if (command instanceof OperatorCommand.Start) {
      return start(at, now, notes);
    }
    if (command instanceof OperatorCommand.Pause) {
      return pause(at, now, notes);
    }
    if (command instanceof OperatorCommand.Resume) {
      return resume(at, notes);
    }
    if (command instanceof OperatorCommand.Acknowledge) {
      return acknowledge(at, now, notes);
    }
    if (command instanceof OperatorCommand.ChooseMode choice) {
      return choose(at, choice.mode(), now, notes);
    }
    if (command instanceof OperatorCommand.Confirm) {
      boolean counts = at.mode() == Mode.EXERCISE || at.mode() == Mode.SENSORY;
      return counts
          ? at.with(at.clocks().withConfirmed(now.nowNs()))
          : refuse(at, "confirm", "neither exercise nor sensory stimulation runs", notes);
    }
    if (command instanceof OperatorCommand.TestBurst test) {
      return test(at, test, now, notes);
    }
    if (command instanceof OperatorCommand.Calibrate calibrate) {
      return calibrate(at, calibrate, now, notes);
    }
    if (command instanceof OperatorCommand.Mark mark) {
      return mark(at, mark, now, notes);
    }
    return at;
  }

  private Arming attest(Arming at, String said, Conditions now, List<String> notes) {
    int index = sequence.indexOf(said);
    if (index < 0) {
      return refuse(at, "attest", "no such step: " + said, notes);
    }
    if (isTooOld(at, index, now.nowNs())) {
      return refuse(at, "attest " + said, "older than twelve hours: do it anew", notes);
    }
    int bit = 1 << index;
    Evidence needs = sequence.steps().get(index).needs();
    boolean seen =
        switch (needs) {
          case NONE -> true;
          case TEST -> (at.orders().tested() & bit) != 0;
          case SENSORS, DEAD_MAN, STRIDES -> now.seen().contains(needs);
        };
    return seen
        ? at.with(at.orders().withAttested(at.orders().attested() | bit))
        : refuse(at, "attest " + said, "not seen yet: " + needs.words(), notes);
  }

  private Arming arm(Arming at, Conditions now, List<String> notes) {
    String missing = missing(at, now.stimulator(), now.nowNs());
    // The stimulator may have come in this very tick, the session's first.
    boolean unarmed = at.mode() == Mode.IDLE || at.mode() == Mode.DISCONNECTED;
    if (unarmed && !missing.isEmpty()) {
      return refuse(at, "arm", "missing " + missing, notes);
    }
    return unarmed
        ? at.armedAt(now.nowNs())
        : refuse(at, "arm", at.mode().isArmed() ? "already armed" : "acknowledge first", notes);
  }

  private static Arming start(Arming at, Conditions now, List<String> notes) {
    if (at.mode() == Mode.ARMED && !at.orders().started()) {
      return at.with(at.orders().withStarted()).with(at.clocks().withConfirmed(now.nowNs()));
    }
    return refuse(at, "start", at.orders().started() ? "already started" : "not armed", notes);
  }

  private static Arming pause(Arming at, Conditions now, List<String> notes) {
    boolean started = at.mode().isArmed() && at.orders().started();
    if (!started || at.orders().held()) {
      return refuse(at, "pause", at.orders().held() ? "already paused" : "not started", notes);
    }
    if (at.orders().ending() != Ending.NONE) {
      return refuse(at, "pause", "already ending", notes);
    }
    return at.mode() == Mode.EXERCISE || at.mode() == Mode.SENSORY
        ? ending(at, Ending.TO_PAUSE, now.nowNs())
        : at.to(Mode.SUSPENDED, PAUSED).with(at.orders().withHeld(true));
  }

  private static Arming resume(Arming at, List<String> notes) {
    if (at.mode() != Mode.SUSPENDED || !at.orders().held()) {
      return refuse(at, "resume", "not paused by the operator", notes);
    }
    Arming free = at.with(at.orders().withHeld(false));
    return at.orders().chosen() == StimulationMode.GAIT
        ? free.to(Mode.SUSPENDED, "resumed, waiting for valid strides")
        : free.to(Mode.ARMED, "");
  }

  private Arming acknowledge(Arming at, Conditions now, List<String> notes) {
    if (at.mode() == Mode.STOPPED) {
      return now.emergency() == null
          ? at.to(Mode.IDLE, "")
          : refuse(at, "acknowledge", "not clear: " + now.emergency(), notes);
    }
    if (at.mode() != Mode.LATCHED) {
      return refuse(at, "acknowledge", "nothing to acknowledge", notes);
    }
    boolean clear =
        PassingRules.fault(now) == null
            && now.suspends() == null
            && now.nowNs() - at.clocks().faultNs() >= CLEAR_NS;
    if (!clear) {
      return refuse(at, "acknowledge", "not clear for two seconds: " + at.cause(), notes);
    }
    String missing = missing(at, now.stimulator(), now.nowNs());
    if (!missing.isEmpty()) {
      notes.add("disarmed: missing " + missing);
      return at.end(Mode.IDLE, "");
    }
    // A new arming: the guard holds the old one void after a fault of the stimulator.
    return at.armedAt(now.nowNs());
  }

  /** A mode that runs ramps to zero; whatever was armed must be armed anew for another mode. */
  private static Arming choose(
      Arming at, StimulationMode mode, Conditions now, List<String> notes) {
    boolean tried = at.mode() == Mode.TESTING || at.mode().isCalibrating();
    if (at.orders().chosen() == mode || tried || mode == StimulationMode.CALIBRATION) {
      String why = at.orders().chosen() == mode ? "already chosen" : "it is no program's";
      return refuse(at, "mode " + mode.word(), tried ? "a channel is under test" : why, notes);
    }
    Arming chosen = at.with(at.orders().withChosen(mode));
    return switch (at.mode()) {
      case STIMULATING, EXERCISE, SENSORY -> ending(chosen, Ending.TO_IDLE, now.nowNs());
      case ARMED, SUSPENDED -> chosen.end(Mode.IDLE, "");
      case DISCONNECTED, IDLE, TESTING, RAMPING, HOLDING, LATCHED, STOPPED -> chosen;
    };
  }

  private Arming test(
      Arming at, OperatorCommand.TestBurst test, Conditions now, List<String> notes) {
    if (!test.held()) {
      boolean ends = at.mode() == Mode.TESTING && at.orders().testing().equals(test.channel());
      return ends ? at.end(Mode.IDLE, "") : at;
    }
    String obstacle = obstacle(at, test.channel(), now);
    if (!obstacle.isEmpty()) {
      return refuse(at, "test", obstacle, notes);
    }
    Arming armed = at.armedAt(now.nowNs()).to(Mode.TESTING, "");
    return armed
        .with(armed.orders().withTesting(test.channel(), sequence.bitOfTest(test.channel())))
        .with(armed.clocks().withBegan(now.nowNs()));
  }

  /** Why a channel cannot be tried out before arming; empty where it can. */
  private String obstacle(Arming at, String channel, Conditions now) {
    if (!channels.contains(channel)) {
      return "no such channel: " + channel;
    }
    if (at.mode() != Mode.IDLE) {
      return "only before arming";
    }
    if (now.released()) {
      return "dead-man switch";
    }
    return now.stimulator() == Stimulator.FAULT ? "stimulator fault" : "";
  }

  /** Holding raises, letting go leaves the level, the next press ends it (section 4.2, step 7). */
  private Arming calibrate(
      Arming at, OperatorCommand.Calibrate order, Conditions now, List<String> notes) {
    if (!at.mode().isCalibrating()) {
      return ramp(at, order, now, notes);
    }
    if (!at.orders().testing().equals(order.channel())) {
      return refuse(at, order.line(), "another channel is under calibration", notes);
    }
    Arming hand = hand(at, order, now);
    Arming heard = hand.with(hand.clocks().withConfirmed(now.nowNs()));
    if (!order.held()) {
      return heard.to(Mode.HOLDING, "");
    }
    return at.mode() == Mode.HOLDING ? heard.end(Mode.IDLE, "") : heard;
  }

  /** A hand that stays on the key after a ramp has ended, however it did, begins no other one. */
  private Arming ramp(
      Arming at, OperatorCommand.Calibrate order, Conditions now, List<String> notes) {
    if (!channels.contains(order.channel())) {
      return refuse(at, order.line(), "no such channel", notes);
    }
    Arming heard = hand(at, order, now);
    if (!order.held()) {
      return heard;
    }
    boolean stays = at.clocks().isHandThere(now.nowNs());
    String obstacle = stays ? "let go first" : obstacle(at, order.channel(), now);
    if (!obstacle.isEmpty()) {
      return refuse(heard, order.line(), obstacle, notes);
    }
    Arming armed = heard.armedAt(now.nowNs()).to(Mode.RAMPING, "");
    int bit = sequence.bitOfCalibration(order.channel());
    return armed
        .with(armed.orders().withCalibrating(order.channel(), bit))
        .with(armed.clocks().withBegan(now.nowNs()));
  }

  private static Arming hand(Arming at, OperatorCommand.Calibrate order, Conditions now) {
    return at.with(at.clocks().withHand(order.held() ? now.nowNs() : Arming.NOT_BEGUN));
  }

  /** There is nothing to be found above what the patient tolerates: that mark ends the ramp. */
  private Arming mark(Arming at, OperatorCommand.Mark order, Conditions now, List<String> notes) {
    if (!isMarked(at, order, now)) {
      return refuse(at, order.line(), "no pulses of this channel's calibration", notes);
    }
    if (order.mark() != CalibrationMark.TOLERATED) {
      return at.with(at.clocks().withConfirmed(now.nowNs()));
    }
    int bit = sequence.bitOfCalibration(order.channel());
    return at.with(at.orders().withTesting(order.channel(), bit)).end(Mode.IDLE, "");
  }

  /** Whether a mark can be made: of the channel under calibration, and of pulses it is given. */
  static boolean isMarked(Arming at, OperatorCommand.Mark order, Conditions now) {
    return at.mode().isCalibrating()
        && at.orders().testing().equals(order.channel())
        && now.pulsing();
  }

  /** A ramp to zero that has begun goes on; only where it leads may change. */
  private static Arming ending(Arming at, Ending next, long nowNs) {
    Arming ramping =
        at.orders().ending() == Ending.NONE ? at.with(at.clocks().withEnding(nowNs)) : at;
    return ramping.with(at.orders().withEnding(next));
  }

  private static Arming refuse(Arming at, String command, String why, List<String> notes) {
    notes.add(command + " refused: " + why);
    return at;
  }
}
