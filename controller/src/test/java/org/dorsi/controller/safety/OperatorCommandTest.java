package org.dorsi.controller.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorsi.controller.stimulation.StimulationMode;
import org.dorsi.controller.stimulation.StrideModulation;
import org.junit.jupiter.api.Test;

class OperatorCommandTest {

  @Test
  void eachCommandIsALineOfAnOperatorFile() {
    Map<String, OperatorCommand> lines = new LinkedHashMap<>();
    lines.put("attest side-check", new OperatorCommand.Attest("side-check"));
    lines.put("arm", new OperatorCommand.Arm());
    lines.put("start", new OperatorCommand.Start());
    lines.put("pause", new OperatorCommand.Pause());
    lines.put("resume", new OperatorCommand.Resume());
    lines.put("acknowledge", new OperatorCommand.Acknowledge());
    lines.put("stop", new OperatorCommand.EmergencyStop());
    lines.put("intensity ta-right +1.0", new OperatorCommand.Intensity("ta-right", 1));
    lines.put("intensity ta-right +0.0", new OperatorCommand.Intensity("ta-right", 0));
    lines.put("intensity ta-right -0.5", new OperatorCommand.Intensity("ta-right", -0.5));
    lines.put("channel ta-right on", new OperatorCommand.ChannelEnable("ta-right", true));
    lines.put("channel ta-right off", new OperatorCommand.ChannelEnable("ta-right", false));
    lines.put(
        "modulate ta-right 0.8 1.2",
        new OperatorCommand.Modulate("ta-right", new StrideModulation(0.8, 1.2)));
    lines.put("mode sensory", new OperatorCommand.ChooseMode(StimulationMode.SENSORY));
    lines.put("confirm", new OperatorCommand.Confirm());
    lines.put("test ta-right on", new OperatorCommand.TestBurst("ta-right", true));
    lines.put("test ta-right off", new OperatorCommand.TestBurst("ta-right", false));
    lines.put("trigger ta-right on", new OperatorCommand.Trigger("ta-right", true));
    lines.put("calibrate ta-right hold", new OperatorCommand.Calibrate("ta-right", true));
    lines.put("calibrate ta-right release", new OperatorCommand.Calibrate("ta-right", false));
    lines.put(
        "mark ta-right tolerated", new OperatorCommand.Mark("ta-right", CalibrationMark.TOLERATED));
    lines.put("trigger ta-right off", new OperatorCommand.Trigger("ta-right", false));
    lines.put("deadman hold", new OperatorCommand.DeadMan(true));
    lines.put("deadman release", new OperatorCommand.DeadMan(false));
    lines.put("belt 0.8", new OperatorCommand.Belt(0.8));
    lines.put("marker tired", new OperatorCommand.Marker("tired"));
    lines.forEach((line, command) -> assertEquals(line, command.line()));
  }
}
