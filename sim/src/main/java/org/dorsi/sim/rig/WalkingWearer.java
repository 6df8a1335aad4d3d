package org.dorsi.sim.rig;

import java.util.List;
import java.util.Optional;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sim.device.Wearer;
import org.dorsi.sim.patient.Fall;

/** A simulated patient who wears emulated devices. One thread. */
public final class WalkingWearer implements Wearer {

  private final EquippedPatient patient;
  private final long onsetNs;
  private long timeNs;

  /**
   * @param patient who walks; nobody else may advance them
   * @param onsetNs when the impairment begins to set in
   */
  public WalkingWearer(EquippedPatient patient, long onsetNs) {
    this.patient = patient;
    this.onsetNs = onsetNs;
  }

  @Override
  public void pulse(int channel, double currentMilliamps, double pulseWidthMicros) {
    for (StimulationChannel worn : patient.channels()) {
      if (worn.number() == channel) {
        patient.pulse(worn, currentMilliamps, pulseWidthMicros);
      }
    }
  }

  @Override
  public void advance(List<SensorReading> measured) {
    if (timeNs == onsetNs) {
      patient.patient().impair();
    }
    patient.advance(measured);
    timeNs += TICK_NS;
  }

  @Override
  public Optional<String> ended() {
    return Optional.ofNullable(patient.patient().fall()).map(WalkingWearer::words);
  }

  private static String words(Fall fall) {
    return "fell at " + fall.timeNs() * 1e-9 + " s: " + fall.cause();
  }
}
