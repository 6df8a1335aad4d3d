package org.dorsi.sim.rig;

import java.util.List;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.muscle.LegMuscle;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.recruitment.FesSettings;
import org.dorsi.sim.recruitment.StimulatedLegs;
import org.dorsi.sim.sensing.WornSensors;

/**
 * A simulated patient with electrodes on and sensors worn: pulses in, readings out, a millisecond
 * at a time. Nothing in it knows of a controller, so that the same patient walks in front of one,
 * behind emulated devices, and in the search for gains. One thread.
 */
public final class EquippedPatient {

  private static final LegMuscle[] MUSCLES = LegMuscle.values();

  private final SimulatedPatient patient;
  private final List<StimulationChannel> channels;
  private final StimulatedLegs electrodes;
  private final WornSensors sensors;
  private boolean begun;

  /**
   * @param patient who walks; nobody else may advance or stimulate them
   * @param channels which electrodes are where
   * @param left how the left leg answers to stimulation
   * @param right how the right leg does
   * @param sensors what is worn
   * @param seed decides how the electrodes drift
   */
  public EquippedPatient(
      SimulatedPatient patient,
      List<StimulationChannel> channels,
      FesSettings left,
      FesSettings right,
      WornSensors sensors,
      long seed) {
    this.patient = patient;
    this.channels = List.copyOf(channels);
    this.electrodes = new StimulatedLegs(channels, left, right, seed);
    this.sensors = sensors;
  }

  /** Who walks, and the truth about it. */
  public SimulatedPatient patient() {
    return patient;
  }

  /** Which electrodes are where. */
  public List<StimulationChannel> channels() {
    return channels;
  }

  /** Where inertial units are worn. */
  public List<Placement> placements() {
    return sensors.placements();
  }

  /** A pulse comes now through a pair of electrodes. */
  public void pulse(StimulationChannel channel, double currentMilliamps, double pulseWidthMicros) {
    electrodes.pulse(
        channel.number(),
        currentMilliamps,
        pulseWidthMicros,
        patient.truth().dorsiflexionRad(channel.side()));
  }

  /**
   * Goes on by a millisecond; the first call only looks, at the instant of the launch.
   *
   * @param measured what the sensors measured now is added here
   */
  public void advance(List<SensorReading> measured) {
    if (begun) {
      electrodes.advance();
      for (LegMuscle muscle : MUSCLES) {
        patient.stimulate(Side.LEFT, muscle, electrodes.activation(Side.LEFT, muscle));
        patient.stimulate(Side.RIGHT, muscle, electrodes.activation(Side.RIGHT, muscle));
      }
      patient.advance();
    }
    begun = true;
    sensors.look(
        patient.timeNs(),
        patient.body(),
        patient.contact(Side.LEFT),
        patient.contact(Side.RIGHT),
        measured);
  }
}
