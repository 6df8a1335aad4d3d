package org.dorsi.app.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.Side;
import org.dorsi.sensors.calibration.AxisMap;
import org.dorsi.sensors.device.FootSwitchStream;
import org.dorsi.sensors.device.XsensStream;
import org.dorsi.sensors.health.HealthCounters;
import org.dorsi.sensors.serial.ByteReceiver;
import org.dorsi.sensors.serial.ReadingQueue;
import org.dorsi.sim.device.SensorBytes;
import org.dorsi.sim.patient.GeneratedWalk;
import org.dorsi.sim.sensing.ImuNoise;

/**
 * The sensors that a leg's events come from, as bytes: a foot-switch board, or a unit on each foot.
 * What they say goes through every injection before the program's own decoders see it.
 */
final class WornSensors {

  private static final long SWITCH_PERIOD_NS = 5_000_000;
  private static final long IMU_PERIOD_NS = 10_000_000;
  private static final double IMU_RATE_HZ = 100;
  private static final long CLOCK_ZERO_MICROS = 3_000_000;
  private static final int RIGHT = 4;

  private final World world;
  private final GeneratedWalk walk;
  private final List<Injection> injections;
  private final Judge judge;
  private final List<ReadingSource> sources = new ArrayList<>();
  private final Map<Side, ByteReceiver> streams = new EnumMap<>(Side.class);
  private final Map<Side, ImuNoise> noises = new EnumMap<>(Side.class);
  private int sequence;
  private int sentBits = -1;

  WornSensors(World world, GeneratedWalk walk, List<Injection> injections, Judge judge) {
    this.world = world;
    this.walk = walk;
    this.injections = injections;
    this.judge = judge;
    if (world.imu()) {
      for (Side side : Side.values()) {
        HealthCounters counters = new HealthCounters();
        ReadingQueue queue = queue(side + " foot", counters);
        Placement placement = new Placement(side, BodySegment.FOOT);
        streams.put(side, new XsensStream(placement, AxisMap.IDENTITY, counters, queue::offer));
        noises.put(side, new ImuNoise(IMU_RATE_HZ, 1, world.seed() + side.letter()));
      }
    } else {
      HealthCounters counters = new HealthCounters();
      ReadingQueue queue = queue("switches", counters);
      ByteReceiver stream =
          new FootSwitchStream("switches", List.of(Side.LEFT, Side.RIGHT), counters, queue::offer);
      streams.put(Side.LEFT, stream);
      streams.put(Side.RIGHT, stream);
    }
  }

  private ReadingQueue queue(String name, HealthCounters counters) {
    ReadingQueue queue = new ReadingQueue(name, ReadingQueue.DEFAULT_CAPACITY, counters);
    sources.add(queue);
    return queue;
  }

  List<ReadingSource> sources() {
    return List.copyOf(sources);
  }

  /** What is measured now is sent and arrives. */
  void advance(long nowNs) {
    if (world.imu()) {
      if (nowNs % IMU_PERIOD_NS == 0) {
        sequence++;
        for (Side side : Side.values()) {
          measure(nowNs, side);
        }
      }
    } else if (nowNs % SWITCH_PERIOD_NS == 0) {
      sequence++;
      step(nowNs);
    }
  }

  private void step(long nowNs) {
    int bits = 0;
    for (Side side : Side.values()) {
      int closed = walk.closedBits(side);
      for (Injection injection : injections) {
        closed = injection.switches(nowNs, side, closed);
      }
      int shift = side == Side.LEFT ? 0 : RIGHT;
      if (sentBits < 0 || ((sentBits >> shift) & 0xF) != closed) {
        judge.edge(side, nowNs);
      }
      bits |= closed << shift;
    }
    sentBits = bits;
    if (send(nowNs, SensorBytes.footSwitches(sequence, micros(nowNs), bits), Side.LEFT)) {
      judge.heard(Side.LEFT, nowNs);
      judge.heard(Side.RIGHT, nowNs);
    }
  }

  private void measure(long nowNs, Side side) {
    ImuNoise noise = Objects.requireNonNull(noises.get(side));
    noise.advance();
    float[] gyro = {
      (float) noise.gyroRadPerSec(0),
      (float) noise.gyroRadPerSec(1),
      (float) (walk.gyroZRadPerSec(side) + noise.gyroRadPerSec(2))
    };
    float[] force = {
      (float) (walk.forceXMetersPerSec2(side) + noise.forceMetersPerSec2(0)),
      (float) (walk.forceYMetersPerSec2(side) + noise.forceMetersPerSec2(1)),
      (float) noise.forceMetersPerSec2(2)
    };
    for (Injection injection : injections) {
      injection.imu(nowNs, side, gyro, force);
    }
    if (send(nowNs, SensorBytes.xsens(sequence, micros(nowNs) / 100, gyro, force), side)) {
      judge.heard(side, nowNs);
    }
  }

  private long micros(long nowNs) {
    long micros = CLOCK_ZERO_MICROS + nowNs / 1000;
    for (Injection injection : injections) {
      micros = injection.clockMicros(nowNs, micros);
    }
    return micros;
  }

  /** Whether the frame was among what came out at the other end. */
  private boolean send(long nowNs, byte[] frame, Side side) {
    byte[] bytes = frame;
    for (Injection injection : injections) {
      bytes = injection.line(nowNs, bytes);
      if (bytes == null) {
        return false;
      }
    }
    ByteReceiver stream = Objects.requireNonNull(streams.get(side));
    stream.accept(nowNs, bytes, bytes.length);
    return contains(bytes, frame);
  }

  /** A byte more before or behind a frame leaves it whole: the last one doubled is such a byte. */
  private static boolean contains(byte[] bytes, byte[] frame) {
    for (int at = 0; at + frame.length <= bytes.length; at++) {
      if (Arrays.equals(frame, 0, frame.length, bytes, at, at + frame.length)) {
        return true;
      }
    }
    return false;
  }
}
