package org.dorsi.controller.telemetry;

import java.util.List;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Side;

/**
 * What a session came to.
 *
 * @param left strides of the left leg
 * @param right strides of the right leg
 * @param cadence steps a minute, mean of both legs; NaN where nobody walked
 * @param channels what each channel delivered, in the configuration's order
 * @param worstLatenessNs the greatest lateness of a tick
 * @param suspensions each time stimulation was suspended or stopped, and why
 */
public record SessionSummary(
    LegSummary left,
    LegSummary right,
    double cadence,
    List<Delivered> channels,
    long worstLatenessNs,
    List<Suspension> suspensions) {

  /**
   * What one channel delivered, by the guard's account.
   *
   * @param channel the channel
   * @param pulses pulses that the stimulator acknowledged
   * @param chargeMicrocoulombs charge of one phase, summed over those pulses
   */
  public record Delivered(StimulationChannel channel, long pulses, double chargeMicrocoulombs) {}

  /**
   * One suspension.
   *
   * @param timeNs when it began, session time
   * @param cause in words
   */
  public record Suspension(long timeNs, String cause) {}

  public SessionSummary {
    channels = List.copyOf(channels);
    suspensions = List.copyOf(suspensions);
  }

  /** The strides of one side. */
  public LegSummary leg(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
