package org.dorsi.controller.stimulator;

import org.dorsi.controller.safety.SafeCommand;
import org.jspecify.annotations.Nullable;

/** How pulses get out of a ScienceMode 3 or 4 device at one level. The driver's thread. */
sealed interface ScienceMode4Output permits LowLevelOutput, MidLevelOutput {

  /** Asks for high voltage at this level. */
  void start(long nowNs);

  int startCommand();

  /** Ends all output at once. */
  void stop(long nowNs);

  int stopCommand();

  /** Whether a status is that of this level switched on. */
  boolean isLevel(int status);

  /**
   * Asks how the device is, and feeds its watchdog where it has one.
   *
   * @return false where the status query does for that
   */
  boolean keepAlive(long nowNs);

  /** See {@link StimulatorDriver#command}. */
  void command(SafeCommand inForce, boolean inDoubt, long nowNs);

  /** See {@link StimulatorDriver#pulse}. */
  boolean pulse(int channel, int halfMilliamps, int widthMicros, boolean inDoubt, long nowNs);

  /**
   * Takes the good answer to one of its own requests.
   *
   * @param channel of a pulse, else 0
   * @return what is wrong with it; null where nothing is
   */
  @Nullable String answered(int request, int channel, long chargeHalfNanocoulombs);

  /** The device is alive after all, and what was asked before is void. */
  void resolved();
}
