package org.dorsi.controller.trial;

import java.util.List;
import org.dorsi.controller.safety.Limitation;
import org.dorsi.controller.stimulation.PulseParameters;

/**
 * A command as it stands in a trial file: to look at and to compare, never to apply.
 *
 * @param outputEnabled whether the stimulator's high voltage might be on
 * @param armingEpoch how often the operator had armed
 * @param channels pulses of channel 1 to 8
 * @param limitations what had been reduced, and why
 */
public record RecordedCommand(
    boolean outputEnabled,
    int armingEpoch,
    List<PulseParameters> channels,
    List<Limitation> limitations) {

  public RecordedCommand {
    channels = List.copyOf(channels);
    limitations = List.copyOf(limitations);
  }
}
