package org.dorsi.controller.stimulation.device;

/** Who makes the rhythm of the pulses. */
public enum StimulationLevel {
  /** The host: one command is one pulse, so that a silent host is a silent device. The default. */
  LOW("low"),
  /** The device: it repeats what it was told until it is told otherwise, or its watchdog bites. */
  MID("mid");

  private final String id;

  StimulationLevel(String id) {
    this.id = id;
  }

  /** Its name in a configuration. */
  public String id() {
    return id;
  }
}
