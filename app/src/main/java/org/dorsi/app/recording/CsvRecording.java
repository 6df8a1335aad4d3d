package org.dorsi.app.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.sensors.Side;
import org.dorsi.sim.device.ImuTrack;
import org.dorsi.sim.device.Recording;
import org.dorsi.sim.device.SwitchTrack;

/** Reads a recorded walk from files of separated values, by its map. */
public final class CsvRecording {

  private final RecordingMap map;
  private final Map<String, CsvColumns> files = new LinkedHashMap<>();
  private final Map<String, double[]> times = new LinkedHashMap<>();
  private final Map<RecordingMap.Switch, ForceSwitch> forces = new LinkedHashMap<>();

  private CsvRecording(Path file, RecordingMap map) {
    this.map = map;
    for (RecordingMap.FileFormat format : map.files()) {
      Path path = format.name().isEmpty() ? file : file.resolveSibling(format.name());
      CsvColumns columns = CsvColumns.read(path, format, columnsOf(format.name()));
      if (columns.rows() == 0) {
        throw new ConfigException(path + ": has no rows below its header");
      }
      files.put(format.name(), columns);
      times.put(format.name(), times(columns));
    }
  }

  /**
   * Reads a recording.
   *
   * @param file the file, or where the map names several, one of them: they lie side by side
   * @throws ConfigException with file, line and column of what is wrong
   */
  public static Recording read(Path file, RecordingMap map) {
    CsvRecording reading = new CsvRecording(file, map);
    List<ImuTrack> imus = map.imus().stream().map(reading::track).toList();
    return new Recording(String.valueOf(file.getFileName()), reading.switches(), imus);
  }

  private List<String> columnsOf(String file) {
    Set<String> names = new LinkedHashSet<>();
    map.time().column().ifPresent(names::add);
    for (RecordingMap.Imu imu : map.imus()) {
      if (imu.file().equals(file)) {
        names.addAll(imu.gyroColumns());
        names.addAll(imu.forceColumns());
      }
    }
    map.switches().stream()
        .filter(footSwitch -> footSwitch.file().equals(file))
        .forEach(footSwitch -> names.add(footSwitch.column()));
    return List.copyOf(names);
  }

  private double[] times(CsvColumns columns) {
    double[] seconds = new double[columns.rows()];
    Optional<String> name = map.time().column();
    for (int row = 0; row < seconds.length; row++) {
      seconds[row] =
          name.isPresent()
              ? columns.column(name.get())[row] * map.time().unitSeconds()
              : row / map.time().rateHz();
      if (!Double.isFinite(seconds[row])) {
        throw columns.wrong(row, name.orElse("time") + " must be a number, got an empty cell");
      }
      if (row > 0 && seconds[row] < seconds[row - 1]) {
        throw columns.wrong(
            row, "time must not fall, got " + seconds[row] + " s after " + seconds[row - 1] + " s");
      }
    }
    return seconds;
  }

  private CsvColumns columns(String file) {
    CsvColumns columns = files.get(file);
    if (columns == null) {
      throw new IllegalArgumentException("no file " + file);
    }
    return columns;
  }

  private double[] timesOf(String file) {
    return times.getOrDefault(file, new double[0]);
  }

  private ImuTrack track(RecordingMap.Imu imu) {
    CsvColumns columns = columns(imu.file());
    double[] seconds = timesOf(imu.file());
    double[][] cells =
        Stream.concat(imu.gyroColumns().stream(), imu.forceColumns().stream())
            .map(columns::column)
            .toArray(double[][]::new);
    double[] kept = new double[seconds.length];
    List<float[]> gyro = new ArrayList<>();
    List<float[]> force = new ArrayList<>();
    for (int row = 0; row < seconds.length; row++) {
      // A row in which the sensor said nothing is none.
      if (isComplete(cells, row)) {
        kept[gyro.size()] = seconds[row];
        gyro.add(scaled(cells, 0, row, imu.gyroUnitRadPerSec()));
        force.add(scaled(cells, 3, row, imu.forceUnitMetersPerSec2()));
      }
    }
    return new ImuTrack(
        imu.placement(),
        Arrays.copyOf(kept, gyro.size()),
        gyro.toArray(new float[0][]),
        force.toArray(new float[0][]));
  }

  private static boolean isComplete(double[][] cells, int row) {
    for (double[] column : cells) {
      if (!Double.isFinite(column[row])) {
        return false;
      }
    }
    return true;
  }

  private static float[] scaled(double[][] cells, int first, int row, double unit) {
    return new float[] {
      (float) (cells[first][row] * unit),
      (float) (cells[first + 1][row] * unit),
      (float) (cells[first + 2][row] * unit)
    };
  }

  /** All switches on one time line: a row whenever any file has one. */
  private Optional<SwitchTrack> switches() {
    List<String> names = map.switches().stream().map(RecordingMap.Switch::file).distinct().toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    int rows = names.stream().mapToInt(name -> timesOf(name).length).sum();
    double[] seconds = new double[rows];
    byte[] bits = new byte[rows];
    int[] next = new int[names.size()];
    int closed = 0;
    for (int row = 0; row < rows; row++) {
      int which = earliest(names, next);
      String name = names.get(which);
      seconds[row] = timesOf(name)[next[which]];
      for (RecordingMap.Switch footSwitch : map.switches()) {
        if (footSwitch.file().equals(name)) {
          closed = decide(footSwitch, next[which], closed);
        }
      }
      bits[row] = (byte) closed;
      next[which]++;
    }
    return Optional.of(new SwitchTrack(seconds, bits));
  }

  private int earliest(List<String> names, int[] next) {
    int which = -1;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < next.length; i++) {
      double[] seconds = timesOf(names.get(i));
      if (next[i] < seconds.length && seconds[next[i]] < best) {
        which = i;
        best = seconds[next[i]];
      }
    }
    return which;
  }

  private int decide(RecordingMap.Switch footSwitch, int row, int closed) {
    int bit = footSwitch.position().bit() << (footSwitch.side() == Side.LEFT ? 0 : 4);
    double cell = columns(footSwitch.file()).column(footSwitch.column())[row];
    if (Double.isNaN(cell)) {
      return closed;
    }
    boolean isClosed;
    if (footSwitch.closedWhen().isEmpty()) {
      isClosed =
          forces
              .computeIfAbsent(footSwitch, key -> new ForceSwitch())
              .follow(timesOf(footSwitch.file())[row], cell);
    } else if (cell == Math.rint(cell)) {
      isClosed = footSwitch.closedWhen().contains((int) cell);
    } else {
      throw columns(footSwitch.file())
          .wrong(row, footSwitch.column() + " must be a whole number, got " + cell);
    }
    return isClosed ? closed | bit : closed & ~bit;
  }
}
