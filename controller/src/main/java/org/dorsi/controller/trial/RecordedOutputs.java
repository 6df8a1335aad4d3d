package org.dorsi.controller.trial;

import java.util.List;
import org.dorsi.controller.gait.GaitEvent;
import org.dorsi.controller.gait.LegState;
import org.dorsi.controller.loop.ChannelState;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.stimulation.ProgramProgress;

/**
 * What one recorded tick decided.
 *
 * @param left what was known of the left leg
 * @param right what was known of the right leg
 * @param safety where the safety machine stood
 * @param channels the configured channels
 * @param command what the stimulator might do
 * @param events gait events detected in the tick
 * @param notes what the operator was told in the tick
 * @param progress how far a program by the clock had come
 */
public record RecordedOutputs(
    LegState left,
    LegState right,
    SafetyState safety,
    List<ChannelState> channels,
    RecordedCommand command,
    List<GaitEvent> events,
    List<String> notes,
    ProgramProgress progress) {

  public RecordedOutputs {
    channels = List.copyOf(channels);
    events = List.copyOf(events);
    notes = List.copyOf(notes);
  }
}
