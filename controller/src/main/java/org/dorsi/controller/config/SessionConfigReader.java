package org.dorsi.controller.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dorsi.controller.config.SessionConfig.StimulatorConfig;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.safety.PatientProfile;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
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

  private static final double MS = 1e-3;

  private SessionConfigReader() {}

  /**
   * Reads a file.
   *
   * @throws ConfigException when it cannot be used
   */
  public static SessionConfig read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
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
    ConfigTable root = ConfigTable.parse(name, text);
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
    session.refuseUnknownKeys();
    List<SensorSettings> sensors = new ArrayList<>();
    for (ConfigTable sensor : root.tables("sensor")) {
      sensors.add(sensor(sensor));
    }
    ConfigTable stimulator = root.table("stimulator");
    StimulatorConfig device = stimulator(stimulator);
    List<ConfigTable> channelTables = root.tables("channel");
    List<ChannelProgram> channels = new ArrayList<>();
    for (ConfigTable channel : channelTables) {
      channels.add(channel(channel));
    }
    root.refuseUnknownKeys();
    SessionConfig config =
        new SessionConfig(text, patient, profile, maxTickIntervalNs, sensors, device, channels);
    checkWhole(root, config, channelTables);
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

  private static StimulatorConfig stimulator(ConfigTable table) {
    String device = table.text("device");
    if (!device.equals("p24")) {
      throw table.wrong("device", "must be p24, got \"" + device + "\"");
    }
    StimulatorConfig config = new StimulatorConfig(device, table.text("port"));
    table.refuseUnknownKeys();
    return config;
  }

  private static ChannelProgram channel(ConfigTable table) {
    StimulationChannel channel =
        new StimulationChannel(
            table.integer("number", 1, StimulationChannel.MAX_CHANNELS),
            muscle(table),
            table.choice("side", Side.class),
            table.number("electrodeAreaCm2", 1, 200));
    double maximum = table.number("maximumMilliamps", 0, HardLimits.MAX_MILLIAMPS);
    ChannelProgram program =
        new ChannelProgram(
            channel,
            new CalibratedCurrents(table.number("currentMilliamps", 0, maximum), maximum),
            table.number(
                "pulseWidthMicros",
                HardLimits.MIN_PULSE_WIDTH_MICROS,
                HardLimits.MAX_PULSE_WIDTH_MICROS),
            table.number("frequencyHz", HardLimits.MIN_FREQUENCY_HZ, HardLimits.MAX_FREQUENCY_HZ),
            table.number("rampUpMs", 0, 2000) * MS,
            table.number("rampDownMs", 0, 2000) * MS,
            table.number("maximumOnMs", 1500, 100, 3000) * MS,
            GaitWindow.heelOffToContact(table.number("extensionMs", 0, 0, 1000) * MS));
    table.refuseUnknownKeys();
    return program;
  }

  private static Muscle muscle(ConfigTable table) {
    String words = table.text("muscle");
    for (Muscle muscle : Muscle.values()) {
      if (muscle.words().equals(words)) {
        return muscle;
      }
    }
    List<String> known = new ArrayList<>();
    for (Muscle muscle : Muscle.values()) {
      known.add(muscle.words());
    }
    throw table.wrong(
        "muscle", "must be one of " + String.join(", ", known) + ", got \"" + words + "\"");
  }

  private static void checkWhole(
      ConfigTable root, SessionConfig config, List<ConfigTable> channelTables) {
    if (config.channels().isEmpty()) {
      throw root.wrong("channel", "is missing: there must be at least one [[channel]]");
    }
    for (String port : config.doublePorts()) {
      throw root.wrong("sensor", "and stimulator need ports of their own, got " + port + " twice");
    }
    Set<Integer> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < channelTables.size(); i++) {
      StimulationChannel channel = config.channels().get(i).channel();
      if (!numbers.add(channel.number())) {
        throw channelTables
            .get(i)
            .wrong("number", "must be another one for each channel, got " + channel.number());
      }
      if (!names.add(channel.name())) {
        throw channelTables
            .get(i)
            .wrong("muscle", "and side must differ between channels, got " + channel.name());
      }
      if (!config.observed(channel.side())) {
        throw channelTables
            .get(i)
            .wrong(
                "side",
                "must be a leg with foot switches or a foot IMU, got "
                    + (channel.side() == Side.LEFT ? "left" : "right"));
      }
    }
  }
}
