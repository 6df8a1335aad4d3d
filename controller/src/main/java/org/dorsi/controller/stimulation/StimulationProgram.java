package org.dorsi.controller.stimulation;

import java.util.List;

/**
 * What a patient is stimulated with: when, and through which channels.
 *
 * <p>Immutable; any thread.
 *
 * @param name how configurations and lists call it
 * @param title the same for people
 * @param source where its values come from, and which need a clinician's confirmation
 * @param schedule what its bursts follow
 * @param channels one entry a channel, in the file's order
 */
public record StimulationProgram(
    String name, String title, String source, Schedule schedule, List<ChannelProgram> channels) {

  public StimulationProgram {
    channels = List.copyOf(channels);
  }

  /** The same with other channels. */
  public StimulationProgram withChannels(List<ChannelProgram> others) {
    return new StimulationProgram(name, title, source, schedule, others);
  }
}
