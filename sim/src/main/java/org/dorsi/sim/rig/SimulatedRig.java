package org.dorsi.sim.rig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.BodySegment;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.ImuSample;
import org.dorsi.sensors.Placement;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.dorsi.sim.patient.GeneratedWalk;
import org.dorsi.sim.patient.WalkSettings;
import org.dorsi.sim.sensing.ImuNoise;
import org.jspecify.annotations.Nullable;

/**
 * The rig without hardware: a generated walk with switches and an inertial unit on each foot, and a
 * guard that counts pulses and lets them lift the foot.
 *
 * <p>A tick is one millisecond of simulated time. Ticks come in real time when somebody watches,
 * else as fast as they are asked for; what they hold does not depend on it. Control thread only,
 * but for {@link #requestEnd}.
 */
public final class SimulatedRig implements Rig {

  /** Simulated time from one tick to the next. */
  public static final long TICK_NS = 1_000_000;

  /** Real time that cannot be caught up, for example a computer that slept, is let go. */
  private static final long LET_GO_NS = 1_000_000_000L;

  private static final int SWITCH_PERIOD_TICKS = 5;
  private static final int IMU_PERIOD_TICKS = 10;
  private static final double IMU_RATE_HZ = 100;

  /**
   * What is simulated.
   *
   * @param walk how the person walks
   * @param channels the channels with electrodes
   * @param script what the operator does, beside what comes through the queue
   * @param endNs when the session is over, session time; {@link Long#MAX_VALUE} for never
   * @param realTime whether ticks wait for real time
   */
  public record Setup(
      WalkSettings walk,
      List<StimulationChannel> channels,
      List<TimedCommand> script,
      long endNs,
      boolean realTime) {

    public Setup {
      channels = List.copyOf(channels);
      script = script.stream().sorted(Comparator.comparingLong(TimedCommand::atNs)).toList();
    }
  }

  private final Setup setup;
  private final OperatorQueue operator;
  private final GeneratedWalk walk;
  private final SimulatedGuard guard;
  private final ImuNoise leftNoise;
  private final ImuNoise rightNoise;
  private final SimulatedSensor switches = new SimulatedSensor("foot switches");
  private final SimulatedSensor leftImu = new SimulatedSensor("left foot IMU");
  private final SimulatedSensor rightImu = new SimulatedSensor("right foot IMU");
  private final List<SensorReading> readings = new ArrayList<>();
  private final List<OperatorCommand> commands = new ArrayList<>();
  private volatile boolean endRequested;
  private int nextScripted;
  private long tick;
  private long timeNs;
  private long originNs;
  private long latenessNs;

  /**
   * @param operator what the operator asks for now
   */
  public SimulatedRig(Setup setup, OperatorQueue operator) {
    this.setup = setup;
    this.operator = operator;
    this.walk = new GeneratedWalk(setup.walk());
    this.guard = new SimulatedGuard(setup.channels(), this::lift);
    this.leftNoise = new ImuNoise(IMU_RATE_HZ, 1, setup.walk().seed() + 1);
    this.rightNoise = new ImuNoise(IMU_RATE_HZ, 1, setup.walk().seed() + 2);
  }

  /** Who walks: the truth about events, for whoever judges. */
  public GeneratedWalk walk() {
    return walk;
  }

  /** The sensors, for their health; this rig takes their readings itself. */
  public List<ReadingSource> sources() {
    return List.of(switches, leftImu, rightImu);
  }

  /** Ends the session with the next tick that would come. Any thread. */
  public void requestEnd() {
    endRequested = true;
  }

  @Override
  public @Nullable TickInputs awaitTick() {
    timeNs = tick * TICK_NS;
    if (endRequested || timeNs >= setup.endNs()) {
      return null;
    }
    if (setup.realTime() && !awaitRealTime()) {
      return null;
    }
    walk.advance(timeNs);
    guard.advance(timeNs);
    sense();
    readings.clear();
    switches.drainTo(readings);
    leftImu.drainTo(readings);
    rightImu.drainTo(readings);
    commands.clear();
    operator.drainTo(commands);
    while (nextScripted < setup.script().size()
        && setup.script().get(nextScripted).atNs() <= timeNs) {
      commands.add(setup.script().get(nextScripted++).command());
    }
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i) instanceof OperatorCommand.EmergencyStop) {
        guard.stop();
      }
    }
    return new TickInputs(tick++, timeNs, readings, commands, List.of(), guard.status(timeNs));
  }

  @Override
  public long latenessNs() {
    return latenessNs;
  }

  @Override
  public void apply(SafeCommand command) {
    guard.apply(command, timeNs);
  }

  @Override
  public void close() {
    guard.apply(SafeCommand.off(), timeNs);
  }

  private boolean awaitRealTime() {
    long nowNs = System.nanoTime();
    if (tick == 0) {
      originNs = nowNs;
    }
    while (nowNs < originNs + timeNs) {
      LockSupport.parkNanos(this, originNs + timeNs - nowNs);
      if (Thread.interrupted()) {
        return false;
      }
      nowNs = System.nanoTime();
    }
    latenessNs = nowNs - originNs - timeNs;
    if (latenessNs > LET_GO_NS) {
      originNs = nowNs - timeNs;
    }
    return true;
  }

  private void sense() {
    if (tick % SWITCH_PERIOD_TICKS == 0) {
      switches.frame(timeNs, switches(Side.LEFT), switches(Side.RIGHT));
    }
    if (tick % IMU_PERIOD_TICKS == 0) {
      leftImu.frame(timeNs, imu(Side.LEFT, leftNoise));
      rightImu.frame(timeNs, imu(Side.RIGHT, rightNoise));
    }
  }

  private FootSwitchSample switches(Side side) {
    return new FootSwitchSample(timeNs, timeNs, side, walk.closedBits(side));
  }

  private ImuSample imu(Side side, ImuNoise noise) {
    return new ImuSample(
        timeNs,
        timeNs,
        new Placement(side, BodySegment.FOOT),
        noise.gyroRadPerSec(0),
        noise.gyroRadPerSec(1),
        walk.gyroZRadPerSec(side) + noise.gyroRadPerSec(2),
        walk.forceXMetersPerSec2(side) + noise.forceMetersPerSec2(0),
        walk.forceYMetersPerSec2(side) + noise.forceMetersPerSec2(1),
        noise.forceMetersPerSec2(2));
  }

  private void lift(int channel, double chargeMicrocoulombs) {
    for (StimulationChannel wired : setup.channels()) {
      if (wired.number() == channel && wired.muscle() == Muscle.TIBIALIS_ANTERIOR) {
        walk.stimulate(wired.side(), chargeMicrocoulombs);
      }
    }
  }
}
