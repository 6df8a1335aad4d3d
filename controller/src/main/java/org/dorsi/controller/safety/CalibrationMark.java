package org.dorsi.controller.safety;

/** What a level of current is to the patient, as found by ramping a channel from zero. */
public enum CalibrationMark {
  /** The patient begins to feel it. */
  SENSORY("sensory"),
  /** The muscle begins to twitch. */
  MOTOR("motor"),
  /** The most that the patient tolerates. */
  TOLERATED("tolerated");

  private final String word;

  CalibrationMark(String word) {
    this.word = word;
  }

  /** The mark in a word, as operator files spell it. */
  public String word() {
    return word;
  }
}
