package org.dorsi.controller.config;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.loop.ControllerSettings;
import org.dorsi.controller.safety.ArmingSequence;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.safety.SessionSoFar;
import org.dorsi.controller.safety.check.DeadMan;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.device.SensorSettings;
import org.dorsi.sensors.device.XsensSettings;

/**
 * A session as its configuration file describes it.
 *
 * @param text the file as it was read, and the program file that it names: what the trial keeps
 * @param patient the patient's pseudonym
 * @param profile which limits apply
 * @param preparation how it is armed, and what must be held
 * @param maxTickIntervalNs longest time between control ticks
 * @param sensors the sensors, in the file's order
 * @param legs what each observed leg's gait events are detected from
 * @param stimulator the stimulator
 * @param program what the patient is stimulated with
 */
public record SessionConfig(
    String text,
    String patient,
    PatientProfile profile,
    Preparation preparation,
    long maxTickIntervalNs,
    List<SensorSettings> sensors,
    List<LegSetup> legs,
    StimulatorConfig stimulator,
    StimulationProgram program) {

  /** What is attested where no person is connected. */
  private static final ArmingSequence SHORT_ARMING = ArmingSequence.of("self-test", "side-check");

  /**
   * How a session is armed, and what must be held for any output.
   *
   * @param complete whether arming takes the whole sequence of safety reference, section 4.2, with
   *     each step seen before it is attested; else two attestations, where no person is connected
   * @param deadMan the dead-man switch
   * @param calibrated when the oldest of the channels' currents was found; known wherever arming is
   *     complete
   */
  public record Preparation(boolean complete, DeadMan deadMan, Optional<Instant> calibrated) {}

  /**
   * The stimulator's part.
   *
   * @param model what it is
   * @param level who makes the rhythm of its pulses
   * @param port system name or path of its port
   */
  public record StimulatorConfig(StimulatorModel model, StimulationLevel level, String port) {

    /** What it can do. */
    public Capabilities capabilities() {
      return model.capabilities(level).orElseThrow();
    }
  }

  public SessionConfig {
    sensors = List.copyOf(sensors);
    legs = List.copyOf(legs);
  }

  /** The stimulation channels, in the program's order. */
  public List<ChannelProgram> channels() {
    return program.channels();
  }

  /** Where inertial units are worn, in the file's order. */
  public List<Placement> unitPlacements() {
    return sensors.stream()
        .filter(XsensSettings.class::isInstance)
        .map(sensor -> ((XsensSettings) sensor).placement())
        .toList();
  }

  /** What the controller is told of it where nobody has been stimulated or calibrated before. */
  public ControllerSettings controllerSettings() {
    return controllerSettings(preparation.calibrated().orElse(Instant.EPOCH), SessionSoFar.NONE);
  }

  /**
   * What the controller is told of it.
   *
   * @param start the wall clock's time at the session's time 0: calibration is old after 12 hours
   * @param before what the patient has had already
   */
  public ControllerSettings controllerSettings(Instant start, SessionSoFar before) {
    boolean gait = program.schedule() instanceof Schedule.Gait;
    boolean held = !(preparation.deadMan() instanceof DeadMan.None);
    ArmingSequence arming =
        preparation.complete()
            ? ArmingSequence.complete(
                channelNames(), !legs.isEmpty(), gait, held, calibratedUntilNs(start))
            : SHORT_ARMING;
    return new ControllerSettings(profile, legs, program, arming, preparation.deadMan(), before);
  }

  /** A calibration that lies ahead of the session is a wrong clock or date: good for nothing. */
  private long calibratedUntilNs(Instant start) {
    Duration age = Duration.between(preparation.calibrated().orElse(Instant.EPOCH), start);
    Duration left = Duration.ofNanos(ArmingSequence.CALIBRATION_HOLDS_NS).minus(age);
    return age.isNegative() || left.isNegative() ? 0 : left.toNanos();
  }

  /** The same session where nobody is there to arm it: its rehearsal. */
  public SessionConfig forRehearsal() {
    return new SessionConfig(
        text,
        patient,
        profile,
        new Preparation(false, new DeadMan.None(), Optional.empty()),
        maxTickIntervalNs,
        sensors,
        legs,
        stimulator,
        program);
  }

  private List<String> channelNames() {
    return program.channels().stream().map(c -> c.channel().name()).toList();
  }

  /** The ports of all devices; each must be another one. */
  Set<String> doublePorts() {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (SensorSettings sensor : sensors) {
      if (!seen.add(sensor.port())) {
        twice.add(sensor.port());
      }
    }
    if (!seen.add(stimulator.port())) {
      twice.add(stimulator.port());
    }
    return twice;
  }
}
