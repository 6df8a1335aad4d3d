package org.dorsi.sim.patient;

import java.util.List;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;

/** The patients that come with the program. Stateless; any thread. */
public final class SuppliedPatients {

  private static final List<String> NAMES =
      List.of(
          "healthy",
          "stroke-drop-foot",
          "stroke-drop-foot-severe",
          "cp-hemiplegia-child",
          "spastic-equinus",
          "ms-fatigue");

  private SuppliedPatients() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The file of a patient, to be read by {@link PatientReader}.
   *
   * @throws ConfigException when nobody is called so
   */
  public static ConfigTable file(String name) {
    if (!NAMES.contains(name)) {
      throw new ConfigException(
          "patient must be one of " + String.join(", ", NAMES) + ", got " + name);
    }
    return ConfigTable.resource(SuppliedPatients.class, name + ".toml");
  }

  /** A patient. */
  public static PatientDescription patient(String name) {
    return PatientReader.read(file(name));
  }
}
