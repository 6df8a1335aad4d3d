package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.dorsi.controller.stimulation.PulseParameters;
import org.dorsi.controller.stimulation.StimulationMode;
import org.junit.jupiter.api.Test;

class SafeCommandTest {

  private static final PulseParameters PULSES = new PulseParameters(20, 250, 40);
  private static final List<Limitation> LIMITED =
      List.of(new Limitation(1, "amplitude mA", 40, 20, "patient limit"));

  private static SafeCommand command(
      boolean enabled,
      int epoch,
      StimulationMode mode,
      PulseParameters pulses,
      List<Limitation> limitations) {
    return new SafeCommand(enabled, epoch, mode, new PulseParameters[] {pulses}, limitations);
  }

  @Test
  void differsFromAnotherInEachThingThatItOrders() {
    SafeCommand command = command(true, 3, StimulationMode.GAIT, PULSES, LIMITED);
    SafeCommand same = command(true, 3, StimulationMode.GAIT, PULSES, LIMITED);
    assertEquals(command, same);
    assertEquals(command.hashCode(), same.hashCode());
    assertNotEquals(SafeCommand.off().hashCode(), command.hashCode());
    for (Object other :
        List.of(
            "no command",
            command(false, 3, StimulationMode.GAIT, PULSES, LIMITED),
            command(true, 4, StimulationMode.GAIT, PULSES, LIMITED),
            command(true, 3, StimulationMode.EXERCISE, PULSES, LIMITED),
            command(true, 3, StimulationMode.GAIT, PulseParameters.OFF, LIMITED),
            command(true, 3, StimulationMode.GAIT, PULSES, List.of()))) {
      assertNotEquals(command, other);
    }
  }

  @Test
  void isPrintedWithItsPulsesForWhoeverReadsALog() {
    assertEquals(
        "SafeCommand[outputEnabled=false, armingEpoch=0, mode=GAIT, channels="
            + List.of(
                PulseParameters.OFF,
                PulseParameters.OFF,
                PulseParameters.OFF,
                PulseParameters.OFF,
                PulseParameters.OFF,
                PulseParameters.OFF,
                PulseParameters.OFF,
                PulseParameters.OFF)
            + ", limitations=[]]",
        SafeCommand.off().toString());
  }
}
