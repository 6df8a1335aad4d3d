package org.dorsi.controller.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.safety.GuardStatus;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.sensors.FootSwitchSample;
import org.dorsi.sensors.SensorReading;
import org.dorsi.sensors.Side;
import org.junit.jupiter.api.Test;

class LiveRigTest {

  private static final long MS = 1_000_000;

  private static final class ScriptedGuard implements GuardPort {
    final List<SafeCommand> commands = new ArrayList<>();
    GuardStatus status = GuardStatus.absent();
    boolean closed;

    @Override
    public void apply(SafeCommand command) {
      commands.add(command);
    }

    @Override
    public GuardStatus status() {
      return status;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final ScriptedSource first = new ScriptedSource("left");
  private final ScriptedSource second = new ScriptedSource("right");
  private final OperatorQueue operator = new OperatorQueue();
  private final FaultQueue faults = new FaultQueue();
  private final ScriptedGuard guard = new ScriptedGuard();

  /** Session time as the test sets it: while it stands still no time-out can pass. */
  private final AtomicLong clockNs = new AtomicLong();

  private LiveRig rig(long endNs) {
    return new LiveRig(List.of(first, second), operator, faults, guard, clockNs::get, MS, endNs);
  }

  private LiveRig rig() {
    return rig(Long.MAX_VALUE);
  }

  private static SensorReading at(long arrivalNs, Side side) {
    return new FootSwitchSample(arrivalNs - MS, arrivalNs, side, 0);
  }

  private static TickInputs next(LiveRig rig) {
    TickInputs inputs = rig.awaitTick();
    assertNotNull(inputs);
    return inputs;
  }

  @Test
  void ticksAtOnceWhenAReadingArrives() throws InterruptedException {
    LiveRig rig = rig();
    BlockingQueue<TickInputs> ticks = new LinkedBlockingQueue<>();
    Thread control =
        new Thread(
            () -> {
              for (TickInputs in = rig.awaitTick(); in != null; in = rig.awaitTick()) {
                ticks.add(in);
              }
            });
    control.start();
    assertNotNull(ticks.poll(10, TimeUnit.SECONDS), "the first tick waits for nothing");
    for (int i = 1; i <= 100; i++) {
      SensorReading reading = at(0, Side.LEFT);
      first.put(reading);
      rig.wakeUp();
      TickInputs woken = ticks.poll(10, TimeUnit.SECONDS);
      assertNotNull(woken, "the clock stands still, so only the reading can have made a tick");
      assertEquals(List.of(reading), woken.readings());
    }
    rig.requestEnd();
    control.join(10_000);
    assertFalse(control.isAlive());
    assertTrue(ticks.isEmpty());
  }

  @Test
  void ticksWithoutAReadingWhenTheIntervalHasPassed() {
    AtomicLong running = new AtomicLong();
    LiveRig rig =
        new LiveRig(
            List.of(first),
            operator,
            faults,
            guard,
            () -> running.addAndGet(MS / 10),
            MS,
            Long.MAX_VALUE);
    long before = next(rig).timeNs();
    for (int i = 1; i < 20; i++) {
      TickInputs in = next(rig);
      assertEquals(i, in.tick());
      assertTrue(in.timeNs() - before >= MS);
      assertTrue(rig.latenessNs() < MS);
      before = in.timeNs();
    }
  }

  @Test
  void givesReadingsBySourceInTheRigsOrderOldestFirst() {
    LiveRig rig = rig();
    SensorReading right1 = at(1, Side.RIGHT);
    SensorReading left1 = at(2, Side.LEFT);
    SensorReading left2 = at(4, Side.LEFT);
    SensorReading right2 = at(3, Side.RIGHT);
    second.put(right1, right2);
    first.put(left1, left2);
    assertEquals(List.of(left1, left2, right1, right2), next(rig).readings());
    rig.wakeUp();
    assertEquals(List.of(), next(rig).readings());
  }

  @Test
  void countsLatenessFromTheOldestReadingOrTheDueInstantWhicheverIsEarlier() {
    LiveRig rig = rig();
    next(rig);
    // Due at 1 ms; a reading came at 0.4 ms and the tick starts at 0.7 ms.
    first.put(at(500_000, Side.LEFT));
    second.put(at(400_000, Side.RIGHT));
    clockNs.set(700_000);
    rig.wakeUp();
    next(rig);
    assertEquals(300_000, rig.latenessNs());
    // Due at 1.7 ms, nothing came, the tick starts at 4 ms.
    clockNs.set(4 * MS);
    next(rig);
    assertEquals(2_300_000, rig.latenessNs());
  }

  @Test
  void makesALateTickAFaultOfThatTick() {
    LiveRig rig = rig();
    next(rig);
    clockNs.set(21 * MS);
    assertEquals(List.of(), next(rig).faults(), "20 ms late is not yet a fault");
    clockNs.set(42 * MS + 1);
    assertEquals(
        List.of(
            new Fault(42 * MS + 1, Fault.Kind.LATE_TICK, "control", "tick 2 came 20.0 ms late")),
        next(rig).faults());
    rig.wakeUp();
    assertEquals(List.of(), next(rig).faults());
  }

  @Test
  void doesNotBlameTheFirstTickForWhatArrivedBeforeIt() {
    clockNs.set(500 * MS);
    first.put(at(0, Side.LEFT));
    LiveRig rig = rig();
    assertEquals(List.of(), next(rig).faults());
    assertEquals(0, rig.latenessNs());
  }

  @Test
  void handsOverOperatorFaultsAndGuardAndPassesCommandsOn() {
    LiveRig rig = rig();
    Fault fault = new Fault(3, Fault.Kind.SENSOR_LOST, "left", "unplugged");
    operator.offer(new OperatorCommand.Arm());
    faults.offer(fault);
    guard.status =
        new GuardStatus(5, GuardStatus.Stimulator.READY, false, "", new long[] {1}, new long[] {2});
    TickInputs in = next(rig);
    assertEquals(List.of(new OperatorCommand.Arm()), in.operator());
    assertEquals(List.of(fault), in.faults());
    assertEquals(guard.status, in.guard());
    rig.apply(SafeCommand.off());
    rig.close();
    assertEquals(List.of(SafeCommand.off(), SafeCommand.off()), guard.commands);
    assertTrue(guard.closed);
  }

  @Test
  void endsAtItsTimeAndWhenInterrupted() {
    LiveRig timed = rig(2 * MS);
    next(timed);
    clockNs.set(2 * MS);
    assertNull(timed.awaitTick());

    LiveRig interrupted = rig();
    next(interrupted);
    Thread.currentThread().interrupt();
    assertNull(interrupted.awaitTick());
  }

  @Test
  void neverLosesAnEmergencyStopAmongAMillionCommands() throws InterruptedException {
    LiveRig rig = rig();
    next(rig);
    Runnable flood =
        () -> {
          for (int i = 0; i < 500_000; i++) {
            operator.offer(new OperatorCommand.Marker("noise"));
          }
        };
    Thread one = new Thread(flood);
    Thread two = new Thread(flood);
    one.start();
    two.start();
    int stops = 0;
    for (int i = 0; i < 1000; i++) {
      operator.offer(new OperatorCommand.EmergencyStop());
      List<OperatorCommand> commands = next(rig).operator();
      assertEquals(new OperatorCommand.EmergencyStop(), commands.get(commands.size() - 1));
      stops++;
    }
    one.join();
    two.join();
    operator.offer(new OperatorCommand.EmergencyStop());
    List<OperatorCommand> last = next(rig).operator();
    assertEquals(new OperatorCommand.EmergencyStop(), last.get(last.size() - 1));
    assertEquals(1000, stops);
    assertTrue(last.size() <= 1025);
  }

  @Test
  void keepsTheOrderOfCommandsAndSaysWhenItThrowsOneAway() {
    for (int i = 0; i < 1024; i++) {
      assertTrue(operator.offer(new OperatorCommand.Marker("m" + i)));
    }
    assertFalse(operator.offer(new OperatorCommand.Marker("too many")));
    List<OperatorCommand> taken = new ArrayList<>();
    operator.drainTo(taken);
    assertEquals(1024, taken.size());
    for (int i = 0; i < 1024; i++) {
      assertEquals(new OperatorCommand.Marker("m" + i), taken.get(i));
    }
  }

  @Test
  void aStormOfMildFaultsCannotHideAGraveOne() {
    for (int i = 0; i < 5000; i++) {
      faults.offer(new Fault(i, Fault.Kind.READINGS_DROPPED, "left", "queue full"));
    }
    Fault grave = new Fault(5000, Fault.Kind.GUARD_LOST, "guard", "pipe closed");
    faults.offer(grave);
    List<Fault> taken = new ArrayList<>();
    faults.drainTo(taken);
    assertTrue(taken.contains(grave));
    assertTrue(taken.size() <= 1024 + Fault.Kind.values().length);
    taken.clear();
    faults.drainTo(taken);
    assertEquals(List.of(), taken);
  }

  @Test
  void refusesAnIntervalThatIsNoControlRate() {
    assertEquals(
        "longest tick interval must be in [100000, 20000000] ns, got 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new LiveRig(List.of(), operator, faults, guard, clockNs::get, 0, MS))
            .getMessage());
  }
}
