package org.dorsi.controller.safety;

/**
 * Where the arming and suspension machine stands, complete: what {@link ArmingRules} turn into the
 * next one. Immutable; any thread.
 *
 * @param mode the state
 * @param cause why it is suspended or stopped; empty elsewhere
 * @param started whether the operator's start has been given since arming
 * @param held whether the operator's pause holds
 * @param attested which of the configured attestations have been given, one bit each
 * @param epoch how often the operator has armed
 * @param guardClear whether the guard has been seen without a latched STOP since arming
 * @param armedNs when it was armed
 * @param walkedNs when walking was last seen, or could first have been seen
 * @param heardNs when all sensors were last heard
 * @param faultNs when a fault was last present
 */
record Arming(
    Mode mode,
    String cause,
    boolean started,
    boolean held,
    int attested,
    int epoch,
    boolean guardClear,
    long armedNs,
    long walkedNs,
    long heardNs,
    long faultNs) {

  /** The states of safety requirements, section 4.3. */
  enum Mode {
    DISCONNECTED,
    IDLE,
    ARMED,
    STIMULATING,
    SUSPENDED,
    LATCHED,
    STOPPED;

    /** Whether the operator's arming is in force: the stimulator's high voltage may be on. */
    boolean isArmed() {
      return this == ARMED || this == STIMULATING || this == SUSPENDED;
    }
  }

  static final Arming BEGIN =
      new Arming(Mode.DISCONNECTED, "", false, false, 0, 0, false, 0, 0, 0, 0);

  Arming to(Mode next, String why) {
    return new Arming(
        next, why, started, held, attested, epoch, guardClear, armedNs, walkedNs, heardNs, faultNs);
  }

  Arming withStarted(boolean isStarted) {
    return new Arming(
        mode,
        cause,
        isStarted,
        held,
        attested,
        epoch,
        guardClear,
        armedNs,
        walkedNs,
        heardNs,
        faultNs);
  }

  Arming withHeld(boolean isHeld) {
    return new Arming(
        mode,
        cause,
        started,
        isHeld,
        attested,
        epoch,
        guardClear,
        armedNs,
        walkedNs,
        heardNs,
        faultNs);
  }

  Arming withAttested(int bits) {
    return new Arming(
        mode, cause, started, held, bits, epoch, guardClear, armedNs, walkedNs, heardNs, faultNs);
  }

  Arming armedAt(long nowNs) {
    return new Arming(
        Mode.ARMED, "", false, false, attested, epoch + 1, false, nowNs, nowNs, nowNs, faultNs);
  }

  Arming seen(boolean clear, long walked, long heard, long fault) {
    if (clear == guardClear && walked == walkedNs && heard == heardNs && fault == faultNs) {
      return this;
    }
    return new Arming(
        mode, cause, started, held, attested, epoch, clear, armedNs, walked, heard, fault);
  }
}
