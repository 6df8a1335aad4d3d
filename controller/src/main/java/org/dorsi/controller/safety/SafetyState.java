package org.dorsi.controller.safety;

/** Where the arming and suspension machine stands. */
public sealed interface SafetyState {

  /** The state in one word, as the banner shows it. */
  String word();

  /** No stimulator is connected, or it is not proved to be one. */
  record Disconnected() implements SafetyState {
    @Override
    public String word() {
      return "DISCONNECTED";
    }
  }

  /**
   * Connected, not armed.
   *
   * @param missing what arming still waits for; empty when it may be armed
   */
  record Idle(String missing) implements SafetyState {
    @Override
    public String word() {
      return "SAFE";
    }
  }

  /** Armed: the next steps are the operator's start and valid gait. */
  record Armed(boolean started) implements SafetyState {
    @Override
    public String word() {
      return "ARMED";
    }
  }

  /** Valid gait, operator's start given: programs decide about each pulse. */
  record Stimulating() implements SafetyState {
    @Override
    public String word() {
      return "STIMULATING";
    }
  }

  /**
   * One channel is tried out before arming, while the operator holds the test.
   *
   * @param channel the channel's name
   */
  record Testing(String channel) implements SafetyState {
    @Override
    public String word() {
      return "TEST";
    }
  }

  /**
   * One channel is raised from zero before arming, to find what the patient feels and tolerates.
   *
   * @param channel the channel's name
   * @param released whether the operator has let go: the level holds, the next press ends it
   */
  record Calibrating(String channel, boolean released) implements SafetyState {
    @Override
    public String word() {
      return "CALIBRATION";
    }
  }

  /**
   * Strengthening away from gait: the exercise program decides about each pulse.
   *
   * @param ending whether the output ramps to zero, to leave this state
   */
  record Exercise(boolean ending) implements SafetyState {
    @Override
    public String word() {
      return "EXERCISE";
    }
  }

  /**
   * Continuous stimulation below the motor threshold.
   *
   * @param ending whether the output ramps to zero, to leave this state
   */
  record Sensory(boolean ending) implements SafetyState {
    @Override
    public String word() {
      return "SENSORY";
    }
  }

  /**
   * No output for a cause that may pass.
   *
   * @param cause in words
   * @param latched whether the operator must acknowledge
   */
  record Suspended(String cause, boolean latched) implements SafetyState {

    /** The cause of a pause that lasts until the operator resumes. */
    public static final String PAUSED_BY_OPERATOR = "paused by the operator";

    /** Whether only the operator's resume can end this suspension. */
    public boolean pausedByOperator() {
      return cause.equals(PAUSED_BY_OPERATOR);
    }

    @Override
    public String word() {
      return latched ? "FAULT" : "PAUSED";
    }
  }

  /** Stopped for good until reset and armed again. */
  record EmergencyStopped(String cause) implements SafetyState {
    @Override
    public String word() {
      return "STOPPED";
    }
  }
}
