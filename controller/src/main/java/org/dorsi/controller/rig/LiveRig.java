package org.dorsi.controller.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sensors.SensorReading;
import org.jspecify.annotations.Nullable;

/**
 * The rig with people and hardware: a tick as soon as a reading has arrived, at the latest {@code
 * maxTickInterval} after the last one.
 *
 * <p>Control thread only, but for {@link #wakeUp} and {@link #requestEnd}, which any thread may
 * call. Waiting is parking: nothing polls, and a reading is never made to wait for a timer.
 */
public final class LiveRig implements Rig {

  /** Longest time between ticks unless told otherwise: architecture page, section 3. */
  public static final long DEFAULT_MAX_TICK_INTERVAL_NS = 1_000_000;

  /** A tick later than this is a fault of its own: safety reference, section 6.4. */
  static final long LATE_TICK_NS = 20_000_000;

  private final List<ReadingSource> sources;
  private final OperatorQueue operator;
  private final FaultQueue faults;
  private final GuardPort guard;
  private final LongSupplier clock;
  private final long maxTickIntervalNs;
  private final long endNs;

  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean endRequested;
  private volatile @Nullable Thread control;

  private final List<SensorReading> readings = new ArrayList<>();
  private final List<OperatorCommand> commands = new ArrayList<>();
  private final List<Fault> seen = new ArrayList<>();
  private long tick;
  private long dueNs = Long.MAX_VALUE;
  private long latenessNs;

  /**
   * @param sources the sensors, in the order in which their readings enter a tick
   * @param operator what the operator asks for; wakes this rig from now on
   * @param faults what goes wrong elsewhere
   * @param guard where commands go; closed with this rig
   * @param clock session time, ns
   * @param maxTickIntervalNs longest time between ticks
   * @param endNs session time at which the session is over; {@link Long#MAX_VALUE} for never
   */
  public LiveRig(
      List<? extends ReadingSource> sources,
      OperatorQueue operator,
      FaultQueue faults,
      GuardPort guard,
      LongSupplier clock,
      long maxTickIntervalNs,
      long endNs) {
    if (maxTickIntervalNs < 100_000 || maxTickIntervalNs > LATE_TICK_NS) {
      throw new IllegalArgumentException(
          "longest tick interval must be in [100000, 20000000] ns, got " + maxTickIntervalNs);
    }
    this.sources = List.copyOf(sources);
    this.operator = operator;
    this.faults = faults;
    this.guard = guard;
    this.clock = clock;
    this.maxTickIntervalNs = maxTickIntervalNs;
    this.endNs = endNs;
    operator.wakeBy(this::wakeUp);
  }

  /** Says that something has arrived. Any thread; never waits. */
  public void wakeUp() {
    woken.set(true);
    // Also where the flag was up already: whoever raised it may have lost its processor since.
    LockSupport.unpark(control);
  }

  /** Ends the session with the next tick that would come. Any thread. */
  public void requestEnd() {
    endRequested = true;
    wakeUp();
  }

  @Override
  public @Nullable TickInputs awaitTick() {
    if (control == null) {
      control = Thread.currentThread();
      woken.set(true);
    }
    parkUntilDue();
    if (endRequested || clock.getAsLong() >= endNs) {
      return null;
    }
    return drain();
  }

  private void parkUntilDue() {
    while (!woken.getAndSet(false)) {
      long waitNs = dueNs - clock.getAsLong();
      if (waitNs <= 0) {
        return;
      }
      LockSupport.parkNanos(this, waitNs);
      if (Thread.interrupted()) {
        // An interrupt would turn parking into spinning; it can only mean that somebody wants out.
        endRequested = true;
        return;
      }
    }
  }

  private TickInputs drain() {
    readings.clear();
    commands.clear();
    seen.clear();
    for (int i = 0; i < sources.size(); i++) {
      sources.get(i).drainTo(readings);
    }
    operator.drainTo(commands);
    faults.drainTo(seen);
    // Stamped after draining, so that no reading of this tick arrived after the tick.
    long nowNs = clock.getAsLong();
    latenessNs = Math.max(0, nowNs - earliestDue());
    if (latenessNs > LATE_TICK_NS) {
      seen.add(late(nowNs));
    }
    dueNs = nowNs + maxTickIntervalNs;
    return new TickInputs(tick++, nowNs, readings, commands, seen, guard.status());
  }

  /** The earlier of the arrival of the oldest reading and the latest instant this tick was due. */
  private long earliestDue() {
    long earliest = dueNs;
    if (tick == 0) {
      // What arrived before the loop began did not wait for a tick that was late.
      return earliest;
    }
    for (int i = 0; i < readings.size(); i++) {
      earliest = Math.min(earliest, readings.get(i).arrivalNs());
    }
    return earliest;
  }

  private Fault late(long nowNs) {
    String detail =
        String.format(Locale.ROOT, "tick %d came %.1f ms late", tick, latenessNs * 1e-6);
    return new Fault(nowNs, Fault.Kind.LATE_TICK, "control", detail);
  }

  @Override
  public long latenessNs() {
    return latenessNs;
  }

  @Override
  public void apply(SafeCommand command) {
    guard.apply(command);
  }

  @Override
  public void close() {
    guard.apply(SafeCommand.off());
    guard.close();
  }
}
