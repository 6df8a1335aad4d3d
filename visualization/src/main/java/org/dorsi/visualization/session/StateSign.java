package org.dorsi.visualization.session;

import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.telemetry.ControlSnapshot;
import org.dorsi.visualization.theme.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The state as the banner shows it: word, shape and colour together.
 *
 * @param word the state in a word
 * @param icon the shape beside it
 * @param signal the banner's colours
 * @param flashing whether it flashes: alarms only
 */
record StateSign(String word, Icon icon, Signal signal, boolean flashing) {

  /** Rate and duty of a high-priority alarm: 1.4 to 2.8 Hz, 20 to 60 % (safety.md 1.4). */
  private static final long FLASH_PERIOD_NS = 500_000_000;

  private static final long FLASH_ON_NS = 275_000_000;

  static final StateSign NO_DATA = new StateSign("NO DATA", Icon.CROSSED, Signal.UNKNOWN, false);

  /**
   * @param snapshot what is known; null before the first
   * @param stale whether it is too old to be believed
   */
  static StateSign of(@Nullable ControlSnapshot snapshot, boolean stale) {
    if (snapshot == null || stale) {
      return NO_DATA;
    }
    SafetyState state = snapshot.safety();
    String word = state.word();
    if (state instanceof SafetyState.Disconnected) {
      return new StateSign(word, Icon.CROSSED, Signal.UNKNOWN, false);
    }
    if (state instanceof SafetyState.Idle) {
      return new StateSign(word, Icon.CHECK, Signal.SAFE, false);
    }
    if (state instanceof SafetyState.Armed) {
      return new StateSign(word, Icon.READY, Signal.ARMED, false);
    }
    if (givesPulses(state)) {
      return new StateSign(word, Icon.BOLT, Signal.OUTPUT, false);
    }
    if (state instanceof SafetyState.Suspended suspended) {
      return suspended.latched()
          ? new StateSign(word, Icon.WARNING, Signal.ALARM, true)
          : new StateSign(word, Icon.PAUSE, Signal.PAUSED, false);
    }
    return new StateSign(word, Icon.OCTAGON, Signal.ALARM, false);
  }

  private static boolean givesPulses(SafetyState state) {
    return state instanceof SafetyState.Stimulating
        || state instanceof SafetyState.Testing
        || state instanceof SafetyState.Calibrating
        || state instanceof SafetyState.Exercise
        || state instanceof SafetyState.Sensory;
  }

  /** The colours at an instant of the system's monotonic clock. */
  Signal signalAt(long nowNs) {
    boolean darkHalf = flashing && Math.floorMod(nowNs, FLASH_PERIOD_NS) >= FLASH_ON_NS;
    return darkHalf ? Signal.ALARM_DARK : signal;
  }
}
