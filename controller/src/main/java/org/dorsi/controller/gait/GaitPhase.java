package org.dorsi.controller.gait;

/**
 * The phase of one leg: Perry's seven phases of the gait cycle, and the states that are no phase.
 */
public enum GaitPhase {
  LOADING_RESPONSE("loading response"),
  MID_STANCE("mid-stance"),
  TERMINAL_STANCE("terminal stance"),
  PRE_SWING("pre-swing"),
  INITIAL_SWING("initial swing"),
  MID_SWING("mid-swing"),
  TERMINAL_SWING("terminal swing"),
  NOT_WALKING("not walking"),
  CALIBRATING("calibrating"),
  SENSOR_LOST("sensor lost"),
  LOW_CONFIDENCE("low confidence");

  private final String words;

  GaitPhase(String words) {
    this.words = words;
  }

  /** The name as a person reads it. */
  public String words() {
    return words;
  }

  /** Whether this is one of the seven phases. */
  public boolean isPhase() {
    return compareTo(TERMINAL_SWING) <= 0;
  }

  /** Whether the foot is off the ground. */
  public boolean isSwing() {
    return this == INITIAL_SWING || this == MID_SWING || this == TERMINAL_SWING;
  }
}
