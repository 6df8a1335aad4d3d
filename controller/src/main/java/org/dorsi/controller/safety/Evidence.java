package org.dorsi.controller.safety;

/**
 * What the controller must have seen itself, with the stimulator connected, before a step of arming
 * can be attested: nobody signs for what has not been tried.
 */
public enum Evidence {
  /** Nothing: only the person knows. */
  NONE(""),
  /**
   * Every inertial unit at rest and in range for three seconds, every foot switch open and closed.
   */
  SENSORS("three seconds at rest, and every foot switch open and closed"),
  /** The dead-man switch held, and let go. */
  DEAD_MAN("the dead-man switch held and let go"),
  /** A test burst of the step's channel. */
  TEST("a test burst of the channel"),
  /** Five strides of every stimulated leg without output. */
  STRIDES("five strides of each stimulated leg without output");

  private final String words;

  Evidence(String words) {
    this.words = words;
  }

  /** What must be seen, in words. */
  public String words() {
    return words;
  }
}
