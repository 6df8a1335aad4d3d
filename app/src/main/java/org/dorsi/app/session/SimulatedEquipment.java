package org.dorsi.app.session;

import java.util.List;
import org.dorsi.controller.config.SessionConfig;
import org.dorsi.controller.loop.Rig;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.sensors.ReadingSource;
import org.dorsi.sim.patient.WalkSettings;
import org.dorsi.sim.rig.SimulatedRig;
import org.dorsi.sim.rig.TimedCommand;

/** A generated walk with a drop foot on the right, in real time. */
final class SimulatedEquipment implements Equipment {

  private final SimulatedRig rig;

  /**
   * @param script what the operator does, on simulated time
   * @param seed decides every chance in the walk
   */
  SimulatedEquipment(
      SessionConfig config,
      SessionOptions options,
      OperatorScript script,
      long seed,
      Wiring wiring) {
    rig =
        new SimulatedRig(
            new SimulatedRig.Setup(
                WalkSettings.dropFootRight(seed),
                config.channels().stream().map(ChannelProgram::channel).toList(),
                script.steps().stream().map(s -> new TimedCommand(s.atNs(), s.command())).toList(),
                options.endNs(0),
                true),
            wiring.operator());
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
  public List<ReadingSource> sources() {
    return rig.sources();
  }

  /** The operator's way into the next tick is the only one here: there is no guard to call. */
  @Override
  public void emergencyStop() {}

  @Override
  public void close() {
    rig.close();
  }
}
