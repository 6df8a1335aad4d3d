package org.dorsi.controller.safety;

/**
 * Something outside the kernel went wrong, or came right again.
 *
 * @param timeNs when it was seen, session time
 * @param kind what sort of thing
 * @param source the port, sensor or thread it happened to
 * @param detail in words, for the log and the operator
 */
public record Fault(long timeNs, Kind kind, String source, String detail) {

  /** The sorts of faults, mildest first. */
  public enum Kind {
    /** A sensor that was lost is heard again. */
    SENSOR_BACK,
    /** Readings were thrown away because the control loop was late. */
    READINGS_DROPPED,
    /** Records of the trial were thrown away because the disk was slow. */
    RECORDING_LOST,
    /** The tick was late by more than 20 ms. */
    LATE_TICK,
    /** A sensor's port is gone. */
    SENSOR_LOST,
    /** The operator's console is gone. */
    CONSOLE_LOST,
    /** The stimulator reported an error or does not answer. */
    STIMULATOR_FAULT,
    /** The guard process is gone or silent. */
    GUARD_LOST
  }
}
