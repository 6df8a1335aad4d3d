package org.dorsi.controller.stimulator;

import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;

/**
 * Drives a stimulator: identify it, clear what a session before may have left, switch on, pulses,
 * switch off. Answers are matched to requests; a silence is asked after, and a second one is a
 * fault; a fault stops the device and stays until the device has proved itself again (safety.md,
 * row H17).
 *
 * <p>The rhythm is the guard's: it says {@link #command} whenever something may have changed and
 * {@link #pulse} at each pulse's instant. At low level a pulse is sent then. At mid level the
 * device repeats the command by itself, and the same calls keep count.
 *
 * <p>No clock, no port. One thread at a time; time is an argument.
 */
public interface StimulatorDriver {

  /** Takes bytes to the device. */
  @FunctionalInterface
  interface Line {
    /** Writes all bytes; false when the port is gone. */
    boolean write(byte[] bytes, int length);
  }

  /** Where a driver stands. */
  enum State {
    /** Not opened yet, or on the way to being known. */
    IDENTIFYING,
    /** Known, nothing initialised, high voltage off where the device has such a state. */
    READY,
    /** Switching on was asked for. */
    STARTING,
    /** Pulses may be sent. */
    ON,
    /** Stop asked for. */
    STOPPING,
    /** Stopped by an error; being identified anew from time to time, unless the port is gone. */
    FAULT
  }

  /**
   * The driver of a device.
   *
   * @param port the port's name, for messages
   * @param line where bytes go
   * @throws IllegalArgumentException when the device must not be used at this level
   */
  static StimulatorDriver of(
      StimulatorModel model, StimulationLevel level, String port, Line line) {
    if (model.capabilities(level).isEmpty()) {
      throw new IllegalArgumentException(model.id() + " cannot be driven at level " + level.id());
    }
    return switch (model) {
      case P24 -> new ScienceMode4Driver(ScienceMode4Dialect.P24, level, port, line);
      case REHAMOVE3 -> new ScienceMode4Driver(ScienceMode4Dialect.REHAMOVE3, level, port, line);
      case REHASTIM2 -> new RehaStim2Driver(level, port, line);
      case REHASTIM1 -> new RehaStim1Driver(port, line);
    };
  }

  /** Begins with asking the device who it is. */
  void open(long nowNs);

  /** Switches on; without effect unless the device is ready. */
  void turnOn(long nowNs);

  /** Stops at once, whatever is still unanswered; without effect where nothing is on. */
  void turnOff(long nowNs);

  /** What is in force from now on; without effect unless the device is on, or at low level. */
  void command(SafeCommand inForce, long nowNs);

  /**
   * One symmetric biphasic pulse, net charge 0.
   *
   * @param channel 1 to 8
   * @param halfMilliamps current of each phase in steps of 0.5 mA
   * @param widthMicros duration of each phase
   * @return false when there is none: not on, an answer is overdue, the channel's last pulse is
   *     still unanswered, or less than the device's smallest step
   */
  boolean pulse(int channel, int halfMilliamps, int widthMicros, long nowNs);

  /** Takes bytes from the device. */
  void receive(byte[] bytes, int length, long nowNs);

  /** Looks after what is overdue; to be called every few milliseconds. */
  void tick(long nowNs);

  /** The port failed: latched for good. */
  void portFailed(String reason, long nowNs);

  State state();

  /** Whether the device has ever proved to be a stimulator. */
  boolean identified();

  /** The fault in words, or else the device's name for itself. */
  String detail();

  /** What the device has acknowledged, or at mid level has had to give by what it acknowledged. */
  DeliveredPulses delivered();
}
