package org.dorsi.sim.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;

/**
 * Lets a {@link Wearer} go on in real time, hands over the pulses of the stimulators, and lets each
 * measurement arrive at its own instant. One thread plays; any thread may give a pulse.
 */
final class WearerPlayer {

  /** Time that cannot be caught up, for example of a computer that slept, is let go. */
  private static final long LET_GO_NS = 1_000_000_000L;

  private static final int LEFT_FOOT_BITS = 4;

  private record Pulse(int channel, double currentMilliamps, double pulseWidthMicros) {}

  private final Wearer wearer;
  private final List<EmulatedFootSwitchBoard> boards;
  private final Map<Placement, EmulatedXsens> imus;
  private final Queue<Pulse> pulses = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<SensorReading> onTheirWay =
      new PriorityQueue<>(Comparator.comparingLong(SensorReading::arrivalNs));
  private int leftClosed;

  /**
   * @param boards which all say the same
   * @param imus by where they are worn; what is measured elsewhere is let go
   */
  WearerPlayer(
      Wearer wearer, List<EmulatedFootSwitchBoard> boards, Map<Placement, EmulatedXsens> imus) {
    this.wearer = wearer;
    this.boards = List.copyOf(boards);
    this.imus = Map.copyOf(imus);
  }

  /** A pulse has left a stimulator. Any thread. */
  void pulse(int channel, double currentMilliamps, double pulseWidthMicros) {
    pulses.add(new Pulse(channel, currentMilliamps, pulseWidthMicros));
  }

  /**
   * Goes on until the wearer ends.
   *
   * @param beginNs the instant of the wearer's time 0, {@link System#nanoTime}
   * @return why it ended
   * @throws InterruptedException when the thread was told to end
   */
  String play(long beginNs) throws InterruptedException {
    long zeroNs = beginNs;
    List<SensorReading> measured = new ArrayList<>();
    for (long timeNs = 0; wearer.ended().isEmpty(); timeNs += Wearer.TICK_NS) {
      awaitInstant(zeroNs + timeNs);
      long lateNs = System.nanoTime() - zeroNs - timeNs;
      if (lateNs > LET_GO_NS) {
        zeroNs += lateNs;
      }
      for (Pulse next = pulses.poll(); next != null; next = pulses.poll()) {
        wearer.pulse(next.channel(), next.currentMilliamps(), next.pulseWidthMicros());
      }
      wearer.advance(measured);
      onTheirWay.addAll(measured);
      measured.clear();
      while (!onTheirWay.isEmpty() && onTheirWay.element().arrivalNs() <= timeNs) {
        SensorReading reading = onTheirWay.remove();
        arrive(reading, zeroNs + reading.timeNs());
      }
    }
    return wearer.ended().orElse("");
  }

  /** A board sends both feet together; the right foot's switches are read last. */
  private void arrive(SensorReading reading, long measuredNs) {
    if (reading instanceof FootSwitchSample shoe) {
      if (shoe.side() == Side.LEFT) {
        leftClosed = shoe.closedBits();
        return;
      }
      for (EmulatedFootSwitchBoard board : boards) {
        board.sample(leftClosed | shoe.closedBits() << LEFT_FOOT_BITS, measuredNs);
      }
    } else if (reading instanceof ImuSample sample) {
      EmulatedXsens imu = imus.get(sample.placement());
      if (imu != null) {
        imu.sample(gyro(sample), force(sample), measuredNs);
      }
    }
  }

  /** An MTi lies flat on the segment: x forward, y to the left, z towards the hip. */
  private static float[] gyro(ImuSample sample) {
    return new float[] {
      (float) sample.gyroXRadPerSec(),
      (float) -sample.gyroZRadPerSec(),
      (float) sample.gyroYRadPerSec()
    };
  }

  private static float[] force(ImuSample sample) {
    return new float[] {
      (float) sample.forceXMetersPerSec2(),
      (float) -sample.forceZMetersPerSec2(),
      (float) sample.forceYMetersPerSec2()
    };
  }

  private static void awaitInstant(long dueNs) throws InterruptedException {
    for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
