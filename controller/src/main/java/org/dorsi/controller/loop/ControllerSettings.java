package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationProgram;

/**
 * Everything the controller is told before its first tick.
 *
 * @param profile which column of the limits applies
 * @param legs the observed legs, at most one entry a side
 * @param program what the patient is stimulated with
 * @param attestations steps that must be attested before arming, for example {@code self-test}
 */
public record ControllerSettings(
    PatientProfile profile,
    List<LegSetup> legs,
    StimulationProgram program,
    List<String> attestations) {

  public ControllerSettings {
    legs = List.copyOf(legs);
    attestations = List.copyOf(attestations);
  }

  /** With a gait program that has no name. */
  public ControllerSettings(
      PatientProfile profile,
      List<LegSetup> legs,
      List<ChannelProgram> channels,
      List<String> attestations) {
    this(
        profile,
        legs,
        new StimulationProgram("own", "", "", new Schedule.Gait(), channels),
        attestations);
  }

  /** The stimulation channels, in the program's order. */
  public List<ChannelProgram> channels() {
    return program.channels();
  }
}
