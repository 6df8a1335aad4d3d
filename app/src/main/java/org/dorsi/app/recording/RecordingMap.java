package org.dorsi.app.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.ConfigTable;
import org.dorsi.controller.gait.LegSetup;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.Side;

/**
 * What the columns of a recording mean ({@code MAP.toml}).
 *
 * <p>Columns are named as in the last header line; where it does not name them, by their number
 * from 1.
 *
 * @param files the files of the recording; one without a name where it is a single file
 * @param time where the time of a row stands
 * @param imus the inertial units
 * @param switches the foot switches
 * @param detector the detector that the recording asks for; empty for what is fitted
 * @param calibrateStrides strides that a detector may use to calibrate itself
 */
public record RecordingMap(
    List<FileFormat> files,
    Time time,
    List<Imu> imus,
    List<Switch> switches,
    Optional<LegSetup.Detector> detector,
    Optional<Integer> calibrateStrides) {

  /** One file: its name, beside the file that is played; empty for that file itself. */
  public record FileFormat(String name, int headerLines, char separator) {}

  /** The time column with what one of its units is; or, without a column, rows a second. */
  public record Time(Optional<String> column, double unitSeconds, double rateHz) {}

  /**
   * One inertial unit.
   *
   * @param gyroColumns angular velocity about the sensor's x, y, z
   * @param gyroUnitRadPerSec one unit of those columns
   * @param forceColumns specific force along the sensor's x, y, z
   * @param forceUnitMetersPerSec2 one unit of those columns
   * @param axes which sensor axis is the segment's x (anterior), y (proximal), z (right)
   */
  public record Imu(
      String file,
      Placement placement,
      List<String> gyroColumns,
      double gyroUnitRadPerSec,
      List<String> forceColumns,
      double forceUnitMetersPerSec2,
      List<String> axes) {}

  /**
   * One foot switch.
   *
   * @param column its column
   * @param closedWhen the codes that mean closed; empty for a column that holds a force in newtons
   */
  public record Switch(
      String file, Side side, SwitchPosition position, String column, List<Integer> closedWhen) {}

  /** Chooses the detector by what is fitted. */
  private static final String AUTOMATIC = "auto";

  private static final double STANDARD_GRAVITY = 9.80665;

  public RecordingMap {
    files = List.copyOf(files);
    imus = List.copyOf(imus);
    switches = List.copyOf(switches);
  }

  /**
   * Reads a map.
   *
   * @throws ConfigException with file, line, key and rule
   */
  public static RecordingMap read(Path file) {
    return of(ConfigTable.read(file));
  }

  /** Reads a map that has been parsed. */
  static RecordingMap of(ConfigTable map) {
    List<FileFormat> files = files(map);
    Time time = time(map.table("time"));
    List<Imu> imus = new ArrayList<>();
    for (ConfigTable table : map.tables("imu")) {
      Imu imu = imu(table, files);
      if (imus.stream().anyMatch(other -> other.placement().equals(imu.placement()))) {
        throw table.wrong("segment", "must not have two units on one side");
      }
      imus.add(imu);
    }
    List<Switch> switches = new ArrayList<>();
    for (ConfigTable table : map.tables("switch")) {
      Switch added = footSwitch(table, files);
      if (switches.stream()
          .anyMatch(s -> s.side() == added.side() && s.position() == added.position())) {
        throw table.wrong("position", "must not have two switches on one side");
      }
      switches.add(added);
    }
    Optional<LegSetup.Detector> detector = Optional.empty();
    Optional<Integer> calibrateStrides = Optional.empty();
    if (map.has("use")) {
      ConfigTable use = map.table("use");
      detector =
          use.text("detector", AUTOMATIC).equals(AUTOMATIC)
              ? Optional.empty()
              : Optional.of(use.choice("detector", LegSetup.Detector.class));
      calibrateStrides =
          use.has("calibrateStrides")
              ? Optional.of(use.integer("calibrateStrides", 0, 1000))
              : Optional.empty();
      use.integer("calibrateStrides", 0, 0, 1000);
      use.refuseUnknownKeys();
    }
    if (imus.isEmpty() && switches.isEmpty()) {
      throw map.wrong("imu", "or switch must be there at least once");
    }
    map.refuseUnknownKeys();
    return new RecordingMap(files, time, imus, switches, detector, calibrateStrides);
  }

  private static List<FileFormat> files(ConfigTable map) {
    List<FileFormat> files = new ArrayList<>();
    if (map.isArray("file")) {
      for (ConfigTable table : map.tables("file")) {
        files.add(format(table.text("name"), table));
      }
    } else {
      files.add(format("", map.table("file")));
    }
    return files;
  }

  private static FileFormat format(String name, ConfigTable table) {
    if (!table.text("format", "csv").equals("csv")) {
      throw table.wrong("format", "must be \"csv\", got \"" + table.text("format") + "\"");
    }
    String separator = table.text("separator", ",");
    if (separator.length() != 1) {
      throw table.wrong("separator", "must be one character, got \"" + separator + "\"");
    }
    int headerLines = table.integer("headerLines", 1, 0, 1000);
    table.refuseUnknownKeys();
    return new FileFormat(name, headerLines, separator.charAt(0));
  }

  private static Time time(ConfigTable table) {
    Time time =
        table.has("rateHz")
            ? new Time(Optional.empty(), 0, table.number("rateHz", 1, 10_000))
            : new Time(Optional.of(table.text("column")), timeUnit(table), 0);
    table.refuseUnknownKeys();
    return time;
  }

  private static double timeUnit(ConfigTable table) {
    String unit = table.text("unit", "s");
    return switch (unit) {
      case "s" -> 1;
      case "ms" -> 1e-3;
      case "us" -> 1e-6;
      default -> throw table.wrong("unit", "must be one of s, ms, us, got \"" + unit + "\"");
    };
  }

  private static Imu imu(ConfigTable table, List<FileFormat> files) {
    Imu imu =
        new Imu(
            file(table, files),
            new Placement(
                table.choice("side", Side.class), table.choice("segment", BodySegment.class)),
            three(table, "gyro"),
            gyroUnit(table),
            three(table, "acc"),
            accUnit(table),
            axes(table));
    table.refuseUnknownKeys();
    return imu;
  }

  private static double gyroUnit(ConfigTable table) {
    String unit = table.text("gyroUnit");
    return switch (unit) {
      case "deg/s" -> Math.toRadians(1);
      case "rad/s" -> 1;
      default -> throw table.wrong("gyroUnit", "must be one of deg/s, rad/s, got \"" + unit + "\"");
    };
  }

  private static double accUnit(ConfigTable table) {
    String unit = table.text("accUnit");
    return switch (unit) {
      case "m/s2" -> 1;
      case "g" -> STANDARD_GRAVITY;
      default -> throw table.wrong("accUnit", "must be one of m/s2, g, got \"" + unit + "\"");
    };
  }

  private static List<String> three(ConfigTable table, String key) {
    List<String> columns = table.texts(key);
    if (columns.size() != 3) {
      throw table.wrong(key, "must name 3 columns, got " + columns.size());
    }
    return columns;
  }

  /** Three signed axes that make a right-handed frame. */
  private static List<String> axes(ConfigTable table) {
    List<String> axes = three(table, "axes");
    int[][] rows = new int[3][3];
    for (int i = 0; i < 3; i++) {
      if (!axes.get(i).matches("[+-][xyz]")) {
        throw table.wrong("axes", "must be like \"+x\" or \"-z\", got \"" + axes.get(i) + "\"");
      }
      rows[i]["xyz".indexOf(axes.get(i).charAt(1))] = axes.get(i).charAt(0) == '+' ? 1 : -1;
    }
    int determinant = 0;
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      determinant += rows[0][i] * (rows[1][j] * rows[2][k] - rows[1][k] * rows[2][j]);
    }
    if (determinant != 1) {
      throw table.wrong("axes", "must name each axis once and be right-handed, got " + axes);
    }
    return axes;
  }

  private static Switch footSwitch(ConfigTable table, List<FileFormat> files) {
    boolean force = table.has("force");
    if (force && !table.text("unit", "N").equals("N")) {
      throw table.wrong("unit", "must be \"N\", got \"" + table.text("unit") + "\"");
    }
    Switch footSwitch =
        new Switch(
            file(table, files),
            table.choice("side", Side.class),
            table.choice("position", SwitchPosition.class),
            table.text(force ? "force" : "column"),
            force ? List.of() : List.copyOf(table.integers("closedWhen")));
    if (!force && footSwitch.closedWhen().isEmpty()) {
      throw table.wrong("closedWhen", "must name at least one code");
    }
    table.refuseUnknownKeys();
    return footSwitch;
  }

  private static String file(ConfigTable table, List<FileFormat> files) {
    String name = table.text("file", "");
    if (files.stream().noneMatch(file -> file.name().equals(name))) {
      throw table.wrong("file", "must be one of the names in [[file]], got \"" + name + "\"");
    }
    return name;
  }
}
