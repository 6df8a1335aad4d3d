package org.dorsi.controller.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.dorsi.controller.stimulation.device.StimulationLevel;
import org.dorsi.controller.stimulation.device.StimulatorModel;
import org.dorsi.sensors.serial.SerialSettings;
import org.dorsi.sensors.serial.SerialSettings.Parity;
import org.junit.jupiter.api.Test;

class GuardSettingsTest {

  private static GuardSettings of(StimulatorModel model, StimulationLevel level, String port) {
    return new GuardSettings(model, level, port, List.of());
  }

  private static String whyNot(StimulatorModel model, StimulationLevel level, String port) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> of(model, level, port)).getMessage());
  }

  @Test
  void channelListOfADeviceWithoutWatchdogIsRefused() {
    assertEquals(
        "level must be low for rehastim1, got mid",
        whyNot(StimulatorModel.REHASTIM1, StimulationLevel.MID, "COM3"));
  }

  @Test
  void aPortMustHaveAName() {
    assertEquals("port must not be blank", whyNot(StimulatorModel.P24, StimulationLevel.LOW, " "));
  }

  /** Stimulators.md, sections 1.1, 2.1 and 2.4. */
  @Test
  void eachDeviceHasItsLine() {
    SerialSettings fast = new SerialSettings(3_000_000, 2, Parity.NONE, true);
    assertEquals(fast, of(StimulatorModel.P24, StimulationLevel.LOW, "COM3").line());
    assertEquals(fast, of(StimulatorModel.REHAMOVE3, StimulationLevel.MID, "COM3").line());
    assertEquals(
        new SerialSettings(460_800, 1, Parity.EVEN, false),
        of(StimulatorModel.REHASTIM2, StimulationLevel.MID, "COM3").line());
    assertEquals(
        new SerialSettings(115_200, 2, Parity.NONE, true),
        of(StimulatorModel.REHASTIM1, StimulationLevel.LOW, "COM3").line());
  }
}
