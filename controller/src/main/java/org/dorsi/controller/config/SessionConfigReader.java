package org.dorsi.controller.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.config.SessionConfig.StimulatorConfig;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.calibration.AxisMap;
import org.dorsi.sensors.device.FootSwitchSettings;
import org.dorsi.sensors.device.SensorSettings;
import org.dorsi.sensors.device.XsensSettings;

/** Reads session configurations; every complaint names file, line, key, value and rule. */
public final class SessionConfigReader {

  /** Pseudonyms only, so that no name can slip in: safety reference, section 5.3, P1. */
  private static final String PATIENT = "[A-Z]{2,4}-[0-9]{3,5}";

  /** What follows this line in a session's text is the program file that it names. */
  private static final String PROGRAM_MARK = "\n# ---- program file: ";

  private SessionConfigReader() {}

  /**
   * Reads a file.
   *
   * @throws ConfigException when it cannot be used
   */
  public static SessionConfig read(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return parse(file.toString(), Files.readString(file), folder == null ? file : folder);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file");
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads text, for example the configuration that a trial keeps.
   *
   * @param name how complaints call it
   */
  public static SessionConfig parse(String name, String text) {
    return parse(name, text, Path.of(""));
  }

  private static SessionConfig parse(String name, String text, Path folder) {
    int mark = text.indexOf(PROGRAM_MARK);
    ConfigTable root = ConfigTable.parse(name, mark < 0 ? text : text.substring(0, mark));
    ConfigTable session = root.table("session");
    String patient = session.text("patient");
    if (!patient.matches(PATIENT)) {
      throw session.wrong(
          "patient",
          "must be a pseudonym of two to four letters, a hyphen and three to five digits, as in"
              + " AB-123, got \""
              + patient
              + "\"");
    }
    PatientProfile profile =
        session.has("profile")
            ? session.choice("profile", PatientProfile.class)
            : PatientProfile.CHILD;
    long maxTickIntervalNs = Math.round(session.number("maxTickIntervalMs", 1, 0.5, 10) * 1e6);
    SessionConfig.Preparation preparation = PreparationReader.read(session, profile);
    String programName = session.has("program") ? session.text("program") : "";
    session.refuseUnknownKeys();
    List<SensorSettings> sensors = new ArrayList<>();
    for (ConfigTable sensor : root.tables("sensor")) {
      sensors.add(sensor(sensor));
    }
    List<LegSetup> legs = DetectionReader.read(root, sensors);
    ConfigTable stimulator = root.table("stimulator");
    StimulatorConfig device = StimulatorReader.read(stimulator);
    ProgramReader programs =
        new ProgramReader(side -> DetectionReader.fitted(sensors, side).isPresent());
    String whole = text;
    StimulationProgram program;
    if (programName.isEmpty()) {
      program = programs.inline(root);
    } else if (root.has("program")) {
      throw session.wrong(
          "program",
          "names \"" + programName + "\", and [program] is another one: only one can be");
    } else {
      String file =
          mark < 0
              ? ProgramLibrary.text(programName, folder)
              : text.substring(text.indexOf('\n', mark + 1) + 1);
      whole = mark < 0 ? text + PROGRAM_MARK + programName + "\n" + file : text;
      program = programs.named(programName, ConfigTable.parse(programName, file), root);
    }
    root.refuseUnknownKeys();
    PreparationReader.check(preparation, sensors, session);
    StimulatorReader.check(device, program.channels(), stimulator);
    SessionConfig config =
        new SessionConfig(
            whole,
            patient,
            profile,
            preparation,
            maxTickIntervalNs,
            sensors,
            legs,
            device,
            program);
    for (String port : config.doublePorts()) {
      throw root.wrong("sensor", "and stimulator need ports of their own, got " + port + " twice");
    }
    return config;
  }

  private static SensorSettings sensor(ConfigTable table) {
    String name = table.text("name");
    String device = table.text("device");
    String port = table.text("port");
    try {
      SensorSettings settings =
          switch (device) {
            case "footswitch" ->
                new FootSwitchSettings(
                    name, port, baud(table, FootSwitchSettings.DEFAULT_BAUD), sides(table));
            case "xsens" ->
                new XsensSettings(
                    name,
                    port,
                    baud(table, XsensSettings.DEFAULT_BAUD),
                    new Placement(
                        table.choice("side", Side.class),
                        table.choice("segment", BodySegment.class)),
                    table.has("axes") ? new AxisMap(table.texts("axes")) : AxisMap.IDENTITY,
                    table.integer("rateHz", XsensSettings.DEFAULT_RATE_HZ, 1, 400));
            default ->
                throw table.wrong(
                    "device", "must be one of footswitch, xsens, got \"" + device + "\"");
          };
      table.refuseUnknownKeys();
      return settings;
    } catch (IllegalArgumentException e) {
      throw table.wrong("device", "\"" + device + "\": " + e.getMessage());
    }
  }

  private static int baud(ConfigTable table, int fallback) {
    return table.integer("baud", fallback, 1200, 4_000_000);
  }

  private static List<Side> sides(ConfigTable table) {
    List<Side> sides = new ArrayList<>();
    for (String side : table.texts("sides")) {
      switch (side) {
        case "left" -> sides.add(Side.LEFT);
        case "right" -> sides.add(Side.RIGHT);
        default -> throw table.wrong("sides", "must be left or right, got \"" + side + "\"");
      }
    }
    return sides;
  }
}
