package org.dorsi.app.bench;

import java.util.List;
import org.dorsi.app.session.Session;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.loop.GaitController;
import org.dorsi.controller.loop.TickInputs;
import org.dorsi.controller.loop.TickOutputs;
import org.dorsi.controller.rig.OperatorQueue;
import org.dorsi.controller.safety.OperatorCommand;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.sensors.device.XsensSettings;
import org.dorsi.sim.rig.SimulatedRig;
import org.dorsi.sim.rig.TimedCommand;
import org.dorsi.sim.rig.Walker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One millisecond of a simulated session: muscles, ground, body, sensors on both feet, the real
 * controller, and stimulation that reaches the muscles. An operation of 10 us and less is a hundred
 * times real time.
 */
@State(Scope.Thread)
public class SimulationBenchmark {

  /** A simulated millisecond in this time is a hundred times real time. */
  static final JmhBench.Bar BAR = new JmhBench.Bar(10_000, Double.POSITIVE_INFINITY);

  private static final String PATIENT = "stroke-drop-foot";
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long ONSET_NS = 12 * SECOND_NS;

  private final Walker walker = Walker.of(PATIENT);
  private final SessionConfig config = Session.configure(walker, "drop-foot");
  private SimulatedRig rig = newRig(1);
  private GaitController controller = newController();
  private long walks = 1;

  /** Sets the patient walking until they are stimulated and impaired. */
  @Setup(Level.Trial)
  public void walk() {
    rig = newRig(1);
    controller = newController();
    for (int tick = 0; tick < 20_000; tick++) {
      tick();
    }
  }

  @Benchmark
  public TickOutputs tick() {
    TickInputs in = rig.awaitTick();
    while (in == null) {
      rig = newRig(++walks);
      controller = newController();
      in = rig.awaitTick();
    }
    TickOutputs out = controller.step(in);
    rig.apply(out.command());
    return out;
  }

  private GaitController newController() {
    return new GaitController(config.controllerSettings());
  }

  private SimulatedRig newRig(long seed) {
    List<TimedCommand> operator =
        List.of(
            new TimedCommand(SECOND_NS, new OperatorCommand.Attest("self-test")),
            new TimedCommand(SECOND_NS, new OperatorCommand.Attest("side-check")),
            new TimedCommand(2 * SECOND_NS, new OperatorCommand.Arm()),
            new TimedCommand(3 * SECOND_NS, new OperatorCommand.Start()));
    return new SimulatedRig(
        new SimulatedRig.Setup(operator, ONSET_NS, Long.MAX_VALUE, false),
        walker.walk(
            walker.patient().defaultSpeedMetersPerSec(),
            config.channels().stream().map(ChannelProgram::channel).toList(),
            config.sensors().stream()
                .filter(XsensSettings.class::isInstance)
                .map(sensor -> ((XsensSettings) sensor).placement())
                .toList(),
            seed),
        new OperatorQueue());
  }
}
