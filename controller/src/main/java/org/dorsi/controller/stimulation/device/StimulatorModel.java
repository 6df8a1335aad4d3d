package org.dorsi.controller.stimulation.device;

import java.util.Optional;

/**
 * The stimulators that can be driven. Source of every number: stimulators.md, sections 1.3 to 1.8,
 * 2.2 to 2.4.
 */
public enum StimulatorModel {
  P24("p24", "HASOMED P24 Science (ScienceMode 4)"),
  REHAMOVE3("rehamove3", "HASOMED RehaMove 3 (ScienceMode 3)"),
  REHASTIM2("rehastim2", "HASOMED RehaStim 2 (ScienceMode 2)"),
  REHASTIM1("rehastim1", "HASOMED RehaStim 1 (ScienceMode 1)");

  private final String id;
  private final String words;

  StimulatorModel(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** Its name in a configuration and on the command line. */
  public String id() {
    return id;
  }

  /** Its name for people. */
  public String words() {
    return words;
  }

  /** What it can do at a level; empty where it must not be used there. */
  public Optional<Capabilities> capabilities(StimulationLevel level) {
    boolean low = level == StimulationLevel.LOW;
    return switch (this) {
      case P24 -> Optional.of(scienceMode4(low, 8));
      case REHAMOVE3 -> Optional.of(scienceMode4(low, 4));
      case REHASTIM2 -> Optional.of(low ? singlePulses(10, 20, 50) : channelList());
      // No watchdog is documented: single pulses only, never a channel list.
      case REHASTIM1 -> low ? Optional.of(singlePulses(1, 10, 250)) : Optional.empty();
    };
  }

  private static Capabilities scienceMode4(boolean low, int channels) {
    return low
        ? new Capabilities(channels, 0.5, 130, 1, 10, 4095, 0.0005, 0, 500, false, 0, 0)
        : new Capabilities(
            channels, 0.5, 130, 1, 10, 4095, 0.0005, 0.00025, 60.0 * channels, false, 15, 2);
  }

  /**
   * Low level of the older devices, which fails safest, as nothing repeats. A RehaStim 2 takes up
   * to 24 ms over a command, which leaves room for some 50 pulses a second of all channels
   * together; a RehaStim 1 takes 2 ms and the time of the bytes.
   */
  private static Capabilities singlePulses(
      int widthStepMicros, int minWidthMicros, double pulsesPerSecondHz) {
    return new Capabilities(
        8, 2, 126, widthStepMicros, minWidthMicros, 500, 0.02, 0, pulsesPerSecondHz, false, 0, 0);
  }

  /**
   * Mid level of a RehaStim 2: all channels in one rhythm, a slot of 1.5 ms each, and up to 1.2 s
   * of pulses that nobody asks for any more.
   */
  private static Capabilities channelList() {
    return new Capabilities(8, 2, 126, 10, 20, 500, 0.02, 0.0005, 8 * 50, true, 0, 1.2);
  }
}
