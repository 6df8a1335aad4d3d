package org.dorsi.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorsi.controller.config.ConfigException;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.guard.GuardLink;
import org.dorsi.controller.guard.GuardSettings;
import org.dorsi.controller.rig.FaultQueue;
import org.dorsi.controller.rig.LiveRig;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.telemetry.SessionMode;
import org.dorsi.controller.trial.TrialRecorder;
import org.dorsi.sensors.device.SensorPort;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.ReaderOutlets;

/** A session over real serial ports: recorder, guard, sensors, rig, in this order; then the run. */
public final class LiveSession {

  private final SessionConfig config;
  private final SessionOptions options;
  private final OperatorScript script;
  private final boolean testLoad;

  /**
   * @param script commands to play; empty for none
   * @param testLoad whether the operator says that no person is connected
   */
  public LiveSession(
      SessionConfig config, SessionOptions options, OperatorScript script, boolean testLoad) {
    this.config = config;
    this.options = options;
    this.script = script;
    this.testLoad = testLoad;
  }

  /**
   * Runs the session to its end.
   *
   * @throws ConfigException when a script would operate a real stimulator
   * @throws DeviceException when a device cannot be used; nothing has been stimulated then
   */
  public SummaryReport run(Farewell farewell) {
    return run(farewell, () -> Screens.choose(options, config.controllerSettings()));
  }

  /** The same on a given screen, asked for when every device is there. */
  SummaryReport run(Farewell farewell, Supplier<Screen> screen) {
    String port = config.stimulator().port();
    if (port.indexOf('/') >= 0 && !Files.exists(Path.of(port))) {
      throw new DeviceException("stimulator: no such port " + port);
    }
    boolean real = !isPseudoTerminal(port);
    if (real && !script.steps().isEmpty() && !testLoad) {
      throw new ConfigException(
          "an operator file needs a stimulator on a pseudo-terminal, got "
              + port
              + "; with a load resistor instead of a person, say --test-load");
    }
    long zeroNs = System.nanoTime();
    LongSupplier clock = () -> System.nanoTime() - zeroNs;
    FaultQueue faults = new FaultQueue();
    SessionMode mode = testLoad ? SessionMode.TEST_LOAD : SessionMode.LIVE;
    try (TrialRecorder recorder = Trials.start(config, mode, options.trials(), clock, faults, 0);
        GuardLink guard = startGuard(clock, faults)) {
      return withGuard(clock, faults, mode, recorder, guard, farewell, screen);
    }
  }

  private SummaryReport withGuard(
      LongSupplier clock,
      FaultQueue faults,
      SessionMode mode,
      TrialRecorder recorder,
      GuardLink guard,
      Farewell farewell,
      Supplier<Screen> screen) {
    OperatorQueue operator = new OperatorQueue();
    WakeUp wakeUp = new WakeUp();
    ReaderOutlets outlets =
        new ReaderOutlets(
            wakeUp,
            recorder::raw,
            (source, timeNs, detail) ->
                faults.offer(new Fault(timeNs, Fault.Kind.SENSOR_LOST, source, detail)));
    List<SensorPort> sensors = openSensors(clock, outlets);
    try {
      long beginNs = clock.getAsLong();
      LiveRig rig =
          new LiveRig(
              sensors,
              operator,
              faults,
              guard,
              clock,
              config.maxTickIntervalNs(),
              options.endNs(beginNs));
      wakeUp.wake(rig::wakeUp);
      SessionRun run =
          new SessionRun(
              new SessionRun.Parts(
                  config,
                  mode,
                  rig,
                  rig::requestEnd,
                  sensors,
                  clock,
                  operator,
                  faults,
                  guard::emergencyStop,
                  recorder),
              screen.get(),
              script);
      return new SummaryReport(
          run.run(farewell),
          (clock.getAsLong() - beginNs) * 1e-9,
          Path.of(recorder.status().path()),
          run.deviceFault());
    } finally {
      sensors.forEach(SensorPort::close);
    }
  }

  private GuardLink startGuard(LongSupplier clock, FaultQueue faults) {
    GuardSettings settings =
        new GuardSettings(config.stimulator().device(), config.stimulator().port());
    try {
      return GuardLink.start(settings, clock, faults::offer);
    } catch (IOException e) {
      throw new DeviceException("stimulator: " + e.getMessage(), e);
    }
  }

  private List<SensorPort> openSensors(LongSupplier clock, ReaderOutlets outlets) {
    try {
      return SensorPort.openAll(new JSerialCommPorts(), config.sensors(), clock, outlets);
    } catch (IOException e) {
      throw new DeviceException("sensor: " + e.getMessage(), e);
    }
  }

  private static boolean isPseudoTerminal(String port) {
    try {
      return Path.of(port).toRealPath().startsWith("/dev/pts");
    } catch (IOException | RuntimeException e) {
      // What cannot be resolved is no pseudo-terminal that is there now.
      return false;
    }
  }

  /** Wakes the rig, which is made after the readers that wake it. */
  private static final class WakeUp implements Runnable {

    private volatile Runnable waiter = () -> {};

    void wake(Runnable runnable) {
      waiter = runnable;
    }

    @Override
    public void run() {
      waiter.run();
    }
  }
}
