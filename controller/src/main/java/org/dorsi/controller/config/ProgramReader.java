package org.dorsi.controller.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dorsi.controller.safety.HardLimits;
import org.dorsi.controller.stimulation.CalibratedCurrents;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.GaitWindow;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.Schedule;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.controller.stimulation.StimulationProgram;
import org.dorsi.controller.stimulation.WindowEdge;
import org.dorsi.sensors.Side;

/**
 * Reads a program from a session's tables, from a program file, or from both: where a session names
 * a program, its {@code [[channel]]} tables say what is the patient's own, number by number.
 */
final class ProgramReader {

  private static final double MS = 1e-3;

  /**
   * The longest window of use is heel off to contact, about 69 % in able walking; one that takes
   * much more of the cycle is a slip, and would run into the duty limit of ten seconds.
   */
  private static final double LONGEST_WINDOW_FRACTION = 0.75;

  private final Predicate<Side> observed;

  /**
   * @param observed whether gait events of a leg can be detected
   */
  ProgramReader(Predicate<Side> observed) {
    this.observed = observed;
  }

  /** Reads a program that stands in the session file itself. */
  StimulationProgram inline(ConfigTable session) {
    Schedule schedule = new Schedule.Gait();
    String title = "";
    String source = "";
    if (session.has("program")) {
      ConfigTable header = session.table("program");
      title = header.text("title", "");
      source = header.text("source", "");
      schedule = ScheduleReader.read(header);
    }
    List<ConfigTable> tables = session.tables("channel");
    if (tables.isEmpty()) {
      throw session.wrong("channel", "is missing: there must be at least one [[channel]]");
    }
    return new StimulationProgram("own", title, source, schedule, channels(tables, schedule));
  }

  /**
   * Reads a program file.
   *
   * @param name how configurations call it
   * @param file the program file
   * @param session where the patient's own values stand
   */
  StimulationProgram named(String name, ConfigTable file, ConfigTable session) {
    StimulationProgram frame = frame(name, file);
    List<ConfigTable> tables = layer(file.tables("channel"), session.tables("channel"));
    return frame.withChannels(channels(tables, frame.schedule()));
  }

  /**
   * Reads a program file without a patient, to be looked at: nothing is calibrated, every current
   * is zero.
   */
  static StimulationProgram draft(String name, ConfigTable file) {
    StimulationProgram frame = frame(name, file);
    return frame.withChannels(drafts(file.tables("channel"), frame.schedule()));
  }

  private static StimulationProgram frame(String name, ConfigTable file) {
    ConfigTable header = file.table("program");
    String title = header.text("title");
    String source = header.text("source");
    Schedule schedule = ScheduleReader.read(header);
    if (file.tables("channel").isEmpty()) {
      throw file.wrong("channel", "is missing: there must be at least one [[channel]]");
    }
    file.refuseUnknownKeys();
    return new StimulationProgram(name, title, source, schedule, List.of());
  }

  /** The session's tables over the program's of the same number; then those of new numbers. */
  private static List<ConfigTable> layer(List<ConfigTable> base, List<ConfigTable> own) {
    List<ConfigTable> layered = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (ConfigTable table : base) {
      ConfigTable refined = table;
      for (ConfigTable patient : own) {
        if (number(patient) == number(table)) {
          refined = patient.over(table);
          taken.add(number(patient));
        }
      }
      layered.add(refined);
    }
    for (ConfigTable patient : own) {
      if (!taken.contains(number(patient))) {
        layered.add(patient);
      }
    }
    return layered;
  }

  private static int number(ConfigTable channel) {
    return channel.integer("number", 1, StimulationChannel.MAX_CHANNELS);
  }

  private List<ChannelProgram> channels(List<ConfigTable> tables, Schedule schedule) {
    List<ChannelProgram> channels = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (ConfigTable table : tables) {
      CurrentsReader currents = new CurrentsReader(table);
      ChannelProgram channel = channel(table, schedule, table.number("electrodeAreaCm2", 1, 200));
      CalibratedCurrents calibrated = currents.read(channel, schedule);
      table.refuseUnknownKeys();
      channels.add(channel.withCurrents(calibrated));
      if (!numbers.add(channel.channel().number())) {
        throw table.wrong(
            "number", "must be another one for each channel, got " + channel.channel().number());
      }
      if (!names.add(channel.channel().name())) {
        throw table.wrong(
            "muscle", "and side must differ between channels, got " + channel.channel().name());
      }
      Side side = channel.channel().side();
      if (schedule instanceof Schedule.Gait && !observed.test(side)) {
        throw table.wrong(
            "side",
            "must be a leg with foot switches or a foot IMU, got "
                + (side == Side.LEFT ? "left" : "right"));
      }
    }
    return channels;
  }

  private static List<ChannelProgram> drafts(List<ConfigTable> tables, Schedule schedule) {
    List<ChannelProgram> channels = new ArrayList<>();
    for (ConfigTable table : tables) {
      channels.add(channel(table, schedule, table.number("electrodeAreaCm2", 25, 1, 200)));
      new CurrentsReader(table).skip();
      table.refuseUnknownKeys();
    }
    return channels;
  }

  private static ChannelProgram channel(ConfigTable table, Schedule schedule, double areaCm2) {
    boolean inGait = schedule instanceof Schedule.Gait;
    double longestRampMs = inGait ? 2000 : 5000;
    ChannelProgram program =
        new ChannelProgram(
            new StimulationChannel(
                number(table), muscle(table), table.choice("side", Side.class), areaCm2),
            new CalibratedCurrents(0, 0),
            table.number(
                "pulseWidthMicros",
                HardLimits.MIN_PULSE_WIDTH_MICROS,
                HardLimits.MAX_PULSE_WIDTH_MICROS),
            table.number("frequencyHz", HardLimits.MIN_FREQUENCY_HZ, HardLimits.MAX_FREQUENCY_HZ),
            table.number("rampUpMs", 0, longestRampMs) * MS,
            table.number("rampDownMs", 0, longestRampMs) * MS,
            maximumOnSeconds(table, schedule),
            inGait ? window(table) : null);
    if (program.rampUpSeconds() + program.rampDownSeconds() > program.maximumOnSeconds()) {
      throw table.wrong(
          "rampUpMs",
          "and rampDownMs must fit into the burst of "
              + Math.round(program.maximumOnSeconds() * 1000)
              + " ms, got "
              + Math.round((program.rampUpSeconds() + program.rampDownSeconds()) * 1000)
              + " ms together");
    }
    return program;
  }

  private static double maximumOnSeconds(ConfigTable table, Schedule schedule) {
    if (schedule instanceof Schedule.Exercise exercise) {
      return exercise.onSeconds();
    }
    if (schedule instanceof Schedule.Sensory sensory) {
      return sensory.durationSeconds();
    }
    double longestMs = schedule instanceof Schedule.Gait ? 3000 : 15_000;
    return table.number("maximumOnMs", 1500, 100, longestMs) * MS;
  }

  private static GaitWindow window(ConfigTable table) {
    WindowEdge from = edge(table, "from", "HO");
    WindowEdge until = edge(table, "until", "IC");
    double extensionSeconds = table.number("extensionMs", 0, 0, 1000) * MS;
    if (from.equals(until)) {
      throw table.wrong("until", "must differ from from, got \"" + until.words() + "\" twice");
    }
    GaitWindow window = new GaitWindow(from, until, extensionSeconds);
    if (window.usualFraction() > LONGEST_WINDOW_FRACTION) {
      throw table.wrong(
          "until",
          "must leave the muscle a quarter of the cycle to rest, got a window of about "
              + Math.round(100 * window.usualFraction())
              + " %");
    }
    return window;
  }

  private static WindowEdge edge(ConfigTable table, String key, String fallback) {
    try {
      return WindowEdgeText.parse(table.text(key, fallback));
    } catch (IllegalArgumentException e) {
      throw table.wrong(key, String.valueOf(e.getMessage()));
    }
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
}
