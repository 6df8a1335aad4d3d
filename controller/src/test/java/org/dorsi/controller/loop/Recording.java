package org.dorsi.controller.loop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.testing.Recordings;

/** A recorded treadmill walk: one foot's switches and inertial unit, and what the insole said. */
final class Recording {

  /** One line of the file: gyro in deg/s, force in m/s2, in the sensor's axes. */
  record Row(
      double seconds,
      double forceX,
      double forceY,
      double forceZ,
      double gyroX,
      double gyroY,
      double gyroZ,
      int insolePhase) {

    private static final int[] CLOSED_BY_PHASE = {
      FootSwitchSample.HEEL,
      FootSwitchSample.HEEL | FootSwitchSample.METATARSAL_1,
      FootSwitchSample.METATARSAL_1,
      0
    };

    private static final double RAD = StrictMath.PI / 180;
    private static final Placement FOOT = new Placement(Side.RIGHT, BodySegment.FOOT);

    long timeNs() {
      return Math.round(seconds * 1e9);
    }

    SensorReading switches() {
      return new FootSwitchSample(timeNs(), timeNs(), Side.RIGHT, CLOSED_BY_PHASE[insolePhase]);
    }

    /** Sensor axes: x forward, y left, z up. Segment: x anterior, y proximal, z to the right. */
    SensorReading footUnit() {
      return new ImuSample(
          timeNs(),
          timeNs(),
          FOOT,
          gyroX * RAD,
          gyroZ * RAD,
          -gyroY * RAD,
          forceX,
          forceZ,
          -forceY);
    }
  }

  private Recording() {}

  /** Reads a trial; skips the test where the recordings are absent. */
  static List<Row> read(String trial) throws IOException {
    Path file = Recordings.require("agora_treadmill_foot_imu_fsr/" + trial + ".csv.gz");
    List<Row> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        double[] v = new double[8];
        String[] cells = line.split(",", -1);
        for (int i = 0; i < v.length; i++) {
          v[i] = Double.parseDouble(cells[i]);
        }
        rows.add(new Row(v[0], v[1], v[2], v[3], v[4], v[5], v[6], (int) v[7]));
      }
    }
    return rows;
  }
}
