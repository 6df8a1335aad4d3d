package org.dorsi.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorsi.controller.config.SessionConfig.StimulatorConfig;
import org.dorsi.controller.stimulation.ChannelProgram;
import org.dorsi.controller.stimulation.device.Capabilities;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;

/** Reads which stimulator is used and how, and holds the channels to what it can do. */
final class StimulatorReader {

  private StimulatorReader() {}

  static StimulatorConfig read(ConfigTable table) {
    StimulatorModel model = model(table);
    StimulationLevel level = level(table, model);
    StimulatorConfig config = new StimulatorConfig(model, level, table.text("port"));
    table.refuseUnknownKeys();
    return config;
  }

  private static StimulatorModel model(ConfigTable table) {
    String device = table.text("device");
    List<String> known = new ArrayList<>();
    for (StimulatorModel model : StimulatorModel.values()) {
      if (model.id().equals(device)) {
        return model;
      }
      known.add(model.id());
    }
    throw table.wrong(
        "device", "must be one of " + String.join(", ", known) + ", got \"" + device + "\"");
  }

  private static StimulationLevel level(ConfigTable table, StimulatorModel model) {
    if (!table.has("level")) {
      return StimulationLevel.LOW;
    }
    String asked = table.text("level");
    List<String> known = new ArrayList<>();
    for (StimulationLevel level : StimulationLevel.values()) {
      if (model.capabilities(level).isPresent()) {
        if (level.id().equals(asked)) {
          return level;
        }
        known.add(level.id());
      }
    }
    throw table.wrong(
        "level",
        "must be " + String.join(" or ", known) + " for " + model.id() + ", got \"" + asked + "\"");
  }

  /** Refuses a program that the device cannot give. */
  static void check(StimulatorConfig stimulator, List<ChannelProgram> programs, ConfigTable table) {
    Capabilities device = stimulator.capabilities();
    String name = stimulator.model().id() + " at level " + stimulator.level().id();
    double pulsesPerSecond = 0;
    for (ChannelProgram program : programs) {
      String channel = name + ", channel " + program.channel().number() + ": ";
      Optional<String> obstacle =
          device.obstacle(
              program.channel().number(),
              program.maximumMilliamps(),
              program.pulseWidthMicros(),
              program.frequencyHz());
      if (obstacle.isPresent()) {
        throw table.wrong("device", channel + obstacle.get());
      }
      double firstHz = programs.get(0).frequencyHz();
      if (device.oneFrequency() && program.frequencyHz() != firstHz) {
        throw table.wrong(
            "device",
            channel
                + "frequency must be the same for all channels, got "
                + program.frequencyHz()
                + " Hz after "
                + firstHz
                + " Hz");
      }
      pulsesPerSecond += program.frequencyHz();
    }
    if (pulsesPerSecond > device.maxPulsesPerSecondHz()) {
      throw table.wrong(
          "device",
          name
              + ": all channels together must have at most "
              + device.maxPulsesPerSecondHz()
              + " pulses/s, got "
              + pulsesPerSecond
              + " pulses/s");
    }
  }
}
