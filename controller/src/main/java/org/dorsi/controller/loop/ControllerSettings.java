package org.dorsi.controller.loop;

import java.util.List;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.gait.WearerHabits;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.controller.stimulation.Calibration;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationProgram;

/**
 * Everything the controller is told before its first tick.
 *
 * @param profile which column of the limits applies
 * @param legs the observed legs, at most one entry a side
 * @param program what the patient is stimulated with
 * @param arming what must be attested before arming, for example {@code self-test}
 * @param deadMan what must be held for any output
 * @param before what this session had seen before the program was started anew in it
 * @param habits what the detectors learned of the wearer in an earlier session
 * @param calibrations what calibrations by hand found in an earlier session, and holds
 */
public record ControllerSettings(
    PatientProfile profile,
    List<LegSetup> legs,
    StimulationProgram program,
    ArmingSequence arming,
    DeadMan deadMan,
    SessionSoFar before,
    WearerHabits habits,
    List<Calibration> calibrations) {

  public ControllerSettings {
    legs = List.copyOf(legs);
    calibrations = List.copyOf(calibrations);
  }

  /** For a wearer of whom nothing is known. */
  public ControllerSettings(
      PatientProfile profile,
      List<LegSetup> legs,
      StimulationProgram program,
      ArmingSequence arming,
      DeadMan deadMan,
      SessionSoFar before) {
    this(profile, legs, program, arming, deadMan, before, new WearerHabits(), List.of());
  }

  /** The same for a wearer of whom this is known. */
  public ControllerSettings startingFrom(WearerHabits known) {
    return new ControllerSettings(
        profile, legs, program, arming, deadMan, before, known, calibrations);
  }

  /** The same with what calibrations by hand found: it can be attested while it is not too old. */
  public ControllerSettings calibrated(List<Calibration> found) {
    ArmingSequence sequence = arming;
    for (Calibration calibration : found) {
      sequence = sequence.calibrated(calibration.channel(), calibration.timeNs());
    }
    return new ControllerSettings(profile, legs, program, sequence, deadMan, before, habits, found);
  }

  /** Without a dead-man switch, at the beginning of a session. */
  public ControllerSettings(
      PatientProfile profile,
      List<LegSetup> legs,
      StimulationProgram program,
      List<String> attestations) {
    this(
        profile,
        legs,
        program,
        ArmingSequence.of(attestations.toArray(new String[0])),
        new DeadMan.None(),
        SessionSoFar.NONE);
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

  /** What the steps that must be attested are called. */
  public List<String> attestations() {
    return arming.words();
  }

  /** The stimulation channels, in the program's order. */
  public List<ChannelProgram> channels() {
    return program.channels();
  }
}
