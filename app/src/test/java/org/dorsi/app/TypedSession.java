package org.dorsi.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.safety.SafetyState;
import org.dorsi.controller.trial.RecordedTick;
import org.dorsi.controller.trial.TrialReader;
import org.dorsi.sim.device.EmulatedBench;

/**
 * A headless session as a process of its own with somebody at its keyboard, on emulated devices.
 *
 * <p>Test thread only.
 */
final class TypedSession implements AutoCloseable {

  private static final long MS = 1_000_000;

  private final Bench bench;
  private final PulseTail pulses;
  private final EmulatedBench devices;
  private final DorsiProcess process;

  private TypedSession(Bench bench, PulseTail pulses, EmulatedBench devices, DorsiProcess process) {
    this.bench = bench;
    this.pulses = pulses;
    this.devices = devices;
    this.process = process;
  }

  /** Starts it and attests both steps of the short arming. */
  static TypedSession startAttested(Bench bench, EmulatedBench devices, Path configuration)
      throws IOException {
    TypedSession session = start(bench, devices, configuration);
    session.type("attest self-test");
    session.type("attest side-check");
    return session;
  }

  /** Starts it. */
  static TypedSession start(Bench bench, EmulatedBench devices, Path configuration)
      throws IOException {
    DorsiProcess process =
        DorsiProcess.startTyped(
            bench.folder(), "session", "session", configuration.toString(), "--headless");
    return new TypedSession(bench, new PulseTail(bench.log()), devices, process);
  }

  DorsiProcess process() {
    return process;
  }

  EmulatedBench devices() {
    return devices;
  }

  PulseTail pulses() {
    return pulses;
  }

  /** Types a line; returns the instant before. */
  long type(String line) throws IOException {
    return process.type(line);
  }

  /** Arms, starts and waits for the first pulse, which it returns. */
  long stimulate() throws IOException {
    long fromNs = type("arm");
    type("start");
    return awaitPulseAfter(fromNs);
  }

  /** Waits for a pulse; says so where this computer stalls too much for a session. */
  long awaitPulseAfter(long monoNs) throws IOException {
    return pulses.awaitPulseAfter(monoNs, process);
  }

  /** Waits until the session has said something; a session that stalls may say something else. */
  void awaitWords(String words) {
    try {
      Bench.await(words, 10, () -> said().contains(words));
    } catch (AssertionError e) {
      throw new PulseTail.NoPulse(e.getMessage() + "\n" + said());
    }
  }

  String said() {
    try {
      return process.said();
    } catch (IOException e) {
      return "";
    }
  }

  /** From an instant to the last pulse until another one, ms; negative where none came after it. */
  double lastPulseMillis(long fromNs, long untilNs) {
    return pulses.pulsesNs().stream()
            .filter(at -> at <= untilNs)
            .mapToLong(at -> at - fromNs)
            .max()
            .orElse(-MS)
        * 1e-6;
  }

  /**
   * The states that the trial has right before each STOP; the session must have ended. The short
   * way to the guard may be the faster one: what its latched STOP has made of the state counts not.
   */
  List<SafetyState> statesBeforeStops() throws IOException {
    SafetyState byTheGuard = new SafetyState.EmergencyStopped("STOP at the guard");
    List<SafetyState> states = new ArrayList<>();
    try (TrialReader trial = TrialReader.open(bench.trials().get(0))) {
      SafetyState before = new SafetyState.Disconnected();
      for (RecordedTick tick = trial.next(); tick != null; tick = trial.next()) {
        if (tick.inputs().operator().stream()
            .anyMatch(OperatorCommand.EmergencyStop.class::isInstance)) {
          states.add(before);
        }
        SafetyState after = tick.outputs().decode().safety();
        before = after.equals(byTheGuard) ? before : after;
      }
    }
    return states;
  }

  @Override
  public void close() throws IOException {
    process.close();
    devices.close();
    pulses.close();
  }
}
