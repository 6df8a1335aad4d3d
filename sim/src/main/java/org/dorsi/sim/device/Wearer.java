package org.dorsi.sim.device;

import java.util.List;
import java.util.Optional;
import org.dorsi.sensors.SensorReading;

/**
 * Somebody who wears the emulated devices: pulses in, measurements out, a millisecond at a time.
 * All calls come from the player's thread.
 */
public interface Wearer {

  /** Time from one {@link #advance} to the next. */
  long TICK_NS = 1_000_000;

  /** A pulse of the stimulator reaches the skin now. */
  void pulse(int channel, double currentMilliamps, double pulseWidthMicros);

  /**
   * Goes on by a millisecond.
   *
   * @param measured what the sensors measured now is added here; times count from the first call
   */
  void advance(List<SensorReading> measured);

  /** Why there is nothing more to measure, once that is so. */
  Optional<String> ended();
}
