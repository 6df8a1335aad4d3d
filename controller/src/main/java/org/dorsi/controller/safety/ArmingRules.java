package org.dorsi.controller.safety;

import java.util.List;
import java.util.StringJoiner;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.jspecify.annotations.Nullable;

/**
 * The arming and suspension machine as a pure function: the same state, command and conditions give
 * the same next state (safety requirements, section 4.3).
 *
 * <p>Faults latch, benign pauses do not, however often they come: recordings and radios drop out
 * every few seconds, and a machine that needs the operator each time gets switched off. Any thread.
 */
final class ArmingRules {

  /** A suspension whose sensor stays silent becomes a fault (section 4.3). */
  static final long SILENT_LATCHES_NS = 10_000_000_000L;

  /** Armed or suspended without gait for this long is disarmed (section 4.3). */
  static final long DISARM_NS = 60_000_000_000L;

  /** A cause must have been clear for this long before it can be acknowledged (section 4.3). */
  static final long CLEAR_NS = 2_000_000_000L;

  /** How long a guard that has just been armed anew may still report its old STOP. */
  static final long GUARD_REARMS_NS = 1_000_000_000L;

  static final String PAUSED = SafetyState.Suspended.PAUSED_BY_OPERATOR;

  private final List<String> attestations;

  ArmingRules(List<String> attestations) {
    if (attestations.size() >= Integer.SIZE) {
      throw new IllegalArgumentException(
          "attestations must be fewer than " + Integer.SIZE + ", got " + attestations.size());
    }
    this.attestations = List.copyOf(attestations);
  }

  /** What arming still waits for, in words; empty when it may be armed. */
  String missing(Arming arming, Stimulator stimulator) {
    StringJoiner missing = new StringJoiner(", ");
    if (stimulator == Stimulator.ABSENT) {
      missing.add("stimulator");
    } else if (stimulator == Stimulator.FAULT) {
      missing.add("stimulator without fault");
    }
    for (int i = 0; i < attestations.size(); i++) {
      if ((arming.attested() & (1 << i)) == 0) {
        missing.add(attestations.get(i));
      }
    }
    return missing.toString();
  }

  /** What one command of the operator makes of the state; one that does not fit leaves a note. */
  Arming command(Arming at, OperatorCommand command, Conditions now, List<String> notes) {
    if (command instanceof OperatorCommand.EmergencyStop) {
      return at.to(Mode.STOPPED, "stopped by the operator").withStarted(false).withHeld(false);
    }
    if (command instanceof OperatorCommand.Attest attest) {
      return attest(at, attest.step(), notes);
    }
    if (command instanceof OperatorCommand.Arm) {
      return arm(at, now, notes);
    }
    if (command instanceof OperatorCommand.Acknowledge) {
      return acknowledge(at, now, notes);
    }
    if (command instanceof OperatorCommand.Start) {
      if (at.mode() == Mode.ARMED && !at.started()) {
        return at.withStarted(true);
      }
      return refuse(at, "start", at.started() ? "already started" : "not armed", notes);
    }
    if (command instanceof OperatorCommand.Pause) {
      if (at.mode().isArmed() && at.started() && !at.held()) {
        return at.to(Mode.SUSPENDED, PAUSED).withHeld(true);
      }
      return refuse(at, "pause", at.held() ? "already paused" : "not started", notes);
    }
    if (command instanceof OperatorCommand.Resume) {
      if (at.mode() == Mode.SUSPENDED && at.held()) {
        return at.to(Mode.SUSPENDED, "resumed, waiting for valid strides").withHeld(false);
      }
      return refuse(at, "resume", "not paused by the operator", notes);
    }
    return at;
  }

  /** What the passing of time and the world make of the state. */
  Arming pass(Arming before, Conditions now, List<String> notes) {
    Mode mode = before.mode();
    if (mode == Mode.STOPPED) {
      return before;
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
      return at.to(Mode.STOPPED, "STOP at the guard").withStarted(false).withHeld(false);
    }
    String fault = fault(now);
    if (fault != null && mode != Mode.LATCHED) {
      return latch(at, fault);
    }
    return switch (mode) {
      case ARMED -> armed(at, now, notes);
      case STIMULATING -> stimulating(at, now);
      case SUSPENDED -> suspended(at, now, notes);
      case LATCHED, DISCONNECTED, IDLE, STOPPED -> at;
    };
  }

  private Arming attest(Arming at, String step, List<String> notes) {
    int index = attestations.indexOf(step);
    if (index < 0) {
      notes.add("attest refused: no such step: " + step);
      return at;
    }
    return at.withAttested(at.attested() | (1 << index));
  }

  private Arming arm(Arming at, Conditions now, List<String> notes) {
    String missing = missing(at, now.stimulator());
    // The stimulator may have come in this very tick, the session's first.
    boolean unarmed = at.mode() == Mode.IDLE || at.mode() == Mode.DISCONNECTED;
    if (unarmed && !missing.isEmpty()) {
      return refuse(at, "arm", "missing " + missing, notes);
    }
    return unarmed
        ? at.armedAt(now.nowNs())
        : refuse(at, "arm", at.mode().isArmed() ? "already armed" : "acknowledge first", notes);
  }

  private static Arming acknowledge(Arming at, Conditions now, List<String> notes) {
    if (at.mode() == Mode.STOPPED) {
      return at.to(Mode.IDLE, "");
    }
    if (at.mode() != Mode.LATCHED) {
      return refuse(at, "acknowledge", "nothing to acknowledge", notes);
    }
    boolean clear =
        fault(now) == null && now.silent() == null && now.nowNs() - at.faultNs() >= CLEAR_NS;
    if (!clear) {
      return refuse(at, "acknowledge", "not clear for two seconds: " + at.cause(), notes);
    }
    // A new arming: the guard holds the old one void after a fault of the stimulator.
    return at.armedAt(now.nowNs());
  }

  private static Arming refuse(Arming at, String command, String why, List<String> notes) {
    notes.add(command + " refused: " + why);
    return at;
  }

  private static Arming disconnect(Arming at, List<String> notes) {
    notes.add("stimulator lost: attest and arm again");
    // Cables may have been moved meanwhile: what was attested of them counts no longer.
    return at.to(Mode.DISCONNECTED, "").withStarted(false).withHeld(false).withAttested(0);
  }

  private static Arming look(Arming at, Conditions now) {
    long nowNs = now.nowNs();
    boolean clear = at.guardClear() || !now.stopLatched() || nowNs - at.armedNs() > GUARD_REARMS_NS;
    return at.seen(
        clear,
        now.walking() || at.held() ? nowNs : at.walkedNs(),
        now.silent() == null || at.held() ? nowNs : at.heardNs(),
        fault(now) != null ? nowNs : at.faultNs());
  }

  private static @Nullable String fault(Conditions now) {
    if (now.stimulator() == Stimulator.FAULT && now.fault() == null) {
      return "stimulator fault";
    }
    return now.fault();
  }

  private static Arming latch(Arming at, String cause) {
    return at.to(Mode.LATCHED, cause).withStarted(false).withHeld(false);
  }

  private static Arming armed(Arming at, Conditions now, List<String> notes) {
    if (now.nowNs() - at.walkedNs() > DISARM_NS) {
      return disarm(at, notes);
    }
    return at.started() && isSound(now) ? at.to(Mode.STIMULATING, "") : at;
  }

  private static Arming stimulating(Arming at, Conditions now) {
    String silent = now.silent();
    if (silent != null) {
      return at.to(Mode.SUSPENDED, silent);
    }
    if (now.tooLate()) {
      return at.to(Mode.SUSPENDED, "computer too late");
    }
    return now.walking() ? at : at.to(Mode.SUSPENDED, "not walking");
  }

  private static Arming suspended(Arming at, Conditions now, List<String> notes) {
    if (at.held()) {
      return at;
    }
    String silent = now.silent();
    if (silent != null && now.nowNs() - at.heardNs() > SILENT_LATCHES_NS) {
      return latch(at, silent);
    }
    if (now.nowNs() - at.walkedNs() > DISARM_NS) {
      return disarm(at, notes);
    }
    return isSound(now) ? at.to(Mode.STIMULATING, "") : at;
  }

  private static Arming disarm(Arming at, List<String> notes) {
    notes.add("disarmed: no gait for a minute");
    return at.to(Mode.IDLE, "").withStarted(false).withHeld(false);
  }

  private static boolean isSound(Conditions now) {
    return now.gaitValid() && now.walking() && now.silent() == null && !now.tooLate();
  }
}
