package org.dorsi.controller.telemetry;

import java.util.List;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.sensors.Side;

/**
 * The session as it stood at one tick: all that a screen shows, but for the traces.
 *
 * <p>Immutable; any thread.
 *
 * @param timeNs instant of the tick, session time
 * @param mode live, simulation, replay or test load
 * @param patient the patient's code
 * @param safety where the safety machine stands
 * @param left the left leg now
 * @param right the right leg now
 * @param leftSummary the left leg's strides so far
 * @param rightSummary the right leg's strides so far
 * @param channels the configured channels, in the configuration's order
 * @param progress how far a program by the clock has come
 * @param guard the guard's last word
 * @param sensors each sensor and how well it is heard
 * @param tickRateHz ticks a second over the last second; NaN before the first
 * @param recentWorstLatenessNs the greatest lateness of a tick in the last ten seconds
 * @param worstLatenessNs the greatest lateness of a tick so far
 * @param recording how the trial file fares
 * @param notices the last lines for the operator, oldest first
 */
public record ControlSnapshot(
    long timeNs,
    SessionMode mode,
    String patient,
    SafetyState safety,
    LegState left,
    LegState right,
    LegSummary leftSummary,
    LegSummary rightSummary,
    List<ChannelState> channels,
    ProgramProgress progress,
    GuardStatus guard,
    List<SensorStatus> sensors,
    double tickRateHz,
    long recentWorstLatenessNs,
    long worstLatenessNs,
    RecordingStatus recording,
    List<Notice> notices) {

  public ControlSnapshot {
    channels = List.copyOf(channels);
    sensors = List.copyOf(sensors);
    notices = List.copyOf(notices);
  }

  /** The leg of one side now. */
  public LegState leg(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
