package org.dorsi.sim.device;

import org.dorsi.sensors.Placement;

/**
 * One inertial unit as recorded, row by row, in the sensor's own axes: whoever reads the emulated
 * sensor maps its axes as for the real one.
 *
 * @param placement where it was worn
 * @param timesSeconds the recording's own time stamps, never falling
 * @param gyroRadPerSec angular velocity about the sensor's x, y, z a row
 * @param forceMetersPerSec2 specific force along the sensor's x, y, z a row
 */
@SuppressWarnings("ArrayRecordComponent") // Long columns, shared and never changed.
public record ImuTrack(
    Placement placement,
    double[] timesSeconds,
    float[][] gyroRadPerSec,
    float[][] forceMetersPerSec2) {

  public ImuTrack {
    Columns.check(timesSeconds, gyroRadPerSec.length);
    Columns.check(timesSeconds, forceMetersPerSec2.length);
  }
}
