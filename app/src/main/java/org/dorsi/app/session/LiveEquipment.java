package org.dorsi.app.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.guard.GuardLink;
import org.dorsi.controller.guard.GuardSettings;
import org.dorsi.controller.guard.GuardedChannel;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.rig.LiveRig;
import org.dorsi.controller.safety.Fault;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.sensors.device.SensorPort;
import org.dorsi.sensors.serial.JSerialCommPorts;
import org.dorsi.sensors.serial.ReaderOutlets;

/** Hardware on serial ports: the guard with the stimulator first, then the sensors. */
final class LiveEquipment implements Equipment {

  private final GuardLink guard;
  private final List<SensorPort> sensors;
  private final LiveRig rig;

  private LiveEquipment(GuardLink guard, List<SensorPort> sensors, LiveRig rig) {
    this.guard = guard;
    this.sensors = sensors;
    this.rig = rig;
  }

  /**
   * Opens all of it.
   *
   * @throws DeviceException when a device cannot be used; nothing has been stimulated then
   */
  static LiveEquipment open(SessionConfig config, SessionOptions options, Wiring wiring) {
    GuardLink guard = startGuard(config, wiring);
    WakeUp wakeUp = new WakeUp();
    List<SensorPort> sensors;
    try {
      sensors =
          SensorPort.openAll(
              new JSerialCommPorts(), config.sensors(), wiring.clock(), outlets(wiring, wakeUp));
    } catch (IOException e) {
      guard.close();
      throw new DeviceException("sensor: " + e.getMessage(), e);
    }
    LiveRig rig =
        new LiveRig(
            sensors,
            wiring.operator(),
            wiring.faults(),
            guard,
            wiring.clock(),
            config.maxTickIntervalNs(),
            options.endNs(wiring.clock().getAsLong()));
    wakeUp.wake(rig::wakeUp);
    return new LiveEquipment(guard, sensors, rig);
  }

  private static GuardLink startGuard(SessionConfig config, Wiring wiring) {
    SessionConfig.StimulatorConfig stimulator = config.stimulator();
    List<GuardedChannel> channels = new ArrayList<>();
    for (ChannelProgram program : config.channels()) {
      channels.add(
          new GuardedChannel(
              program.channel().number(),
              program.channel().electrodeAreaCm2(),
              program.maximumMilliamps()));
    }
    GuardSettings settings =
        new GuardSettings(stimulator.model(), stimulator.level(), stimulator.port(), channels);
    try {
      GuardLink guard = GuardLink.launch(settings, wiring.clock(), wiring.faults()::offer);
      guard.begin();
      return guard;
    } catch (IOException e) {
      throw new DeviceException("stimulator: " + e.getMessage(), e);
    }
  }

  private static ReaderOutlets outlets(Wiring wiring, Runnable wakeUp) {
    return new ReaderOutlets(
        wakeUp,
        wiring.rawChunks(),
        (source, timeNs, detail) ->
            wiring.faults().offer(new Fault(timeNs, Fault.Kind.SENSOR_LOST, source, detail)));
  }

  @Override
  public Rig rig() {
    return rig;
  }

  @Override
  public void end() {
    rig.requestEnd();
  }

  @Override
  public List<SensorPort> sources() {
    return sensors;
  }

  @Override
  public void emergencyStop() {
    guard.emergencyStop();
  }

  @Override
  public void close() {
    rig.close();
    sensors.forEach(SensorPort::close);
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
