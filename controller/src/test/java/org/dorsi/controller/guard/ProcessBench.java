package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.ScriptedP24;

/**
 * A guard process in memory: pipes, a P24 at its port, a clock that is set by hand. Each step runs
 * on a thread of its own, as in the process, so that a lock which is not given back is noticed.
 */
final class ProcessBench {

  static final long MS = 1_000_000;
  static final long EPOCH = 5;
  static final PulseParameters PULSES = new PulseParameters(20, 250, 40);
  static final GuardSettings SETTINGS =
      new GuardSettings(StimulatorModel.P24, StimulationLevel.LOW, "ttyTEST", List.of());

  final AtomicLong nowNs = new AtomicLong(1_000 * MS);
  final MemoryPipe permits = new MemoryPipe();
  final MemoryPipe acks = new MemoryPipe();
  final List<Integer> exits = new ArrayList<>();
  final MemoryPort port = new MemoryPort(nowNs::get);
  final ScriptedP24 device = port.device;
  final GuardProcess process =
      new GuardProcess(
          EPOCH,
          SETTINGS,
          port,
          new GuardProcess.Computer(permits.in, acks.out, nowNs::get, () -> {}, exits::add));
  final PermitWriter writer =
      new PermitWriter(
          permits.out,
          EPOCH,
          List.of(new GuardedChannel(1, 25, 60), new GuardedChannel(2, 25, 60)));
  final Ack ack = new Ack();

  static SafeCommand burst() {
    return TestCommands.armed(1, PULSES);
  }

  static SafeCommand idle() {
    return TestCommands.armed(1);
  }

  /** Takes a step on a thread of its own; returns what it says. */
  static long on(String thread, LongSupplier step) {
    AtomicLong said = new AtomicLong(Long.MIN_VALUE);
    Thread own = begin(thread, () -> said.set(step.getAsLong()));
    finish(own);
    return said.get();
  }

  static Thread begin(String name, Runnable step) {
    Thread own = new Thread(step, name);
    own.setDaemon(true);
    own.start();
    return own;
  }

  static void finish(Thread own) {
    try {
      own.join(3_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertFalse(own.isAlive(), own.getName() + " waits for a lock that nobody gives back");
  }

  void open() {
    on(
        "main",
        () -> {
          process.open();
          return 0;
        });
  }

  /** Lets the guard say how things stand; returns how long until it does again. */
  long sendAck() {
    long waitNs = on("acks", process::sendAck);
    readAcks();
    return waitNs;
  }

  /** Hears all that the guard has said. */
  void readAcks() {
    ByteBuffer frame = ByteBuffer.allocate(Ack.SIZE);
    try {
      while (acks.available() >= Ack.SIZE) {
        assertEquals(Ack.SIZE, acks.in.readNBytes(frame.array(), 0, Ack.SIZE));
        assertTrue(ack.decode(frame));
        writer.acked(ack.counter, ack.sequence);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A permit that the controller writes when it has just heard an ack. */
  void permit(SafeCommand command) {
    sendAck();
    try {
      assertTrue(writer.permit(command));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    takePermit();
  }

  void takePermit() {
    assertEquals(1, on("permits", () -> process.takePermit() ? 1 : 0));
  }

  void hear() {
    assertEquals(0, on("device", process::hearDevice));
  }

  /** Time passes, and every thread takes its step each millisecond. */
  void runFor(long millis) {
    for (long i = 0; i < millis; i++) {
      nowNs.addAndGet(MS);
      hear();
      on("pulses", process::givePulses);
    }
  }

  /** The device is known, its high voltage on; no pulse yet. */
  void ready() {
    open();
    runFor(10);
    permit(idle());
    runFor(50);
    permit(idle());
    sendAck();
    assertEquals(Stimulator.ON, ack.stimulator);
  }

  /** A burst has just begun with a pulse; more follow each 25 ms. */
  void stimulating() {
    ready();
    permit(burst());
    assertEquals(1, port.pulses());
  }
}
