package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.ChannelProgram;

/**
 * Everything the controller is told before its first tick.
 *
 * @param profile which column of the limits applies
 * @param legs the observed legs, at most one entry a side
 * @param channels the stimulation channels and their programs
 * @param attestations steps that must be attested before arming, for example {@code self-test}
 */
public record ControllerSettings(
    PatientProfile profile,
    List<LegSetup> legs,
    List<ChannelProgram> channels,
    List<String> attestations) {

  public ControllerSettings {
    legs = List.copyOf(legs);
    channels = List.copyOf(channels);
    attestations = List.copyOf(attestations);
  }
}
