package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StrideModulation;

/**
 * What the operator asks for. Every click, key and line of an operator file is one of these, and an
 * input of the next tick; none is a call into the controller.
 */
public sealed interface OperatorCommand {

  /** The command as a line of an operator file, without its time. */
  String line();

  /** The operator states that a step of the arming sequence was done. */
  record Attest(String step) implements OperatorCommand {
    @Override
    public String line() {
      return "attest " + step;
    }
  }

  /** The operator asks to arm. */
  record Arm() implements OperatorCommand {
    @Override
    public String line() {
      return "arm";
    }
  }

  /** The operator starts stimulation as soon as gait is valid. */
  record Start() implements OperatorCommand {
    @Override
    public String line() {
      return "start";
    }
  }

  /** The operator takes the output to zero until {@link Resume}. */
  record Pause() implements OperatorCommand {
    @Override
    public String line() {
      return "pause";
    }
  }

  /** The operator ends a pause; gait must prove valid again. */
  record Resume() implements OperatorCommand {
    @Override
    public String line() {
      return "resume";
    }
  }

  /** The operator acknowledges a latched suspension, or resets after an emergency stop. */
  record Acknowledge() implements OperatorCommand {
    @Override
    public String line() {
      return "acknowledge";
    }
  }

  /** The operator stops everything at once. */
  record EmergencyStop() implements OperatorCommand {
    @Override
    public String line() {
      return "stop";
    }
  }

  /** The operator changes one channel's current by a step. */
  record Intensity(String channel, double stepMilliamps) implements OperatorCommand {
    @Override
    public String line() {
      return "intensity " + channel + (stepMilliamps < 0 ? " " : " +") + stepMilliamps;
    }
  }

  /** The operator switches one channel's program on or off. */
  record ChannelEnable(String channel, boolean enabled) implements OperatorCommand {
    @Override
    public String line() {
      return "channel " + channel + (enabled ? " on" : " off");
    }
  }

  /**
   * An adaptive controller, on the operator's behalf, or a researcher changes the bursts of one
   * channel that begin from now on, in proportion to what is set; until the next such command, or
   * until stimulation stops.
   */
  record Modulate(String channel, StrideModulation modulation) implements OperatorCommand {
    @Override
    public String line() {
      return "modulate "
          + channel
          + " "
          + modulation.intensityFraction()
          + " "
          + modulation.widthFraction();
    }
  }

  /**
   * The operator chooses what to stimulate for. A mode that runs ramps to zero first; the chosen
   * one must be armed and started.
   */
  record ChooseMode(StimulationMode mode) implements OperatorCommand {
    @Override
    public String line() {
      return "mode " + mode.word();
    }
  }

  /** The operator is still there, and the patient well: exercise and sensory modes may go on. */
  record Confirm() implements OperatorCommand {
    @Override
    public String line() {
      return "confirm";
    }
  }

  /** The operator holds, or lets go of, the test of one channel before arming. */
  record TestBurst(String channel, boolean held) implements OperatorCommand {
    @Override
    public String line() {
      return "test " + channel + (held ? " on" : " off");
    }
  }

  /**
   * The operator holds, or lets go of, the ramp of one channel before arming. Held counts for a
   * second only, as of a {@link DeadMan}; the first press after letting go takes the channel to
   * zero (safety requirements, section 4.2, step 7).
   */
  record Calibrate(String channel, boolean held) implements OperatorCommand {
    @Override
    public String line() {
      return "calibrate " + channel + (held ? " hold" : " release");
    }
  }

  /** The operator says what the present level of the channel under calibration is. */
  record Mark(String channel, CalibrationMark mark) implements OperatorCommand {
    @Override
    public String line() {
      return "mark " + channel + " " + mark.word();
    }
  }

  /** The operator holds, or lets go of, the manual trigger of one channel's exercise. */
  record Trigger(String channel, boolean held) implements OperatorCommand {
    @Override
    public String line() {
      return "trigger " + channel + (held ? " on" : " off");
    }
  }

  /**
   * The dead-man switch is held, or let go of. Held counts for half a second only: whoever holds it
   * says so again and again, so that silence is a release.
   */
  record DeadMan(boolean held) implements OperatorCommand {
    @Override
    public String line() {
      return held ? "deadman hold" : "deadman release";
    }
  }

  /** The operator notes or sets the belt speed. */
  record Belt(double speedMetersPerSec) implements OperatorCommand {
    @Override
    public String line() {
      return "belt " + speedMetersPerSec;
    }
  }

  /** The operator puts a note on the time line. */
  record Marker(String text) implements OperatorCommand {
    @Override
    public String line() {
      return "marker " + text;
    }
  }
}
