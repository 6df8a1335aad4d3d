package org.dorsi.controller.safety;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorsi.controller.safety.Arming.Mode;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StrideModulation;
import org.jspecify.annotations.Nullable;

/** Every reachable state of the arming machine, with every command and kind of condition. */
final class ArmingSearch {

  static final long SECOND_NS = 1_000_000_000L;

  /** One transition: {@code by} is the command's line, or empty where time and the world did it. */
  record Step(Arming from, String by, Conditions now, Arming to) {
    boolean isCommand() {
      return !by.isEmpty();
    }
  }

  interface Visitor {
    void visit(Step step);
  }

  static final ArmingRules RULES =
      new ArmingRules(
          new ArmingSequence(
              List.of(
                  new ArmingSequence.Step("channel ta-right", Evidence.TEST),
                  new ArmingSequence.Step("side-check", Evidence.SENSORS))),
          List.of("ta-right"));

  /** The same where the channel must be calibrated in this session; what is searched. */
  static final ArmingRules SEARCHED =
      new ArmingRules(
          new ArmingSequence(
              List.of(
                  new ArmingSequence.Step("channel ta-right", Evidence.TEST),
                  new ArmingSequence.Step("side-check", Evidence.SENSORS),
                  new ArmingSequence.Step("calibration ta-right", Evidence.NONE, 0))),
          List.of("ta-right"));

  static final List<OperatorCommand> COMMANDS =
      List.of(
          new OperatorCommand.Attest("channel ta-right"),
          new OperatorCommand.Attest("side-check"),
          new OperatorCommand.Attest("calibration ta-right"),
          new OperatorCommand.Attest("no such step"),
          new OperatorCommand.Arm(),
          new OperatorCommand.Start(),
          new OperatorCommand.Pause(),
          new OperatorCommand.Resume(),
          new OperatorCommand.Acknowledge(),
          new OperatorCommand.EmergencyStop(),
          new OperatorCommand.Intensity("ta-right", 1),
          new OperatorCommand.ChannelEnable("ta-right", false),
          new OperatorCommand.ChooseMode(StimulationMode.GAIT),
          new OperatorCommand.ChooseMode(StimulationMode.EXERCISE),
          new OperatorCommand.ChooseMode(StimulationMode.SENSORY),
          new OperatorCommand.Confirm(),
          new OperatorCommand.TestBurst("ta-right", true),
          new OperatorCommand.TestBurst("ta-right", false),
          new OperatorCommand.TestBurst("no such channel", true),
          new OperatorCommand.Calibrate("ta-right", true),
          new OperatorCommand.Calibrate("ta-right", false),
          new OperatorCommand.Calibrate("no such channel", true),
          new OperatorCommand.Mark("ta-right", CalibrationMark.SENSORY),
          new OperatorCommand.Mark("ta-right", CalibrationMark.TOLERATED),
          new OperatorCommand.Mark("no such channel", CalibrationMark.TOLERATED),
          new OperatorCommand.ChooseMode(StimulationMode.CALIBRATION),
          new OperatorCommand.Trigger("ta-right", true),
          new OperatorCommand.DeadMan(true),
          new OperatorCommand.Modulate("ta-right", new StrideModulation(0.5, 1)),
          new OperatorCommand.Belt(1),
          new OperatorCommand.Marker("x"));

  /** Just over each span that the rules know, so that each has passed once and not passed once. */
  private static final long[] STEPS_NS = {
    1_000_000L,
    PassingRules.ENDING_NS + 1,
    PassingRules.TEST_NS + 1,
    PassingRules.START_NS + 1,
    PassingRules.LEVEL_NS + 1,
    PassingRules.DISARM_NS + 1,
    HardLimits.CALIBRATION_MAX_ON_NS + 1,
    PassingRules.CONFIRMATION_NS + 1,
    PassingRules.MODE_NS + 1
  };

  private ArmingSearch() {}

  /** What the machine runs in with a program of this mode. */
  static Mode modeOf(StimulationMode mode) {
    return switch (mode) {
      case GAIT -> Mode.STIMULATING;
      case EXERCISE -> Mode.EXERCISE;
      case SENSORY -> Mode.SENSORY;
      case CALIBRATION -> throw new AssertionError("no program's: " + mode);
    };
  }

  /** Walking soundly, with everything in order. */
  static Conditions sound(long nowNs) {
    return with(nowNs, Stimulator.ON, false, true, true, false, false, null, null, null);
  }

  /**
   * A sound walk in which the channel on trial has pulses, and in which a program by the clock is
   * done, or a sensor's port is lost.
   */
  static Conditions happening(long nowNs, boolean finished, boolean sensorLost) {
    return new Conditions(
        nowNs,
        Stimulator.ON,
        false,
        true,
        true,
        false,
        false,
        finished,
        sensorLost,
        true,
        null,
        null,
        null,
        EnumSet.of(Evidence.SENSORS));
  }

  static Conditions with(
      long nowNs,
      Stimulator stimulator,
      boolean stopLatched,
      boolean walking,
      boolean gaitValid,
      boolean released,
      boolean tooLate,
      @Nullable String suspends,
      @Nullable String fault,
      @Nullable String emergency) {
    return new Conditions(
        nowNs,
        stimulator,
        stopLatched,
        walking,
        gaitValid,
        released,
        tooLate,
        false,
        false,
        false,
        suspends,
        fault,
        emergency,
        EnumSet.of(Evidence.SENSORS));
  }

  /** Each thing that can be wrong alone, and the sound world in each state of the stimulator. */
  static List<Conditions> conditions(long nowNs) {
    List<Conditions> all = new ArrayList<>();
    for (Stimulator s : Stimulator.values()) {
      all.add(with(nowNs, s, false, true, true, false, false, null, null, null));
      all.add(with(nowNs, s, false, false, false, false, false, "silent", null, null));
    }
    Stimulator on = Stimulator.ON;
    all.add(with(nowNs, on, true, true, true, false, false, null, null, null));
    all.add(with(nowNs, on, false, false, false, false, false, null, null, null));
    all.add(with(nowNs, on, false, true, false, false, false, null, null, null));
    all.add(with(nowNs, on, false, true, true, true, false, null, null, null));
    all.add(with(nowNs, on, false, true, true, false, true, null, null, null));
    all.add(with(nowNs, on, false, true, true, false, false, "silent", null, null));
    all.add(with(nowNs, on, false, true, true, false, false, null, "fault", null));
    all.add(with(nowNs, on, false, true, true, false, false, null, null, "emergency"));
    all.add(happening(nowNs, false, false));
    all.add(happening(nowNs, true, false));
    all.add(happening(nowNs, false, true));
    return all;
  }

  /** Clocks and counters do not decide what may follow, their relation to now does. */
  private record Abstract(
      Mode mode, String cause, Arming.Orders orders, boolean clear, boolean begun, long ages) {

    static Abstract of(Arming a, long nowNs) {
      Arming.Clocks c = a.clocks();
      long ages =
          bit(nowNs - c.walkedNs() > PassingRules.DISARM_NS, 1)
              | bit(nowNs - c.soundNs() > PassingRules.SUSPENSION_LATCHES_NS, 2)
              | bit(nowNs - c.faultNs() >= ArmingRules.CLEAR_NS, 4)
              | bit(nowNs - c.beganNs() >= PassingRules.TEST_NS, 8)
              | bit(nowNs - c.beganNs() > PassingRules.MODE_NS, 16)
              | bit(nowNs - c.confirmedNs() > PassingRules.CONFIRMATION_NS, 32)
              | bit(nowNs - c.endingNs() >= PassingRules.ENDING_NS, 64)
              | bit(nowNs - c.armedNs() > PassingRules.GUARD_REARMS_NS, 128)
              | bit(nowNs - c.armedNs() > PassingRules.START_NS, 256)
              | bit(nowNs - c.confirmedNs() >= PassingRules.LEVEL_NS, 512)
              | bit(nowNs - c.beganNs() >= HardLimits.CALIBRATION_MAX_ON_NS, 1024)
              | bit(nowNs - c.handNs() > PassingRules.HAND_NS, 2048);
      return new Abstract(
          a.mode(), a.cause(), a.orders(), a.guardClear(), c.beganNs() != Arming.NOT_BEGUN, ages);
    }

    private static long bit(boolean set, long bit) {
      return set ? bit : 0;
    }
  }

  private record Reached(Arming arming, long nowNs) {}

  /** Visits every transition from every reachable state; says how many states there are. */
  static int explore(Visitor visitor) {
    Map<Abstract, Reached> seen = new LinkedHashMap<>();
    ArrayDeque<Reached> open = new ArrayDeque<>();
    open.add(new Reached(Arming.BEGIN, 100 * SECOND_NS));
    List<String> notes = new ArrayList<>();
    while (!open.isEmpty()) {
      Reached at = open.remove();
      if (seen.putIfAbsent(Abstract.of(at.arming(), at.nowNs()), at) != null) {
        continue;
      }
      for (long later : STEPS_NS) {
        long nowNs = at.nowNs() + later;
        for (Conditions now : conditions(nowNs)) {
          notes.clear();
          Arming told = now.sensorLost() ? SEARCHED.sensorLost(at.arming()) : at.arming();
          told = now.stimulator() == Stimulator.FAULT ? SEARCHED.stimulatorFaulty(told) : told;
          Arming passed = PassingRules.pass(told, now, notes);
          visitor.visit(new Step(at.arming(), "", now, passed));
          add(open, seen, passed, nowNs);
          if (later != STEPS_NS[0]) {
            continue; // a command comes in the tick after the passing of time has been seen
          }
          for (OperatorCommand command : COMMANDS) {
            Arming commanded = SEARCHED.command(at.arming(), command, now, notes);
            visitor.visit(new Step(at.arming(), command.line(), now, commanded));
            add(open, seen, commanded, nowNs);
          }
        }
      }
    }
    return seen.size();
  }

  private static void add(
      ArrayDeque<Reached> open, Map<Abstract, Reached> seen, Arming arming, long nowNs) {
    if (!seen.containsKey(Abstract.of(arming, nowNs))) {
      open.add(new Reached(arming, nowNs));
    }
  }
}
