package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ProgramProgress;
import org.dorsi.sensors.Side;

/**
 * What one tick decided.
 *
 * @param tick number of the tick
 * @param timeNs instant of the tick, session time
 * @param events gait events detected in this tick
 * @param left what is known of the left leg
 * @param right what is known of the right leg
 * @param safety where the safety machine stands
 * @param channels the configured channels, in the configuration's order
 * @param progress how far a program by the clock has come
 * @param command what the stimulator may do
 * @param notes what the operator and the log should know, for example why an arming was refused
 */
public record TickOutputs(
    long tick,
    long timeNs,
    List<GaitEvent> events,
    LegState left,
    LegState right,
    SafetyState safety,
    List<ChannelState> channels,
    ProgramProgress progress,
    SafeCommand command,
    List<String> notes) {

  public TickOutputs {
    events = List.copyOf(events);
    channels = List.copyOf(channels);
    notes = List.copyOf(notes);
  }

  /** What is known of one leg. */
  public LegState leg(Side side) {
    return side == Side.LEFT ? left : right;
  }
}
