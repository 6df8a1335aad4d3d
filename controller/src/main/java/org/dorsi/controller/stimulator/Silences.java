package org.dorsi.controller.stimulator;

/**
 * What answers that do not come mean, while the device should be able to give them.
 *
 * <p>The first silence is asked after, whatever it was that had no answer; only the silence of that
 * question is a fault, or a second pulse in a row without an answer. Pulses of other channels that
 * go unanswered meanwhile belong to the same silence. No clock; the driver's thread.
 */
final class Silences {

  /** What is to be done about one. */
  enum Verdict {
    WAIT,
    ASK,
    FAULT
  }

  /** Pulses in a row without an answer that are a fault (safety requirements, H17). */
  private static final int PULSES_OF_A_FAULT = 2;

  private final long questionNs;
  private int pulsesInARow;
  private boolean inDoubt;
  private long doubtNs;

  /**
   * @param questionNs how long the device may take over the question how it is
   */
  Silences(long questionNs) {
    this.questionNs = questionNs;
  }

  /** Whether an answer failed to come and the device has not yet said how it is. */
  boolean inDoubt() {
    return inDoubt;
  }

  /**
   * Judges one answer that did not come in its time.
   *
   * @param status whether it is that of a status query
   */
  Verdict judge(boolean status, long nowNs) {
    if (inDoubt) {
      boolean ofTheQuestion = status && nowNs - doubtNs >= questionNs;
      return ofTheQuestion ? Verdict.FAULT : Verdict.WAIT;
    }
    if (!status && ++pulsesInARow >= PULSES_OF_A_FAULT) {
      return Verdict.FAULT;
    }
    inDoubt = true;
    doubtNs = nowNs;
    return Verdict.ASK;
  }

  /** The device has said how it is; returns whether that was in doubt. */
  boolean resolve() {
    boolean was = inDoubt;
    inDoubt = false;
    return was;
  }

  /** A pulse was answered. */
  void pulseAnswered() {
    pulsesInARow = 0;
  }

  /** Nothing is outstanding any more. */
  void reset() {
    pulsesInARow = 0;
    inDoubt = false;
  }
}
