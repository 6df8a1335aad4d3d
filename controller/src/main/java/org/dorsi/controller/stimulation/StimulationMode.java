package org.dorsi.controller.stimulation;

/**
 * What a person is stimulated for. Only one of them can run at a time: each has its own limits and
 * its own reason to be allowed to go on.
 */
public enum StimulationMode {
  /** Bursts in their place of the gait cycle; needs valid gait. */
  GAIT("gait"),
  /** Cyclic strengthening away from gait; needs the operator's confirmation. */
  EXERCISE("exercise"),
  /** Continuous stimulation below the motor threshold; needs the operator's confirmation. */
  SENSORY("sensory"),
  /** One channel raised slowly from zero before arming, by the operator's hand: no program's. */
  CALIBRATION("calibration");

  private final String word;

  StimulationMode(String word) {
    this.word = word;
  }

  /** The mode in a word, as operator files and configurations spell it. */
  public String word() {
    return word;
  }
}
