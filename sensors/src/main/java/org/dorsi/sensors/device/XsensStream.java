package org.dorsi.sensors.device;

import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.calibration.AxisMap;
import org.dorsi.sensors.clock.DeviceClock;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.protocol.MtData2;
import org.dorsi.sensors.protocol.SequenceCounter;
import org.dorsi.sensors.protocol.XbusDecoder;
import org.dorsi.sensors.protocol.XbusListener;
import org.dorsi.sensors.protocol.XbusMessageId;
import org.dorsi.sensors.serial.ByteReceiver;

/**
 * From the bytes of an MTi unit to one {@link ImuSample} a measurement, in the frame of the segment
 * that it is worn on. A line that damages too many messages is taken for silent: {@link
 * DamagedFrames}.
 *
 * <p>The instant of measurement comes from SampleTimeFine; without it, it is the arrival. Reader
 * thread only.
 */
public final class XsensStream implements ByteReceiver, XbusListener {

  /**
   * No segment of a walking person turns like that (foot and shank stay below 20 rad/s), and the
   * units themselves end at 2000 deg/s = 35 rad/s: a corrupted number whose 8-bit check happened to
   * fit.
   */
  static final double FASTEST_ROTATION_RAD_PER_SEC = 100;

  /** 51 g: heel strike reaches some 10 g at the foot, the units end at 10 to 16 g. */
  static final double STRONGEST_FORCE_METERS_PER_SEC2 = 500;

  private final Placement placement;
  private final AxisMap axes;
  private final HealthCounters counters;
  private final ReadingSink sink;
  private final XbusDecoder decoder;
  private final MtData2 data = new MtData2();
  private final DamagedFrames damaged = new DamagedFrames();
  private final SequenceCounter sequence = new SequenceCounter();
  private final DeviceClock clock = DeviceClock.ofTenthMilliseconds();
  private int readings;

  /** A stream at its beginning. */
  public XsensStream(Placement placement, AxisMap axes, HealthCounters counters, ReadingSink sink) {
    this.placement = placement;
    this.axes = axes;
    this.counters = counters;
    this.sink = sink;
    this.decoder = new XbusDecoder(counters, this);
  }

  @Override
  public int accept(long arrivalNs, byte[] bytes, int length) {
    readings = 0;
    decoder.accept(arrivalNs, bytes, length);
    return readings;
  }

  @Override
  public void onMessage(long arrivalNs, int messageId, byte[] bytes, int offset, int length) {
    if (messageId != XbusMessageId.MT_DATA_2) {
      return;
    }
    if (!data.parse(bytes, offset, length)) {
      counters.checksumFailed();
      onDamagedMessage(arrivalNs);
      return;
    }
    if (data.hasPacketCounter()) {
      counters.framesMissing(sequence.missingBefore(data.packetCounter()));
    }
    if (!data.hasInertialSample() || damaged.areTooMany(arrivalNs)) {
      return;
    }
    if (!isPlausible()) {
      counters.implausibleSample();
      return;
    }
    long timeNs =
        data.hasSampleTimeFine()
            ? clock.toSessionNs(data.sampleTimeFineTicks(), arrivalNs)
            : arrivalNs;
    sink.offer(
        new ImuSample(
            timeNs, arrivalNs, placement, gyro(0), gyro(1), gyro(2), force(0), force(1), force(2)));
    readings++;
  }

  @Override
  public void onDamagedMessage(long arrivalNs) {
    damaged.add(arrivalNs);
  }

  /** False also for values that are no numbers: they compare with nothing. */
  private boolean isPlausible() {
    for (int axis = 0; axis < 3; axis++) {
      if (!(Math.abs(data.rateOfTurnRadPerSec(axis)) <= FASTEST_ROTATION_RAD_PER_SEC
          && Math.abs(data.accelerationMetersPerSec2(axis)) <= STRONGEST_FORCE_METERS_PER_SEC2)) {
        return false;
      }
    }
    return true;
  }

  private double gyro(int segmentAxis) {
    return axes.component(
        segmentAxis,
        data.rateOfTurnRadPerSec(0),
        data.rateOfTurnRadPerSec(1),
        data.rateOfTurnRadPerSec(2));
  }

  private double force(int segmentAxis) {
    return axes.component(
        segmentAxis,
        data.accelerationMetersPerSec2(0),
        data.accelerationMetersPerSec2(1),
        data.accelerationMetersPerSec2(2));
  }
}
