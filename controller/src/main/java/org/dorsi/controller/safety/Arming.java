package org.dorsi.controller.safety;

import org.dorsi.controller.stimulation.StimulationMode;

/**
 * Where the arming and suspension machine stands, complete: what {@link ArmingRules} turn into the
 * next one. Immutable; any thread.
 *
 * @param mode the state
 * @param cause why it is suspended or stopped; empty elsewhere
 * @param orders what the operator has asked for and not taken back
 * @param clocks when what happened last
 * @param epoch how often the operator has armed
 * @param guardClear whether the guard has been seen without a latched STOP since arming
 */
record Arming(
    Mode mode, String cause, Orders orders, Clocks clocks, int epoch, boolean guardClear) {

  /** The states of safety requirements, section 4.3, and one for each mode that is not gait. */
  enum Mode {
    DISCONNECTED,
    IDLE,
    TESTING,
    /** One channel under calibration, the operator's hand on its ramp. */
    RAMPING,
    /** One channel under calibration, let go: its level holds. */
    HOLDING,
    ARMED,
    STIMULATING,
    EXERCISE,
    SENSORY,
    SUSPENDED,
    LATCHED,
    STOPPED;

    /** Whether the operator's arming is in force: the stimulator's high voltage may be on. */
    boolean isArmed() {
      return this == TESTING
          || isCalibrating()
          || this == ARMED
          || this == SUSPENDED
          || isRunning();
    }

    /** Whether one channel is under calibration. */
    boolean isCalibrating() {
      return this == RAMPING || this == HOLDING;
    }

    /** Whether a program may ask for pulses; a test of one channel is no program. */
    boolean isRunning() {
      return this == STIMULATING || this == EXERCISE || this == SENSORY;
    }
  }

  /** Where a running mode that ramps to zero goes when it is there. */
  enum Ending {
    NONE,
    TO_PAUSE,
    TO_IDLE
  }

  /**
   * What the operator has asked for.
   *
   * @param chosen what to stimulate for
   * @param started whether the start has been given since arming
   * @param held whether the pause holds
   * @param ending whether the output ramps to zero, and what follows
   * @param attested which steps of the arming sequence have been attested, one bit each
   * @param tested which of them a test burst or a calibration has been given for, one bit each
   * @param testing the channel under test or calibration; empty where there is none
   */
  record Orders(
      StimulationMode chosen,
      boolean started,
      boolean held,
      Ending ending,
      int attested,
      int tested,
      String testing) {

    Orders withStarted() {
      return new Orders(chosen, true, held, ending, attested, tested, testing);
    }

    Orders withHeld(boolean isHeld) {
      return new Orders(chosen, started, isHeld, Ending.NONE, attested, tested, testing);
    }

    Orders withEnding(Ending next) {
      return new Orders(chosen, started, held, next, attested, tested, testing);
    }

    Orders withChosen(StimulationMode mode) {
      return new Orders(mode, started, held, ending, attested, tested, testing);
    }

    Orders withAttested(int bits) {
      return new Orders(chosen, started, held, ending, bits, tested, testing);
    }

    Orders withTesting(String channel, int stepBit) {
      return new Orders(chosen, started, held, ending, attested, tested | stepBit, channel);
    }

    /** What an earlier calibration was good for ends where a new one begins. */
    Orders withCalibrating(String channel, int stepBit) {
      return new Orders(
          chosen, started, held, ending, attested & ~stepBit, tested & ~stepBit, channel);
    }

    /** Of what was attested and tried only these steps. */
    Orders keeping(int bits) {
      return new Orders(chosen, started, held, ending, attested & bits, tested & bits, testing);
    }

    /** Nothing but what outlives the end of an arming. */
    Orders ended() {
      return new Orders(chosen, false, false, Ending.NONE, attested, tested, "");
    }

    /** As if nothing had ever been attested or tried. */
    Orders forgotten() {
      return new Orders(chosen, started, held, ending, 0, 0, testing);
    }
  }

  /**
   * Instants, session time.
   *
   * @param armedNs when it was armed
   * @param walkedNs when walking was last seen, or could first have been seen
   * @param soundNs when nothing was last to be suspended for
   * @param faultNs when a fault was last present
   * @param beganNs when a test or a calibration, or since arming the first time a mode, began
   * @param confirmedNs when the operator was last there
   * @param endingNs when the ramp to zero began
   * @param handNs when a hand was last on a calibration's ramp; {@link #NOT_BEGUN} once let go
   */
  record Clocks(
      long armedNs,
      long walkedNs,
      long soundNs,
      long faultNs,
      long beganNs,
      long confirmedNs,
      long endingNs,
      long handNs) {

    Clocks withBegan(long nowNs) {
      return new Clocks(armedNs, walkedNs, soundNs, faultNs, nowNs, nowNs, endingNs, handNs);
    }

    Clocks withConfirmed(long nowNs) {
      return new Clocks(armedNs, walkedNs, soundNs, faultNs, beganNs, nowNs, endingNs, handNs);
    }

    Clocks withEnding(long nowNs) {
      return new Clocks(armedNs, walkedNs, soundNs, faultNs, beganNs, confirmedNs, nowNs, handNs);
    }

    /** Whether a hand is on a calibration's ramp: said to be there, and not too long ago. */
    boolean isHandThere(long nowNs) {
      return nowNs - handNs <= PassingRules.HAND_NS;
    }

    Clocks withHand(long lastNs) {
      return new Clocks(
          armedNs, walkedNs, soundNs, faultNs, beganNs, confirmedNs, endingNs, lastNs);
    }
  }

  /** Says that a mode has not begun since arming. */
  static final long NOT_BEGUN = Long.MIN_VALUE / 2;

  static final Arming BEGIN =
      new Arming(
          Mode.DISCONNECTED,
          "",
          new Orders(StimulationMode.GAIT, false, false, Ending.NONE, 0, 0, ""),
          new Clocks(0, 0, 0, 0, NOT_BEGUN, 0, 0, NOT_BEGUN),
          0,
          false);

  Arming to(Mode next, String why) {
    return new Arming(next, why, orders, clocks, epoch, guardClear);
  }

  /** Goes where nothing of this arming is left: no start, no pause, no ramp, no test. */
  Arming end(Mode next, String why) {
    return new Arming(next, why, orders.ended(), clocks, epoch, guardClear);
  }

  Arming with(Orders next) {
    return new Arming(mode, cause, next, clocks, epoch, guardClear);
  }

  Arming with(Clocks next) {
    return new Arming(mode, cause, orders, next, epoch, guardClear);
  }

  Arming armedAt(long nowNs) {
    Clocks from =
        new Clocks(nowNs, nowNs, nowNs, clocks.faultNs(), NOT_BEGUN, nowNs, nowNs, clocks.handNs());
    return new Arming(Mode.ARMED, "", orders.ended(), from, epoch + 1, false);
  }

  /** The same, having looked at the world: the very object where nothing is new. */
  Arming seen(boolean clear, long walkedNs, long soundNs, long faultNs) {
    if (clear == guardClear
        && walkedNs == clocks.walkedNs()
        && soundNs == clocks.soundNs()
        && faultNs == clocks.faultNs()) {
      return this;
    }
    Clocks next =
        new Clocks(
            clocks.armedNs(),
            walkedNs,
            soundNs,
            faultNs,
            clocks.beganNs(),
            clocks.confirmedNs(),
            clocks.endingNs(),
            clocks.handNs());
    return new Arming(mode, cause, orders, next, epoch, clear);
  }
}
