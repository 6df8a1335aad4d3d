package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.GuardStatus.Stimulator;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.safety.TestCommands;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulator.ScriptedP24;
import org.dorsi.controller.stimulator.StimulatorDriver;

/** A guard's core before a scripted P24, and a link that writes permits; in virtual time. */
final class GuardBench {

  static final long MS = 1_000_000;
  static final long EPOCH = 77;
  static final PulseParameters PULSES = new PulseParameters(20, 250, 40);

  static final List<GuardedChannel> CHANNELS =
      List.of(
          new GuardedChannel(1, 25, 60),
          new GuardedChannel(2, 25, 60),
          new GuardedChannel(3, 25, 60),
          new GuardedChannel(4, 25, 60));

  final ScriptedP24 device = new ScriptedP24();
  final List<SafeCommand> inForce = new ArrayList<>();
  final GuardCore core =
      new GuardCore(
          EPOCH,
          listenedTo(
              StimulatorDriver.of(StimulatorModel.P24, StimulationLevel.LOW, "ttyTEST", device)));
  final Permit permit = new Permit();
  final Ack ack = new Ack();
  long nowNs = 1_000 * MS;
  int sequence;

  /** The same driver, and a list of the commands that it was told. */
  private StimulatorDriver listenedTo(StimulatorDriver real) {
    return (StimulatorDriver)
        Proxy.newProxyInstance(
            StimulatorDriver.class.getClassLoader(),
            new Class<?>[] {StimulatorDriver.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("command")) {
                inForce.add((SafeCommand) arguments[0]);
              }
              return method.invoke(real, arguments);
            });
  }

  static SafeCommand burst(int armingEpoch) {
    return TestCommands.armed(armingEpoch, PULSES);
  }

  static SafeCommand idle(int armingEpoch) {
    return TestCommands.armed(armingEpoch);
  }

  void step() {
    nowNs += MS;
    device.nowNs = nowNs;
    device.deliver((bytes, length) -> core.onDeviceBytes(bytes, length, nowNs));
    core.onTick(nowNs);
  }

  void runFor(long millis) {
    for (long i = 0; i < millis; i++) {
      step();
    }
  }

  /** What the link writes if it has just heard an ack. */
  Permit next(Permit.Type type, SafeCommand command) {
    core.fill(ack, nowNs);
    permit.set(command);
    permit.guard(CHANNELS);
    permit.type = type;
    permit.sessionEpoch = EPOCH;
    permit.echoedCounter = ack.counter;
    permit.sequence = ++sequence;
    return permit;
  }

  void permit(SafeCommand command) {
    core.onPermit(next(Permit.Type.PERMIT, command), nowNs);
  }

  /** Fresh permits every 5 ms. */
  void permitFor(long millis, SafeCommand command) {
    for (long i = 0; i < millis; i += 5) {
      permit(command);
      runFor(5);
    }
  }

  void stimulating() {
    core.open(nowNs);
    runFor(20);
    permitFor(60, idle(1));
    permitFor(200, burst(1));
    assertTrue(device.pulses.size() >= 7, "pulses: " + device.pulses.size());
    assertEquals(Stimulator.ON, state());
  }

  Stimulator state() {
    core.fill(ack, nowNs);
    return ack.stimulator;
  }

  long lastPulseNs() {
    return device.pulses.get(device.pulses.size() - 1).timeNs();
  }

  int refused() {
    Ack now = new Ack();
    core.fill(now, nowNs);
    return now.refused;
  }

  int bitesNow() {
    core.fill(ack, nowNs);
    int bites = ack.bites;
    ack.bites = 0;
    return bites;
  }
}
