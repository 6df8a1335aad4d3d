package org.dorsi.sensors;

/**
 * One sample of an inertial unit, in its segment's frame (ISB: x anterior, y proximal, z to the
 * right of the person).
 *
 * @param timeNs instant of measurement, session time
 * @param arrivalNs arrival of the last byte, session time
 * @param placement side and segment the unit is worn on
 * @param gyroXRadPerSec angular velocity about x
 * @param gyroYRadPerSec angular velocity about y
 * @param gyroZRadPerSec angular velocity about z, the sagittal axis: positive turns x towards y, so
 *     that the toes go up (dorsiflexion, leg swinging forward)
 * @param forceXMetersPerSec2 specific force along x (what an accelerometer feels: +g upwards at
 *     rest)
 * @param forceYMetersPerSec2 specific force along y
 * @param forceZMetersPerSec2 specific force along z
 */
public record ImuSample(
    long timeNs,
    long arrivalNs,
    Placement placement,
    double gyroXRadPerSec,
    double gyroYRadPerSec,
    double gyroZRadPerSec,
    double forceXMetersPerSec2,
    double forceYMetersPerSec2,
    double forceZMetersPerSec2)
    implements SensorReading {

  @Override
  public Side side() {
    return placement.side();
  }
}
