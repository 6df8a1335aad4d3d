package org.dorsi.app.campaign;

import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.guard.VirtualGuard;
import org.dorsi.controller.loop.ControlLoop;
import org.dorsi.controller.loop.Controller;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickListener;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.loop.TickTiming;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.rig.LiveRig;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.sim.device.VirtualP24;
import org.dorsi.sim.device.WireReader;
import org.dorsi.sim.patient.GeneratedWalk;
import org.dorsi.sim.patient.TrueEvent;
import org.jspecify.annotations.Nullable;

/**
 * A whole live session in virtual time: bytes of sensors, the live rig, the control loop, permits
 * as bytes, the guard's core, the driver, bytes to the emulated stimulator. One thread.
 */
final class VirtualSession {

  static final long TICK_NS = 1_000_000;

  private final List<Injection> injections;
  private final Judge judge;
  private final GeneratedWalk walk;
  private final WornSensors sensors;
  private final OperatorQueue operator = new OperatorQueue();
  private final FaultQueue faults = new FaultQueue();
  private final VirtualP24 device = new VirtualP24();
  private final WireReader wire;
  private final VirtualGuard guard;
  private final ControlLoop loop;
  private final List<TrueEvent> events = new ArrayList<>();
  private long nowNs;
  private long tickNs;
  private boolean controlRuns = true;
  private boolean portOpen = true;
  private boolean failed;
  private boolean suspended;
  private @Nullable RuntimeException thrown;
  private final List<Reaction> reactions = new ArrayList<>();
  private SafetyState state = new SafetyState.Disconnected();

  /**
   * Stimulation was taken back.
   *
   * @param timeNs when
   * @param by the cause as the operator is told it
   */
  record Reaction(long timeNs, String by) {}

  VirtualSession(World world, Controller controller, List<Injection> injections, Judge judge) {
    this.injections = List.copyOf(injections);
    this.judge = judge;
    walk = new GeneratedWalk(world.walk());
    wire = new WireReader(judge::pulse);
    guard = new VirtualGuard(() -> nowNs, this::write, faults::offer, world.guarded());
    sensors = new WornSensors(world, walk, this.injections, judge);
    LiveRig rig =
        new LiveRig(
            sensors.sources(),
            operator,
            faults,
            guard,
            () -> nowNs,
            LiveRig.DEFAULT_MAX_TICK_INTERVAL_NS,
            Long.MAX_VALUE);
    loop = new ControlLoop(rig, controller, new TickTiming(), List.of((TickListener) this::onTick));
  }

  /** Goes on until an instant of session time. */
  void runUntil(long endNs) {
    while (tickNs + TICK_NS <= endNs) {
      tickNs += TICK_NS;
      giveUntil(tickNs);
      nowNs = tickNs;
      for (Injection injection : injections) {
        injection.tick(nowNs, this);
      }
      walk.advance(nowNs);
      walk.drainEvents(events);
      events.forEach(judge::truth);
      events.clear();
      sensors.advance(nowNs);
      control();
      look();
    }
    if (wire.trains() > 0) {
      judge.foundTrains();
    }
  }

  /** Guard and device act between ticks, too. */
  private void giveUntil(long untilNs) {
    while (true) {
      long nextNs = Math.min(guard.nextPulseNs(), device.nextNs());
      if (nextNs >= untilNs || suspended) {
        return;
      }
      nowNs = Math.max(nowNs, nextNs);
      look();
      if (Math.min(guard.nextPulseNs(), device.nextNs()) <= nowNs) {
        // Whatever it still is can wait for the tick.
        return;
      }
    }
  }

  private void look() {
    if (!suspended) {
      device.advance(nowNs, (bytes, length, atNs) -> guard.onDeviceBytes(bytes, length));
      guard.advance();
    }
  }

  private void control() {
    if (!controlRuns || failed || suspended) {
      return;
    }
    try {
      loop.step();
    } catch (ProcessFaults.Injected e) {
      // What was injected: the loop has switched off and stays stopped.
      failed = true;
    }
    if (guard.linkRuns()) {
      judge.controllerRan(nowNs);
    }
  }

  private void onTick(TickInputs in, TickOutputs out) {
    RuntimeException throwing = thrown;
    if (throwing != null) {
      throw throwing;
    }
    boolean was = state instanceof SafetyState.Stimulating;
    state = out.safety();
    if (was && !(state instanceof SafetyState.Stimulating)) {
      reactions.add(new Reaction(out.timeNs(), cause(state)));
    }
  }

  private static String cause(SafetyState now) {
    if (now instanceof SafetyState.Suspended suspended) {
      return suspended.cause();
    }
    return now instanceof SafetyState.EmergencyStopped stopped ? stopped.cause() : now.word();
  }

  private boolean write(byte[] bytes, int length) {
    if (!portOpen) {
      return false;
    }
    wire.accept(bytes, length, nowNs);
    device.write(bytes, length, nowNs);
    return true;
  }

  /** The operator asks for something; STOP goes both ways. */
  void operate(OperatorCommand command) {
    if (command instanceof OperatorCommand.EmergencyStop && controlRuns) {
      guard.emergencyStop();
    }
    operator.offer(command);
  }

  /** Through the queue alone, where the way to the guard does not help. */
  void queue(OperatorCommand command) {
    operator.offer(command);
  }

  void controlRuns(boolean runs) {
    controlRuns = runs;
  }

  /** The next tick throws after its command was written, as a listener may. */
  void throwIn(RuntimeException exception) {
    thrown = exception;
  }

  /** The whole computer stands still; the device does not. */
  void suspend(boolean standing) {
    suspended = standing;
  }

  /** The controller's process ends as by a kill. */
  void killController() {
    if (controlRuns) {
      controlRuns = false;
      guard.endOfFile();
    }
  }

  void unplug() {
    if (portOpen) {
      portOpen = false;
      guard.portFailed();
    }
  }

  /** Session time. */
  long nowNs() {
    return nowNs;
  }

  /** When the device was last asked for a pulse; {@link Long#MIN_VALUE} for never. */
  long lastPulseNs() {
    return device.lastPulseNs();
  }

  VirtualP24 device() {
    return device;
  }

  VirtualGuard guard() {
    return guard;
  }

  /** How often, when and why the controller took stimulation back. */
  List<Reaction> reactions() {
    return List.copyOf(reactions);
  }

  SafetyState state() {
    return state;
  }
}
