package org.dorsi.sim.rig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.Impairment;
import org.dorsi.sim.patient.PatientDescription;
import org.dorsi.sim.patient.PatientReader;
import org.dorsi.sim.patient.SimulatedPatient;
import org.dorsi.sim.patient.SuppliedPatients;
import org.dorsi.sim.recruitment.FesReader;
import org.dorsi.sim.recruitment.FesSettings;
import org.dorsi.sim.sensing.WornSensors;
import org.dorsi.sim.sensing.WornSettings;

/**
 * Everything that a patient file says: who walks, how their muscles answer to stimulation, which
 * limits hold for them, with what current their program begins; and what they wear.
 *
 * @param patient who walks
 * @param fes how the affected leg answers
 * @param isTreated whether the file says how: a healthy person has no program
 * @param programMilliamps current of the program
 * @param otherSpeeds where another current was found to be right
 * @param profile whose limits of stimulation hold; whoever is not said to be an adult is a child
 * @param worn what sort of sensors
 */
public record Walker(
    PatientDescription patient,
    FesSettings fes,
    boolean isTreated,
    double programMilliamps,
    List<AtSpeed> otherSpeeds,
    PatientProfile profile,
    WornSettings worn) {

  /**
   * The current that is right at a speed.
   *
   * @param speedMetersPerSec of the belt
   * @param milliamps of the program
   */
  public record AtSpeed(double speedMetersPerSec, double milliamps) {}

  private static final double USUAL_MILLIAMPS = 28;
  private static final double LEAST_MILLIAMPS = 5;
  private static final double MOST_MILLIAMPS = 100;

  public Walker {
    otherSpeeds = List.copyOf(otherSpeeds);
  }

  /** Whether anything is wrong: a healthy person's statistics need not wait for it. */
  public boolean isImpaired() {
    return !patient.impairment().equals(Impairment.none());
  }

  /** The leg with electrodes. */
  public Side side() {
    return patient.impairment().side();
  }

  /**
   * Finds a patient.
   *
   * @param nameOrFile a supplied patient's name, or a file that ends in {@code .toml}
   * @throws ConfigException when nobody is called so, or the file cannot be used: with its line
   */
  public static Walker of(String nameOrFile) {
    return read(
        nameOrFile.endsWith(".toml")
            ? ConfigTable.read(Path.of(nameOrFile))
            : SuppliedPatients.file(nameOrFile));
  }

  /**
   * Reads a whole patient file.
   *
   * @throws ConfigException naming file, line, value and rule
   */
  public static Walker read(ConfigTable file) {
    PatientDescription patient = PatientReader.read(file);
    boolean treated = file.has("fes");
    FesSettings fes = FesSettings.TYPICAL;
    double milliamps = USUAL_MILLIAMPS;
    List<AtSpeed> otherSpeeds = new ArrayList<>();
    if (treated) {
      ConfigTable table = file.table("fes");
      fes = FesReader.read(table);
      milliamps =
          table.number("program-current-ma", USUAL_MILLIAMPS, LEAST_MILLIAMPS, MOST_MILLIAMPS);
      for (ConfigTable other : table.tables("at-speed")) {
        otherSpeeds.add(
            new AtSpeed(
                other.number("speed-m-per-s", 0.2, 2),
                other.number("program-current-ma", LEAST_MILLIAMPS, MOST_MILLIAMPS)));
        other.refuseUnknownKeys();
      }
      table.refuseUnknownKeys();
    }
    PatientProfile profile =
        file.has("profile") ? file.choice("profile", PatientProfile.class) : PatientProfile.CHILD;
    file.refuseUnknownKeys();
    return new Walker(patient, fes, treated, milliamps, otherSpeeds, profile, WornSettings.USUAL);
  }

  /** The same muscles and sensors on a body described otherwise. */
  public Walker as(PatientDescription other) {
    return new Walker(other, fes, isTreated, programMilliamps, otherSpeeds, profile, worn);
  }

  /** The same patient with a program of another current. */
  public Walker withProgram(double milliamps) {
    return new Walker(patient, fes, isTreated, milliamps, List.of(), profile, worn);
  }

  /**
   * The same patient with the current for a speed: that of the nearest speed for which one was
   * found, the usual speed among them.
   */
  public Walker at(double speedMetersPerSec) {
    double nearest = Math.abs(speedMetersPerSec - patient.defaultSpeedMetersPerSec());
    double milliamps = programMilliamps;
    for (AtSpeed other : otherSpeeds) {
      double distance = Math.abs(speedMetersPerSec - other.speedMetersPerSec());
      if (distance < nearest) {
        nearest = distance;
        milliamps = other.milliamps();
      }
    }
    return withProgram(milliamps);
  }

  /** The same patient with other sensors. */
  public Walker wearing(WornSettings other) {
    return new Walker(patient, fes, isTreated, programMilliamps, otherSpeeds, profile, other);
  }

  /**
   * Sets them walking.
   *
   * @param channels which electrodes are where
   * @param placements where inertial units are
   * @param seed decides every chance
   */
  public EquippedPatient walk(
      double speedMetersPerSec,
      List<StimulationChannel> channels,
      List<Placement> placements,
      long seed) {
    return new EquippedPatient(
        new SimulatedPatient(patient, speedMetersPerSec, seed),
        channels,
        side() == Side.LEFT ? fes : FesSettings.TYPICAL,
        side() == Side.RIGHT ? fes : FesSettings.TYPICAL,
        new WornSensors(worn, placements, patient.body().legLengthMeters(), seed),
        seed);
  }
}
