package org.dorsi.controller.safety;

import java.util.Arrays;
import org.dorsi.controller.stimulation.StimulationChannel;

/**
 * The last word of the guard process about itself, the stimulator and the pulses delivered.
 *
 * <p>Immutable; any thread.
 */
public final class GuardStatus {

  /** What the stimulator is ready for. */
  public enum Stimulator {
    /** Not open, or not proved to be a stimulator. */
    ABSENT,
    /** Open and identified; high voltage off. */
    READY,
    /** High voltage on; pulses may come. */
    ON,
    /** It reported an error or does not answer: stopped. */
    FAULT
  }

  private final long timeNs;
  private final Stimulator stimulator;
  private final boolean stopLatched;
  private final String detail;
  private final long[] pulses;
  private final long[] chargeNanocoulombs;

  /**
   * @param timeNs when this word reached the controller, session time
   * @param stimulator state of the device
   * @param stopLatched whether a STOP is latched in the guard
   * @param detail the fault in words; empty where there is none
   * @param pulses pulses that the device acknowledged since the session began, by channel
   * @param chargeNanocoulombs charge of one phase, summed over those pulses, by channel
   */
  public GuardStatus(
      long timeNs,
      Stimulator stimulator,
      boolean stopLatched,
      String detail,
      long[] pulses,
      long[] chargeNanocoulombs) {
    this.timeNs = timeNs;
    this.stimulator = stimulator;
    this.stopLatched = stopLatched;
    this.detail = detail;
    this.pulses = Arrays.copyOf(pulses, StimulationChannel.MAX_CHANNELS);
    this.chargeNanocoulombs = Arrays.copyOf(chargeNanocoulombs, StimulationChannel.MAX_CHANNELS);
  }

  /** Nothing heard yet. */
  public static GuardStatus absent() {
    return new GuardStatus(0, Stimulator.ABSENT, false, "", new long[0], new long[0]);
  }

  /** The same counts, but nothing is known of the stimulator any more. */
  public GuardStatus lost(long lostNs, String why) {
    return new GuardStatus(lostNs, Stimulator.ABSENT, stopLatched, why, pulses, chargeNanocoulombs);
  }

  public long timeNs() {
    return timeNs;
  }

  public Stimulator stimulator() {
    return stimulator;
  }

  public boolean stopLatched() {
    return stopLatched;
  }

  public String detail() {
    return detail;
  }

  /** Pulses that the device acknowledged since the session began; channel 1 to 8. */
  public long pulses(int channel) {
    return pulses[channel - 1];
  }

  /** Charge of one phase summed over those pulses, nC; channel 1 to 8. */
  public long chargeNanocoulombs(int channel) {
    return chargeNanocoulombs[channel - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GuardStatus that
        && timeNs == that.timeNs
        && stimulator == that.stimulator
        && stopLatched == that.stopLatched
        && detail.equals(that.detail)
        && Arrays.equals(pulses, that.pulses)
        && Arrays.equals(chargeNanocoulombs, that.chargeNanocoulombs);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(timeNs);
  }
}
