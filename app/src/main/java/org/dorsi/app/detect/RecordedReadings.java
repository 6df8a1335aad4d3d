package org.dorsi.app.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorsi.app.recording.RecordingMap;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.calibration.AxisMap;
import org.dorsi.sim.device.ImuTrack;
import org.dorsi.sim.device.Recording;
import org.dorsi.sim.device.SwitchTrack;

/**
 * A recording as the readings that a live session would have had: typed, in the segments' frames,
 * in the order of their time. A reading arrives when it was measured.
 */
public final class RecordedReadings {

  private final List<Stream> streams = new ArrayList<>();

  /** One sensor: its rows, and how a row becomes a reading. */
  private abstract static class Stream {
    private final double[] seconds;
    private int next;

    Stream(double[] seconds) {
      this.seconds = seconds;
    }

    abstract SensorReading reading(int row, long timeNs);

    boolean isOver() {
      return next == seconds.length;
    }

    double nextSeconds() {
      return seconds[next];
    }

    SensorReading take() {
      int row = next++;
      return reading(row, Math.round(seconds[row] * 1e9));
    }
  }

  private static final class Unit extends Stream {
    private final ImuTrack track;
    private final int[] index = new int[3];
    private final int[] sign = new int[3];

    Unit(ImuTrack track, AxisMap axes) {
      super(track.timesSeconds());
      this.track = track;
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
          double part = axes.component(i, k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0);
          if (part != 0) {
            index[i] = k;
            sign[i] = (int) part;
          }
        }
      }
    }

    @Override
    SensorReading reading(int row, long timeNs) {
      float[] gyro = track.gyroRadPerSec()[row];
      float[] force = track.forceMetersPerSec2()[row];
      return new ImuSample(
          timeNs,
          timeNs,
          track.placement(),
          along(0, gyro),
          along(1, gyro),
          along(2, gyro),
          along(0, force),
          along(1, force),
          along(2, force));
    }

    private double along(int axis, float[] vector) {
      return sign[axis] * (double) vector[index[axis]];
    }
  }

  private static final class Switches extends Stream {
    private final byte[] bits;
    private final Side side;

    Switches(SwitchTrack track, Side side) {
      super(track.timesSeconds());
      this.bits = track.closedBits();
      this.side = side;
    }

    @Override
    SensorReading reading(int row, long timeNs) {
      int own = side == Side.LEFT ? bits[row] & 15 : bits[row] >> 4 & 15;
      return new FootSwitchSample(timeNs, timeNs, side, own);
    }
  }

  /** The readings of a recording, from its first on. */
  public RecordedReadings(Recording recording, RecordingMap map) {
    for (int i = 0; i < recording.imus().size(); i++) {
      streams.add(new Unit(recording.imus().get(i), new AxisMap(map.imus().get(i).axes())));
    }
    recording
        .switches()
        .ifPresent(
            track ->
                Arrays.stream(Side.values())
                    .filter(side -> map.switches().stream().anyMatch(s -> s.side() == side))
                    .forEach(side -> streams.add(new Switches(track, side))));
  }

  /** The next reading that comes to be; {@code false} at the end. */
  public boolean next(Taker taker) {
    Stream earliest = null;
    for (Stream stream : streams) {
      if (!stream.isOver() && (earliest == null || stream.nextSeconds() < earliest.nextSeconds())) {
        earliest = stream;
      }
    }
    if (earliest == null) {
      return false;
    }
    taker.take(earliest.take());
    return true;
  }

  /** Who is given a reading. */
  @FunctionalInterface
  public interface Taker {
    /** Takes one reading. */
    void take(SensorReading reading);
  }
}
