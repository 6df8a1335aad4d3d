package org.dorsi.controller.guard;

import java.util.List;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.sensors.serial.SerialSettings;

/**
 * The stimulator that a session drives.
 *
 * @param model what it is
 * @param level who makes its rhythm
 * @param port its port, for example {@code /dev/ttyACM0} or {@code COM3}
 * @param channels the configured channels; any other never gets a pulse
 */
public record GuardSettings(
    StimulatorModel model, StimulationLevel level, String port, List<GuardedChannel> channels) {

  public GuardSettings {
    channels = List.copyOf(channels);
    if (port.isBlank()) {
      throw new IllegalArgumentException("port must not be blank");
    }
    if (model.capabilities(level).isEmpty()) {
      throw new IllegalArgumentException(
          "level must be low for " + model.id() + ", got " + level.id());
    }
  }

  /** How the line must be set (stimulators.md, sections 1.1, 2.1 and 2.4). */
  SerialSettings line() {
    return switch (model) {
      // A P24 is USB CDC, which does not care.
      case P24, REHAMOVE3 -> new SerialSettings(3_000_000, 2, SerialSettings.Parity.NONE, true);
      case REHASTIM2 -> new SerialSettings(460_800, 1, SerialSettings.Parity.EVEN, false);
      case REHASTIM1 -> new SerialSettings(115_200, 2, SerialSettings.Parity.NONE, true);
    };
  }
}
