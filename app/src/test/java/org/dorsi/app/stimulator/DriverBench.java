package org.dorsi.app.stimulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dorsi.controller.safety.HardLimiter;
import org.dorsi.controller.safety.PulseNumbers;
import org.dorsi.controller.safety.SafeCommand;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.controller.stimulation.rhythm.PulseScheduler;
import org.dorsi.controller.stimulator.StimulatorDriver;
import org.dorsi.controller.stimulator.StimulatorDriver.State;
import org.dorsi.sim.device.DeviceFailure;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.LogEvent;
import org.dorsi.sim.device.StimulatorCore;

/**
 * A driver and an emulated device on a line without delay, in virtual time. Pulses are asked for as
 * the guard asks: limited, then in their rhythm. One thread.
 */
final class DriverBench {

  /** One pulse as a muscle gets it. */
  record Pulse(long timeNs, int channel, double milliamps, long widthMicros) {}

  static final long MS = 1_000_000;
  private static final long STEP_NS = MS / 2;
  private static final long NEVER = Long.MAX_VALUE;

  final StimulatorDriver driver;
  final List<Pulse> pulses = new ArrayList<>();

  /** When the driver has sent something. */
  final List<Long> writesNs = new ArrayList<>();

  private final StimulatorCore device;
  private final StringBuilder log = new StringBuilder();
  private final List<byte[]> toDriver = new ArrayList<>();
  private final HardLimiter limiter = new HardLimiter();
  private final PulseNumbers numbers = new PulseNumbers();
  private final PulseScheduler scheduler = new PulseScheduler();
  private final long vanishesNs;
  private boolean wanted;
  private long hostEndsNs = NEVER;
  long nowNs;

  DriverBench(StimulatorModel model, StimulationLevel level, DeviceFailure... failures) {
    device =
        StimulatorCore.of(
            EmulatedBench.Kind.valueOf(model.name()), List.of(failures), 0, new Outlet());
    driver = StimulatorDriver.of(model, level, "ttyTEST", this::write);
    vanishesNs =
        Arrays.stream(failures)
            .filter(failure -> failure.kind() == DeviceFailure.Kind.VANISH)
            .mapToLong(failure -> (long) (failure.atSeconds() * 1e9))
            .findFirst()
            .orElse(Long.MAX_VALUE);
    Arrays.fill(numbers.areaSquareMillimetres, 2_500);
    Arrays.fill(numbers.maximumHalfMilliamps, 100);
    driver.open(0);
  }

  /** From now on channel 1 has 40 pulses a second of 250 us. */
  void want(int halfMilliamps) {
    wanted = halfMilliamps > 0;
    numbers.halfMilliamps[0] = halfMilliamps;
    numbers.widthMicros[0] = 250;
    numbers.periodMicros[0] = 25_000;
  }

  /** The host's program is gone from now on; the line stays. */
  void killHost() {
    hostEndsNs = nowNs;
  }

  void runUntil(double millis) {
    while (nowNs < millis * MS) {
      step();
    }
  }

  /** Runs until the driver is in a state; false where it is not by then. */
  boolean reaches(State state, double byMillis) {
    while (driver.state() != state && nowNs < byMillis * MS) {
      step();
    }
    return driver.state() == state;
  }

  double millis() {
    return (double) nowNs / MS;
  }

  double lastPulseMillis() {
    return pulses.isEmpty() ? Double.NaN : (double) pulses.get(pulses.size() - 1).timeNs() / MS;
  }

  boolean noted(String event) {
    return log.indexOf("\"event\":\"" + event + "\"") >= 0;
  }

  private void step() {
    nowNs += STEP_NS;
    device.advance(nowNs);
    List<byte[]> arrived = List.copyOf(toDriver);
    toDriver.clear();
    if (nowNs >= hostEndsNs) {
      return;
    }
    for (byte[] bytes : arrived) {
      driver.receive(bytes, bytes.length, nowNs);
    }
    driver.tick(nowNs);
    guard();
  }

  /** What the guard does each time: see {@code GuardCore}. */
  private void guard() {
    wanted &= driver.state() != State.FAULT;
    SafeCommand command = limiter.limit(wanted, 1, numbers, nowNs);
    if (!wanted) {
      scheduler.stop();
      driver.turnOff(nowNs);
    } else if (driver.state() == State.ON) {
      scheduler.update(command, nowNs);
      driver.command(command, nowNs);
      int channel = scheduler.takeDue(nowNs);
      if (channel != 0) {
        PulseParameters pulse = scheduler.pulses(channel);
        int half = (int) (pulse.amplitudeMilliamps() * 2);
        if (driver.pulse(channel, half, (int) pulse.pulseWidthMicros(), nowNs)) {
          limiter.delivered(channel, half, nowNs);
        }
      }
    } else {
      driver.turnOn(nowNs);
    }
  }

  private boolean write(byte[] bytes, int length) {
    writesNs.add(nowNs);
    if (nowNs >= vanishesNs) {
      return false;
    }
    device.receive(Arrays.copyOf(bytes, length), length, nowNs);
    return true;
  }

  private final class Outlet implements StimulatorCore.Outlet {

    @Override
    public void send(byte[] frame, long atNs) {
      if (atNs < vanishesNs) {
        toDriver.add(frame);
      }
    }

    @Override
    public void note(long atNs, LogEvent event) {
      log.append(String.format(Locale.ROOT, "%.1f ", atNs * 1e-6)).append(event).append('\n');
    }

    @Override
    public void pulse(
        int channel, double milliamps, long widthMicros, double netChargeNanocoulombs, long atNs) {
      if (netChargeNanocoulombs != 0) {
        throw new AssertionError("a pulse leaves " + netChargeNanocoulombs + " nC behind");
      }
      pulses.add(new Pulse(atNs, channel, milliamps, widthMicros));
    }
  }
}
