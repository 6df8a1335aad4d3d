package org.dorsi.controller.telemetry;

/** What sort of session this is; the banner never leaves it out. */
public enum SessionMode {
  LIVE("LIVE"),
  SIMULATION("SIMULATION"),
  REPLAY("REPLAY"),
  /** Real ports driven by a script: a load resistor or an emulated stimulator, not a person. */
  TEST_LOAD("TEST LOAD");

  private final String words;

  SessionMode(String words) {
    this.words = words;
  }

  /** The words on the banner. */
  public String words() {
    return words;
  }
}
