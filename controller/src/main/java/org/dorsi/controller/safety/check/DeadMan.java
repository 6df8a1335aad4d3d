package org.dorsi.controller.safety.check;

import org.dorsi.sensors.Side;

/** What must be held for any output (safety requirements, section 4.4). */
public sealed interface DeadMan {

  /** Nothing. */
  record None() implements DeadMan {}

  /** A key or a pedal that acts as one; whoever holds it says so again and again. */
  record Key() implements DeadMan {}

  /**
   * A hand switch on an input of the foot-switch board.
   *
   * @param side the board's side
   * @param bit which of its inputs, one bit of the closed switches
   */
  record BoardInput(Side side, int bit) implements DeadMan {}
}
