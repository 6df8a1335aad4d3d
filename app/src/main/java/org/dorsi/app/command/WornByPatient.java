package org.dorsi.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dorsi.app.session.Simulation;
import org.dorsi.controller.config.SessionConfigReader;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.Muscle;
import org.dorsi.controller.stimulation.StimulationChannel;
import org.dorsi.sensors.Placement;
import org.dorsi.sim.device.EmulatedBench;
import org.dorsi.sim.device.Wearer;
import org.dorsi.sim.rig.Walker;
import org.dorsi.sim.rig.WalkingWearer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A simulated patient who wears emulated devices. */
final class WornByPatient {

  /** Where nobody says how large the electrodes are; the muscle does not ask. */
  private static final double ELECTRODE_CM2 = 25;

  @Mixin private PatientSwitches who;

  @Option(
      names = "--channels",
      paramLabel = "LAB.toml",
      description = {
        "the session's configuration that says where the electrodes are",
        "(default: channel 1 on the dorsiflexors of the affected leg)"
      })
  private @Nullable Path channels;

  /** Only picocli makes one. */
  WornByPatient() {}

  /** Sets the patient walking with these devices on. */
  Wearer walk(List<EmulatedBench.Device> devices, long seed) {
    Walker walker = who.walker();
    List<Placement> placements =
        devices.stream().map(EmulatedBench.Device::placement).flatMap(Optional::stream).toList();
    return new WalkingWearer(
        walker.walk(who.speedMetersPerSec(walker), electrodes(walker), placements, seed),
        Math.round(Simulation.ONSET_SECONDS * 1e3) * Wearer.TICK_NS);
  }

  private List<StimulationChannel> electrodes(Walker walker) {
    if (channels != null) {
      return SessionConfigReader.read(channels).channels().stream()
          .map(ChannelProgram::channel)
          .toList();
    }
    return List.of(
        new StimulationChannel(1, Muscle.TIBIALIS_ANTERIOR, walker.side(), ELECTRODE_CM2));
  }
}
