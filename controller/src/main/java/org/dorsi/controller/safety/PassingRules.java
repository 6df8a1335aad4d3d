package org.dorsi.controller.safety;

import java.util.List;
import org.dorsi.controller.safety.Arming.Ending;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.jspecify.annotations.Nullable;

/**
 * What the passing of time and the world make of the arming and suspension machine: a pure
 * function, defined for every state and condition (safety requirements, section 4.3).
 *
 * <p>Faults latch, benign pauses do not, however often they come: recordings and radios drop out
 * every few seconds, and a machine that needs the operator each time gets switched off. Any thread.
 */
final class PassingRules {

  /** A suspension whose cause stays becomes a fault (section 4.3). */
  static final long SUSPENSION_LATCHES_NS = 10_000_000_000L;

  /** Armed or suspended without gait for this long is disarmed (section 4.3). */
  static final long DISARM_NS = 60_000_000_000L;

  /** Arming is two distinct actions within this time (section 4.2): the start must follow. */
  static final long START_NS = 10_000_000_000L;

  /** How long a guard that has just been armed anew may still report its old STOP. */
  static final long GUARD_REARMS_NS = 1_000_000_000L;

  /** How long the ramp to zero takes by which a mode is left; as long as a start at the least. */
  static final long ENDING_NS = 1_000_000_000L;

  /** How old the operator's confirmation may be where no gait shows that all is well. */
  static final long CONFIRMATION_NS = 300_000_000_000L;

  /** How long exercise or sensory stimulation may go on after one arming. */
  static final long MODE_NS = 1_800_000_000_000L;

  /** How long a test of one channel may be held; the high voltage's rise is part of it. */
  static final long TEST_NS = 2_000_000_000L;

  /** How long a hand on the ramp of a calibration counts after it was said to be there. */
  static final long HAND_NS = 1_000_000_000L;

  /** How long a level under calibration holds after the operator's last word on it. */
  static final long LEVEL_NS = 15_000_000_000L;

  private static final String HALF_HOUR = "half an hour is over";
  private static final String RELEASED = "dead-man switch released";
  private static final String TOO_LATE = "computer too late";

  private PassingRules() {}

  /** The state after one tick. */
  static Arming pass(Arming before, Conditions now, List<String> notes) {
    Mode mode = before.mode();
    if (mode == Mode.STOPPED) {
      return before;
    }
    String emergency = now.emergency();
    if (emergency != null) {
      return before.end(Mode.STOPPED, emergency);
    }
    if (now.stimulator() == Stimulator.ABSENT) {
      return mode == Mode.DISCONNECTED ? before : disconnect(before, notes);
    }
    if (mode == Mode.DISCONNECTED) {
      return before.to(Mode.IDLE, "");
    }
    if (mode == Mode.IDLE) {
      return before;
    }
    Arming at = look(before, now);
    if (now.stopLatched() && before.guardClear()) {
      return at.end(Mode.STOPPED, "STOP at the guard");
    }
    String fault = fault(now);
    if (fault != null && mode != Mode.LATCHED) {
      return at.end(Mode.LATCHED, fault);
    }
    return switch (mode) {
      case TESTING -> testing(at, now);
      case RAMPING, HOLDING -> calibrating(at, now, notes);
      case ARMED -> armed(at, now, notes);
      case STIMULATING -> stimulating(at, now);
      case EXERCISE, SENSORY -> withoutGait(at, now, notes);
      case SUSPENDED -> suspended(at, now, notes);
      case LATCHED, DISCONNECTED, IDLE, STOPPED -> at;
    };
  }

  static @Nullable String fault(Conditions now) {
    if (now.stimulator() == Stimulator.FAULT && now.fault() == null) {
      return "stimulator fault";
    }
    return now.fault();
  }

  private static Arming disconnect(Arming at, List<String> notes) {
    notes.add("stimulator lost: attest and arm again");
    Arming lost = at.end(Mode.DISCONNECTED, "");
    // Cables may have been moved meanwhile: what was attested of them counts no longer.
    return lost.with(lost.orders().forgotten());
  }

  private static Arming look(Arming at, Conditions now) {
    long nowNs = now.nowNs();
    Arming.Clocks clocks = at.clocks();
    boolean clear =
        at.guardClear() || !now.stopLatched() || nowNs - clocks.armedNs() > GUARD_REARMS_NS;
    boolean resting = at.orders().held() || at.mode() == Mode.EXERCISE || at.mode() == Mode.SENSORY;
    return at.seen(
        clear,
        now.walking() || resting ? nowNs : clocks.walkedNs(),
        now.suspends() == null || resting ? nowNs : clocks.soundNs(),
        fault(now) != null ? nowNs : clocks.faultNs());
  }

  private static Arming testing(Arming at, Conditions now) {
    boolean over = now.nowNs() - at.clocks().beganNs() >= TEST_NS;
    return over || now.released() || now.tooLate() ? at.end(Mode.IDLE, "") : at;
  }

  private static Arming calibrating(Arming at, Conditions now, List<String> notes) {
    String over = null;
    if (now.released() || now.tooLate()) {
      over = now.released() ? RELEASED : TOO_LATE;
    } else if (now.nowNs() - at.clocks().confirmedNs() >= LEVEL_NS) {
      over = "no word of the operator for fifteen seconds";
    } else if (now.nowNs() - at.clocks().beganNs() >= HardLimits.CALIBRATION_MAX_ON_NS) {
      over = "a minute and a half is over";
    }
    if (over == null) {
      return at;
    }
    notes.add("calibration ended: " + over);
    return at.end(Mode.IDLE, "");
  }

  private static Arming armed(Arming at, Conditions now, List<String> notes) {
    if (now.nowNs() - at.clocks().walkedNs() > DISARM_NS) {
      return disarm(at, "no gait for a minute", notes);
    }
    if (!at.orders().started()) {
      boolean late = now.nowNs() - at.clocks().armedNs() > START_NS;
      return late ? disarm(at, "no start within ten seconds of arming", notes) : at;
    }
    return switch (at.orders().chosen()) {
      case GAIT -> isSound(now) ? at.to(Mode.STIMULATING, "") : at;
      case EXERCISE -> begin(at, Mode.EXERCISE, now, notes);
      case SENSORY -> begin(at, Mode.SENSORY, now, notes);
      case CALIBRATION -> at;
    };
  }

  /** A pause in the middle does not give the mode a new half hour. */
  private static Arming begin(Arming at, Mode mode, Conditions now, List<String> notes) {
    Arming.Clocks clocks = at.clocks();
    boolean begun = clocks.beganNs() != Arming.NOT_BEGUN;
    if (begun && now.nowNs() - clocks.beganNs() > MODE_NS) {
      return disarm(at, HALF_HOUR, notes);
    }
    if (now.released() || now.tooLate() || now.stimulator() != Stimulator.ON) {
      return at;
    }
    return at.to(mode, "")
        .with(begun ? clocks.withConfirmed(now.nowNs()) : clocks.withBegan(now.nowNs()));
  }

  private static Arming stimulating(Arming at, Conditions now) {
    String cause = cause(now);
    if (at.orders().ending() == Ending.NONE) {
      return cause == null ? at : at.to(Mode.SUSPENDED, cause);
    }
    return cause != null || isRampOver(at, now) ? at.end(Mode.IDLE, "") : at;
  }

  private static @Nullable String cause(Conditions now) {
    if (now.suspends() != null) {
      return now.suspends();
    }
    if (now.released()) {
      return RELEASED;
    }
    if (now.tooLate()) {
      return TOO_LATE;
    }
    return now.walking() ? null : "not walking";
  }

  /** Exercise or sensory stimulation: what holds it is the operator and the timer, not gait. */
  private static Arming withoutGait(Arming at, Conditions now, List<String> notes) {
    if (now.released() || now.tooLate()) {
      return at.to(Mode.SUSPENDED, now.released() ? RELEASED : TOO_LATE)
          .with(at.orders().withHeld(true));
    }
    if (at.orders().ending() != Ending.NONE) {
      if (!isRampOver(at, now)) {
        return at;
      }
      return at.orders().ending() == Ending.TO_IDLE
          ? at.end(Mode.IDLE, "")
          : at.to(Mode.SUSPENDED, ArmingRules.PAUSED).with(at.orders().withHeld(true));
    }
    Arming.Clocks clocks = at.clocks();
    String over = null;
    if (now.finished()) {
      over = "the program is done";
    } else if (now.nowNs() - clocks.confirmedNs() > CONFIRMATION_NS) {
      over = "no confirmation for five minutes";
    } else if (now.nowNs() - clocks.beganNs() > MODE_NS) {
      over = HALF_HOUR;
    }
    if (over == null) {
      return at;
    }
    notes.add("ending: " + over);
    return at.with(at.orders().withEnding(Ending.TO_IDLE)).with(clocks.withEnding(now.nowNs()));
  }

  private static boolean isRampOver(Arming at, Conditions now) {
    return now.nowNs() - at.clocks().endingNs() >= ENDING_NS;
  }

  private static Arming suspended(Arming at, Conditions now, List<String> notes) {
    if (at.orders().held()) {
      return at;
    }
    String cause = now.suspends();
    if (cause != null && now.nowNs() - at.clocks().soundNs() > SUSPENSION_LATCHES_NS) {
      return at.end(Mode.LATCHED, cause);
    }
    if (now.nowNs() - at.clocks().walkedNs() > DISARM_NS) {
      return disarm(at, "no gait for a minute", notes);
    }
    return isSound(now) ? at.to(Mode.STIMULATING, "") : at;
  }

  private static Arming disarm(Arming at, String why, List<String> notes) {
    notes.add("disarmed: " + why);
    return at.end(Mode.IDLE, "");
  }

  private static boolean isSound(Conditions now) {
    return now.gaitValid() && cause(now) == null;
  }
}
