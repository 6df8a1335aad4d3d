package org.dorsi.controller.trial;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dorsi.controller.gait.EventSource;
import org.dorsi.controller.gait.GaitPhase;
import org.dorsi.controller.gait.PhaseReason;
import org.dorsi.controller.safety.CalibrationMark;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.sensors.Side;

/**
 * The numbers that stand for an enum's constants in a trial file: part of the format, whatever
 * order the enum has. New constants go to the end. Immutable; any thread.
 */
final class Codes<E extends Enum<E>> {

  static final Codes<Side> SIDE = new Codes<>(Side.class, List.of(Side.LEFT, Side.RIGHT));

  static final Codes<GaitPhase> PHASE =
      new Codes<>(
          GaitPhase.class,
          List.of(
              GaitPhase.LOADING_RESPONSE,
              GaitPhase.MID_STANCE,
              GaitPhase.TERMINAL_STANCE,
              GaitPhase.PRE_SWING,
              GaitPhase.INITIAL_SWING,
              GaitPhase.MID_SWING,
              GaitPhase.TERMINAL_SWING,
              GaitPhase.NOT_WALKING,
              GaitPhase.CALIBRATING,
              GaitPhase.SENSOR_LOST,
              GaitPhase.LOW_CONFIDENCE));

  static final Codes<PhaseReason> PHASE_REASON =
      new Codes<>(
          PhaseReason.class,
          List.of(
              PhaseReason.NONE,
              PhaseReason.UNOBSERVED,
              PhaseReason.SILENT,
              PhaseReason.STANDING,
              PhaseReason.FIRST_STRIDES,
              PhaseReason.WEAK_EVENTS,
              PhaseReason.SWITCHES_SILENT,
              PhaseReason.SWITCHES_STUCK,
              PhaseReason.IMU_SILENT,
              PhaseReason.IMU_MISSES));

  static final Codes<EventSource> EVENT_SOURCE =
      new Codes<>(
          EventSource.class,
          List.of(
              EventSource.FOOT_SWITCH,
              EventSource.FOOT_IMU,
              EventSource.SHANK_IMU,
              EventSource.FUSION));

  static final Codes<Fault.Kind> FAULT =
      new Codes<>(
          Fault.Kind.class,
          List.of(
              Fault.Kind.SENSOR_BACK,
              Fault.Kind.READINGS_DROPPED,
              Fault.Kind.RECORDING_LOST,
              Fault.Kind.LATE_TICK,
              Fault.Kind.SENSOR_LOST,
              Fault.Kind.CONSOLE_LOST,
              Fault.Kind.STIMULATOR_FAULT,
              Fault.Kind.GUARD_LOST));

  static final Codes<GuardStatus.Stimulator> STIMULATOR =
      new Codes<>(
          GuardStatus.Stimulator.class,
          List.of(
              GuardStatus.Stimulator.ABSENT,
              GuardStatus.Stimulator.READY,
              GuardStatus.Stimulator.ON,
              GuardStatus.Stimulator.FAULT));

  static final Codes<StimulationMode> STIMULATION_MODE =
      new Codes<>(
          StimulationMode.class,
          List.of(
              StimulationMode.GAIT,
              StimulationMode.EXERCISE,
              StimulationMode.SENSORY,
              StimulationMode.CALIBRATION));

  static final Codes<CalibrationMark> CALIBRATION_MARK =
      new Codes<>(
          CalibrationMark.class,
          List.of(CalibrationMark.SENSORY, CalibrationMark.MOTOR, CalibrationMark.TOLERATED));

  static final Codes<Muscle> MUSCLE =
      new Codes<>(
          Muscle.class,
          List.of(
              Muscle.TIBIALIS_ANTERIOR,
              Muscle.GASTROCNEMIUS,
              Muscle.SOLEUS,
              Muscle.PERONEUS_LONGUS,
              Muscle.QUADRICEPS,
              Muscle.HAMSTRINGS,
              Muscle.GLUTEUS_MAXIMUS,
              Muscle.GLUTEUS_MEDIUS));

  static final Codes<ProgramProgress.Part> PROGRAM_PART =
      new Codes<>(
          ProgramProgress.Part.class,
          List.of(
              ProgramProgress.Part.NONE,
              ProgramProgress.Part.COUNTDOWN,
              ProgramProgress.Part.ON,
              ProgramProgress.Part.OFF,
              ProgramProgress.Part.REST,
              ProgramProgress.Part.DONE));

  private final List<E> byCode;
  private final Map<E, Integer> codes;

  private Codes(Class<E> type, List<E> byCode) {
    this.byCode = byCode;
    this.codes = new EnumMap<>(type);
    for (int code = 0; code < byCode.size(); code++) {
      codes.put(byCode.get(code), code);
    }
    if (codes.size() != type.getEnumConstants().length) {
      throw new IllegalArgumentException("a constant of " + type.getName() + " has no code");
    }
  }

  /** The number that stands for a constant. */
  int of(E constant) {
    Integer code = codes.get(constant);
    if (code == null) {
      throw new IllegalArgumentException(constant + " has no code");
    }
    return code;
  }

  /** The constant that a number stands for. */
  E at(int code) {
    if (code >= byCode.size()) {
      throw new IllegalArgumentException(
          "code must be in [0, " + (byCode.size() - 1) + "], got " + code);
    }
    return byCode.get(code);
  }
}
